// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.SyncScenario.Change;
import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.server.Records;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A consumer and the simulator of a provider whose records somebody changes, over real HTTP. The polls are made one
 * after the other by the test; time goes on with every request.
 *
 * @param <K> the type of the provider's ids
 */
final class ConsumedUnderChange<K extends Comparable<K>> implements AutoCloseable {

    private static final int MOST_POLLS = 4_000;

    private final Source<K> source;
    private final SyncScenario scenario;
    private final ProviderSimulators simulators;
    private final ProviderSimulator simulator;
    private final Records<K> records;
    private final DefaultCamelContext camel = new DefaultCamelContext();
    private final MemoryRepositories repositories = new MemoryRepositories(new ConcurrentHashMap<>());
    private final Set<K> wedgedIn = new HashSet<>();
    private final Map<String, String> sink = new HashMap<>();
    private final List<String> delivered = new ArrayList<>();
    private final Map<String, Integer> versions = new HashMap<>();
    private final Set<String> failed = new HashSet<>();
    private volatile Instant now = SyncScenario.BEGIN;
    private final List<String> fallenBehind = new ArrayList<>();
    private int numbers;
    private int attempts;
    private int requests;
    private boolean atPeace;
    private TicketAuthConsumer consumer;

    /**
     * What is particular about a provider.
     *
     * @param <K> the type of its ids
     */
    interface Source<K extends Comparable<K>> {

        String provider();

        /** What the consumer's options need besides those that all have. */
        String options(SyncScenario scenario);

        ProviderSimulators.Builder settings(ProviderSimulators.Builder simulators, SyncScenario scenario);

        Records<K> records(ProviderSimulators simulators);

        /** The id of the n-th record that comes. */
        K id(int number);

        /** Makes a record of another one. */
        void write(ObjectNode record, K id, Instant changedAt, int version);

        /** Whether a consumer gets such a record at all. */
        default boolean isConsumed(JsonNode record) {
            return true;
        }

        /** The id as a route has it. */
        String idOf(JsonNode record);

        int version(JsonNode record);

        /** Whether records change. */
        default boolean changes() {
            return true;
        }
    }

    ConsumedUnderChange(Source<K> source, SyncScenario scenario) throws Exception {
        this.source = source;
        this.scenario = scenario;
        this.simulators = source.settings(ProviderSimulators.builder().clock(() -> now), scenario).start();
        this.simulator = simulators.all().stream().filter(each -> each.provider().equals(source.provider())).findFirst()
                .orElseThrow();
        this.records = source.records(simulators);
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(new Clock() {

            @Override
            public Instant now() {
                return now;
            }

            @Override
            public long nanoTime() {
                return System.nanoTime();
            }
        });
        camel.getRegistry().bind("cursors", repositories.cursors());
        camel.getRegistry().bind("consumed", repositories.consumed());
        camel.start();
        scenario.first().forEach(secondsAgo -> put(new Change(SyncScenario.Kind.COMES_LATE, 0, secondsAgo)));
        wedgedIn.clear();
        simulator.onRequest(request -> meanwhile());
    }

    private synchronized void meanwhile() {
        if (!atPeace && requests < scenario.meanwhile().size()) {
            now = now.plusSeconds(scenario.secondsPerRequest());
            scenario.meanwhile().get(requests).forEach(this::apply);
        }
        requests++;
    }

    private void apply(Change change) {
        switch (change.kind()) {
            case COMES, COMES_LATE -> put(change);
            case CHANGES -> {
                K id = pick(change.pick());
                if (id != null && source.changes()) {
                    records.change(id, record -> source.write(record, id, now, source.version(record) + 1));
                    wedgedIn.add(id);
                }
            }
            case GOES -> {
                K id = pick(change.pick());
                if (id != null && source.changes()) {
                    records.remove(id);
                }
            }
        }
    }

    private void put(Change change) {
        K id = source.id(++numbers);
        ObjectNode record = records.find(records.ids().get(0));
        Instant changedAt = change.kind() == SyncScenario.Kind.COMES ? now : now.minusSeconds(change.seconds());
        source.write(record, id, changedAt, 0);
        records.put(id, record);
        wedgedIn.add(id);
    }

    // not one that came in among others while pages are read: see the properties of the single walks
    private K pick(int number) {
        List<K> ids = new ArrayList<>(records.ids());
        // the first one stays as the pattern of those that come
        ids.remove(0);
        ids.removeAll(wedgedIn);
        return ids.isEmpty() ? null : ids.get(number % ids.size());
    }

    /** Polls until nothing comes any more. */
    void consume() throws Exception {
        start();
        int quiet = 0;
        for (int polls = 0; quiet < 3; polls++) {
            assertThat(polls).as("polls").isLessThan(MOST_POLLS);
            if (scenario.restarts().contains(polls)) {
                restart();
            }
            int before = attempts;
            consumer.poll();
            synchronized (this) {
                atPeace |= polls > scenario.polls();
                now = now.plusSeconds(1);
                quiet = atPeace && attempts == before ? quiet + 1 : 0;
            }
        }
    }

    private void start() throws Exception {
        String uri = "ticketauth:" + source.provider() + "?" + source.options(scenario) + "&baseUri=" + simulator.baseUri()
                     + "&allowPlainHttp=true&accessKey=RAW(" + simulator.accessKey() + ")&secretKey=RAW("
                     + simulator.secretKey()
                     + ")&startScheduler=false&cursorRepository=#cursors&idempotentRepository=#consumed&overlap="
                     + SyncScenario.OVERLAP_SECONDS + "s&maxMessagesPerPoll="
                     + scenario.maxMessagesPerPoll();
        camel.addRoutes(new RouteBuilder() {

            @Override
            public void configure() {
                errorHandler(noErrorHandler());
                from(uri).routeId("sync").process(ConsumedUnderChange.this::take);
            }
        });
        consumer = (TicketAuthConsumer) camel.getRoute("sync").getConsumer();
    }

    private void restart() throws Exception {
        camel.getRouteController().stopRoute("sync");
        camel.removeRoute("sync");
        start();
    }

    private void take(Exchange exchange) {
        JsonNode raw = exchange.getMessage().getBody(JsonNode.class).get("raw");
        String id = exchange.getMessage().getHeader(TicketAuthConstants.RECORD_ID, String.class);
        int version = source.version(raw);
        if (version < versions.getOrDefault(id, 0)) {
            fallenBehind.add(id + " from version " + versions.get(id) + " to " + version);
        }
        versions.put(id, version);
        int attempt = attempts++;
        boolean fails = scenario.failures().contains(attempt) && failed.add(raw.toString());
        if (fails && attempt % 2 == 0) {
            throw new IllegalStateException("fails before it has done anything");
        }
        sink.put(id, raw.toString());
        delivered.add(id);
        if (fails) {
            throw new IllegalStateException("fails when it has done everything");
        }
    }

    /** What the provider has has arrived, in its latest state. */
    void assertNothingIsLost() {
        assertThat(simulator.refusals()).isEmpty();
        assertThat(fallenBehind).isEmpty();
        List<String> lost = new ArrayList<>();
        for (ObjectNode record : records.all()) {
            String id = source.idOf(record);
            if (source.isConsumed(record) && !record.toString().equals(sink.get(id))) {
                lost.add(id + " in version " + source.version(record) + ", there is " + sink.get(id));
            }
        }
        assertThat(lost).isEmpty();
    }

    /** And each of them once. */
    void assertEachCameOnce() {
        assertNothingIsLost();
        assertThat(delivered).doesNotHaveDuplicates();
    }

    @Override
    public void close() {
        camel.stop();
        simulators.close();
    }
}
