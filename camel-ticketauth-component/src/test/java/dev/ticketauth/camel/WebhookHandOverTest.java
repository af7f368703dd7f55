// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import dev.ticketauth.camel.session.StandingClock;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.direct.DirectComponent;
import org.apache.camel.component.direct.DirectEndpoint;
import org.apache.camel.support.DefaultProducer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Pushes that are answered when an endpoint keeps them, and full queues behind a webhook.
 */
class WebhookHandOverTest extends WebhookTestSupport {

    private static final String EXACT
            = "{\"calendarid\":12345678901234567890,\"status\":\"OPEN\",\"modifieddate\":\"2026-01-01T10:00:00.123456789Z\","
              + "\"price\":25.00,\"rate\":1e3,\"zero\":-0,\"note\":\"Zoë €\",\"none\":null,\"list\":[1.10,{}]}";

    private final MemoryRepositories repositories = new MemoryRepositories(new ConcurrentHashMap<>());
    private final List<TicketAuthChange> changes = new CopyOnWriteArrayList<>();
    private final CountDownLatch gate = new CountDownLatch(1);

    private static String appointment(int id) {
        return "{\"calendarid\":" + id + ",\"status\":\"OPEN\"}";
    }

    private static String spool(Path folder, String... more) {
        return "webhookHandOver=RAW(file:" + folder + "?delete=true&initialDelay=0&delay=50" + String.join("", more) + ")";
    }

    private void gated(String... options) throws Exception {
        camel.getRegistry().bind("seen", repositories.consumed());
        List<String> all = new ArrayList<>(List.of("webhookAuth=none", "idempotentRepository=#seen"));
        all.addAll(List.of(options));
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook("timetap", all.toArray(String[]::new))).routeId("hook").process(exchange -> {
                gate.await();
                changes.add(exchange.getMessage().getBody(TicketAuthChange.class));
            });
        });
    }

    private List<String> ids() {
        return changes.stream().map(TicketAuthChange::id).toList();
    }

    @Test
    void itIsAnsweredBeforeTheRouteEnds() throws Exception {
        gated("webhookHandOver=seda:kept");

        HttpResponse<String> answer = post("/hook", appointment(1).getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(changes).isEmpty();

        gate.countDown();
        await().untilAsserted(() -> assertThat(ids()).containsExactly("1"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "ticketevolution", "wsync" })
    void theRouteGetsTheSameChange(String provider, @TempDir Path folder) throws Exception {
        String[] options = provider.equals("wsync")
                ? new String[] { "webhookAuth=none", "idPointer=/calendarid", "updatedAtPointer=/modifieddate" }
                : new String[] { "webhookAuth=none" };
        Map<String, Stream<String>> handOvers = Map.of(
                "/direct", Stream.of(), "/seda", Stream.of("webhookHandOver=seda:kept"), "/file", Stream.of(spool(folder)));
        routes(builder -> handOvers.forEach((path, handOver) -> builder
                .from(webhookAt(path, provider, Stream.concat(Stream.of(options), handOver).toArray(String[]::new)))
                .process(exchange -> received.add(exchange.copy()))));
        for (String path : List.of("/direct", "/seda", "/file")) {
            if (provider.equals("ticketevolution")) {
                String order = EXACT.replace("calendarid", "id").replace("modifieddate", "updated_at");
                String form = "event_type=order_created&order_group_id=5&body=" + URLEncoder.encode(order, UTF_8);
                post(path, form.getBytes(UTF_8), "Content-Type", "application/x-www-form-urlencoded");
            } else {
                post(path, EXACT.getBytes(UTF_8), "Content-Type", "application/json");
            }
        }

        await().untilAsserted(() -> assertThat(received).hasSize(3));
        TicketAuthChange direct = change(0);
        assertThat(direct.id()).isEqualTo("12345678901234567890");
        assertThat(direct.time()).isEqualTo("2026-01-01T10:00:00.123456789Z");
        String text = TicketAuthConverter.toString(direct);
        assertThat(text)
                .contains("\"price\":25.00,\"rate\":1e3,\"zero\":-0,\"note\":\"Zoë €\",\"none\":null,\"list\":[1.10,{}]}");
        assertThat(received).extracting(exchange -> exchange.getMessage().getBody(TicketAuthChange.class))
                .allSatisfy(change -> {
                    assertThat(change).isEqualTo(direct);
                    assertThat(TicketAuthConverter.toString(change)).isEqualTo(text);
                });
        assertThat(received).extracting(exchange -> exchange.getMessage().getHeader("CamelCloudEventID")).containsOnly(
                received.get(0).getMessage().getHeader("CamelCloudEventID"));
        assertThat(received).allSatisfy(
                exchange -> assertThat(exchange.getMessage().getHeaders()).doesNotContainKeys("CamelFileName"));
        await().untilAsserted(() -> assertThat(files(folder)).isEmpty());
    }

    @Test
    void anEventOfTheCatalogIsHandedOverToo() throws Exception {
        routes(builder -> builder.from(webhook("ticketevolution", "webhookAuth=none", "webhookHandOver=seda:kept"))
                .process(exchange -> received.add(exchange.copy())));

        pushForm(Map.of("event_type", "event_deleted", "event_id", "7", "body", "{\"id\":7}"));

        await().untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(change(0).type()).isEqualTo("event.deleted");
        assertThat(change(0).resource()).isEqualTo("events");
        assertThat(change(0).record()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "seda:kept?size=1", "RAW(seda:kept?size=1&blockWhenFull=true&offerTimeout=100)" })
    void aFullQueueIsAnsweredComeAgainAndThePushIsTakenThen(String queue) throws Exception {
        gated("webhookHandOver=" + queue);
        // one is in the route, one in the queue
        assertThat(push(appointment(1))).isEqualTo(200);
        await().until(() -> takenInRoute().size() == 1);
        assertThat(push(appointment(2))).isEqualTo(200);

        HttpResponse<String> answer = post("/hook", appointment(3).getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
        assertThat(answer.body()).isEmpty();

        gate.countDown();
        await().untilAsserted(() -> assertThat(ids()).containsExactly("1", "2"));
        assertThat(push(appointment(3))).isEqualTo(200);
        await().untilAsserted(() -> assertThat(ids()).containsExactly("1", "2", "3"));
    }

    @ParameterizedTest
    @ValueSource(strings = { "seda:later?size=1", "seda:later?size=1&blockWhenFull=true&offerTimeout=100" })
    void aRouteWhoseQueueIsFullIsAnsweredComeAgain(String queue) throws Exception {
        routes(builder -> {
            builder.from(webhook("timetap", "webhookAuth=none")).to(queue);
            builder.from("seda:later?size=1").routeId("later").autoStartup(false).process(
                    exchange -> changes.add(exchange.getMessage().getBody(TicketAuthChange.class)));
        });
        assertThat(push(appointment(1))).isEqualTo(200);

        HttpResponse<String> answer = post("/hook", appointment(2).getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
        assertThat(answer.body()).isEmpty();

        camel.getRouteController().startRoute("later");
        await().untilAsserted(() -> assertThat(push(appointment(2))).isEqualTo(200));
        await().untilAsserted(() -> assertThat(ids()).containsExactly("1", "2"));
    }

    @Test
    void aHandOverThatFailsLosesNothing() throws Exception {
        AtomicBoolean down = new AtomicBoolean(true);
        camel.addComponent("broken", new Broken(down));
        gated("webhookHandOver=broken:queue");
        gate.countDown();

        HttpResponse<String> answer = post("/hook", appointment(1).getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
        assertThat(answer.body()).isEmpty();
        assertThat(repositories.consumedKeys()).isEmpty();

        down.set(false);
        assertThat(push(appointment(1))).isEqualTo(200);
        assertThat(ids()).containsExactly("1");
    }

    @Test
    void whatComesTwiceIsHandedOverOnce() throws Exception {
        gated("webhookHandOver=seda:kept");

        for (int i = 0; i < 3; i++) {
            assertThat(push(appointment(1))).isEqualTo(200);
        }
        assertThat(push(appointment(2))).isEqualTo(200);
        gate.countDown();

        await().untilAsserted(() -> assertThat(ids()).containsExactly("1", "2"));
        assertThat(push(appointment(1))).isEqualTo(200);
        await().during(Duration.ofMillis(300)).until(() -> changes.size() == 2);
    }

    @Test
    void whatFailsInTheRouteComesAgainFromAnEndpointThatKeepsIt(@TempDir Path folder) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook("timetap", "webhookAuth=none", spool(folder))).process(exchange -> {
                if (calls.incrementAndGet() < 3) {
                    throw new IllegalStateException("not yet");
                }
                changes.add(exchange.getMessage().getBody(TicketAuthChange.class));
            });
        });

        assertThat(push(appointment(1))).isEqualTo(200);

        await().untilAsserted(() -> assertThat(ids()).containsExactly("1"));
        await().untilAsserted(() -> assertThat(files(folder)).isEmpty());
        assertThat(calls).hasValue(3);
    }

    @Test
    void whatWasNotTakenBeforeARestartIsTakenAfterIt(@TempDir Path folder) throws Exception {
        camel.getRegistry().bind("seen", repositories.consumed());
        AtomicBoolean fails = new AtomicBoolean(true);
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook("timetap", "webhookAuth=none", "idempotentRepository=#seen", spool(folder))).routeId("hook")
                    .process(exchange -> {
                        if (fails.get()) {
                            throw new IllegalStateException("not yet");
                        }
                        changes.add(exchange.getMessage().getBody(TicketAuthChange.class));
                    });
        });
        for (int id = 1; id <= 5; id++) {
            assertThat(push(appointment(id))).isEqualTo(200);
        }
        camel.getRouteController().stopRoute("hook");
        assertThat(files(folder)).hasSize(5);
        fails.set(false);

        camel.getRouteController().startRoute("hook");

        await().untilAsserted(() -> assertThat(ids()).containsExactlyInAnyOrder("1", "2", "3", "4", "5"));
        await().untilAsserted(() -> assertThat(files(folder)).isEmpty());
        for (int id = 1; id <= 5; id++) {
            assertThat(push(appointment(id))).isEqualTo(200);
        }
        await().during(Duration.ofMillis(300)).until(() -> changes.size() == 5);
    }

    @Test
    void whatAQueueInMemoryHoldsIsDoneBeforeTheRouteStops() throws Exception {
        gated("webhookHandOver=seda:kept");
        for (int id = 1; id <= 20; id++) {
            assertThat(push(appointment(id))).isEqualTo(200);
        }
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> {
            try {
                camel.getRouteController().stopRoute("hook");
            } catch (Exception e) {
                throw new IllegalStateException(e);
            }
        }, Caller::start);
        await().untilAsserted(() -> assertThat(push(appointment(21))).isIn(404, 503));
        assertThat(changes).isEmpty();

        gate.countDown();
        stopped.get();

        assertThat(ids()).hasSize(20).doesNotHaveDuplicates();
    }

    @Test
    void whatWasUnderWayAtACrashWaitsInsteadOfFailing(@TempDir Path folder) throws Exception {
        StandingClock clock = new StandingClock();
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        // nothing may fail
        gated("webhookTakenFor=10s", spool(folder, "&moveFailed=.failed"));
        assertThat(push(appointment(1))).isEqualTo(200);
        await().until(() -> takenInRoute().size() == 1);
        List<String> left = List.copyOf(repositories.consumedKeys());
        String text = Files.readString(folder.resolve(files(folder).get(0)));
        gate.countDown();
        await().untilAsserted(() -> assertThat(files(folder)).isEmpty());

        // what a process that is killed at that moment leaves behind
        repositories.consumedKeys().clear();
        repositories.consumedKeys().addAll(left);
        changes.clear();
        Files.writeString(folder.resolve("again"), text);

        await().during(Duration.ofMillis(700)).until(() -> changes.isEmpty() && files(folder).contains("again"));
        clock.advance(Duration.ofSeconds(20));
        await().untilAsserted(() -> assertThat(ids()).containsExactly("1"));
        await().untilAsserted(() -> assertThat(files(folder)).isEmpty());
        assertThat(files(folder.resolve(".failed"))).isEmpty();
    }

    @Test
    void whatAWebhookHasNotPutThereIsNotTaken(@TempDir Path folder) throws Exception {
        gated(spool(folder, "&moveFailed=.failed"));
        gate.countDown();
        List<String> foreign = List.of(
                "", "nonsense", "[]", "{\"id\":\"1\"}",
                "{\"pushKey\":\"k\",\"type\":\"booking.changed\",\"provider\":\"wsync\",\"account\":\"live\",\"id\":\"1\",\"raw\":{}}",
                "{\"pushKey\":\"k\",\"type\":\"booking.changed\",\"provider\":\"timetap\",\"account\":\"test\",\"id\":\"1\",\"raw\":{}}",
                "{\"webhook\":\"other\",\"pushKey\":\"k\",\"type\":\"booking.changed\",\"provider\":\"timetap\","
                                                                                                                                          + "\"account\":\"live\",\"id\":\"1\",\"raw\":{}}");
        for (int i = 0; i < foreign.size(); i++) {
            Files.writeString(folder.resolve("foreign" + i), foreign.get(i));
        }
        assertThat(push(appointment(1))).isEqualTo(200);

        await().untilAsserted(() -> assertThat(ids()).containsExactly("1"));
        await().untilAsserted(() -> assertThat(files(folder.resolve(".failed"))).hasSize(foreign.size()));
        assertThat(changes).hasSize(1);
    }

    /** Two webhooks need two queues: what the one reads is not always its own. */
    @Test
    void whatAnotherWebhookHasPutThereIsNotTaken(@TempDir Path folder) throws Exception {
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhookAt("/stopped", "timetap", "webhookAuth=none", "webhookTakenFor=61s",
                    "webhookHandOver=RAW(file:" + folder + "?initialDelay=600000&delay=600000)")).to("log:never");
            builder.from(webhook("timetap", "webhookAuth=none", spool(folder, "&moveFailed=.failed")))
                    .process(exchange -> changes.add(exchange.getMessage().getBody(TicketAuthChange.class)));
        });

        assertThat(post("/stopped", appointment(1).getBytes(UTF_8)).statusCode()).isEqualTo(200);
        assertThat(push(appointment(2))).isEqualTo(200);

        await().untilAsserted(() -> assertThat(files(folder.resolve(".failed"))).hasSize(1));
        await().untilAsserted(() -> assertThat(ids()).containsExactly("2"));
    }

    @Test
    void theHeadersOfAPushAreNotHandedOver() throws Exception {
        routes(builder -> builder.from(webhook("timetap", "webhookAuth=none", "webhookHandOver=seda:kept"))
                .process(exchange -> received.add(exchange.copy())));

        assertThat(push(appointment(1), "X-Other", "gone")).isEqualTo(200);

        await().untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(received.get(0).getMessage().getHeaders()).doesNotContainKeys("X-Other", "User-Agent", "pushKey", "webhook");
    }

    private List<String> takenInRoute() {
        return repositories.consumedKeys().stream().filter(key -> !key.contains("handed") && key.contains("taken")).toList();
    }

    private static List<String> files(Path folder) {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(Files::isRegularFile).map(file -> file.getFileName().toString()).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Endpoints that fail when they are given something, as a broker that can't be reached. */
    private static final class Broken extends DirectComponent {

        private final AtomicBoolean isDown;

        Broken(AtomicBoolean isDown) {
            this.isDown = isDown;
        }

        @Override
        protected Endpoint createEndpoint(String uri, String remaining, Map<String, Object> parameters) {
            return new DirectEndpoint(uri, this) {

                @Override
                public Producer createProducer() throws Exception {
                    Producer producer = super.createProducer();
                    return new DefaultProducer(this) {

                        @Override
                        public void process(Exchange exchange) throws Exception {
                            if (isDown.get()) {
                                throw new IOException("the broker is away");
                            }
                            producer.process(exchange);
                        }
                    };
                }
            };
        }
    }
}
