// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Consumers of a Ticketmatic of 60 orders, 54 of which are no baskets, over real HTTP.
 */
abstract class BookingConsumerTest extends SimulatorTest {

    static final int ORDERS = 60;
    static final int BOOKINGS = 54;

    final Map<String, String> cursors = new ConcurrentHashMap<>();
    final ConcurrentLinkedQueue<Exchange> consumed = new ConcurrentLinkedQueue<>();

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.builder().ticketmatic(TicketmaticSettings.defaults().withOrders(ORDERS)).start();
    }

    void route(String... options) throws Exception {
        routes(builder -> builder.from(consumer(options)).routeId("sync").process(exchange -> consumed.add(exchange.copy())));
    }

    String consumer(String... options) {
        camel.getRegistry().bind("cursors", new MemoryRepositories(cursors).cursors());
        String[] all = Stream.concat(
                Stream.of("resource=bookings", "cursorRepository=#cursors", "delay=100", "initialDelay=0"),
                Stream.of(options)).toArray(String[]::new);
        // the last one of a name wins, as a map has it
        Map<String, String> byName = new LinkedHashMap<>();
        for (String option : all) {
            byName.put(option.substring(0, option.indexOf('=')), option);
        }
        return endpoint("ticketmatic", byName.values().toArray(String[]::new));
    }

    void awaitConsumed(int count) {
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(consumed).hasSizeGreaterThanOrEqualTo(count));
    }

    // two more polls that found nothing
    void awaitIdle() {
        await().atMost(20, TimeUnit.SECONDS).until(() -> !consumed.isEmpty());
        long size = -1;
        while (size != consumed.size()) {
            size = consumed.size();
            long lists = lists();
            await().atMost(20, TimeUnit.SECONDS).until(() -> lists() >= lists + 2);
        }
    }

    List<RecordedRequest> requests() {
        return simulators.ticketmatic().requests().stream()
                .filter(request -> request.rawTarget().contains("/orders")).toList();
    }

    long lists() {
        return requests().size();
    }

    List<String> ids() {
        return consumed.stream().map(exchange -> booking(exchange).id()).toList();
    }

    Exchange last() {
        return List.copyOf(consumed).get(consumed.size() - 1);
    }

    void change(long id, Instant updatedAt) {
        simulators.ticketmatic().data().orders().change(id, order -> order.put("lastupdatets", text(updatedAt)));
    }

    void put(long id, Instant updatedAt) {
        ObjectNode order = simulators.ticketmatic().data().orders().find(100_002L);
        simulators.ticketmatic().data().orders().put(id, order.put("orderid", id).put("lastupdatets", text(updatedAt)));
    }

    static String text(Instant time) {
        return time.toString().replace('T', ' ').replace("Z", "");
    }

    // as camel-main does when health checks are on
    void checkConsumers() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        registry.register(registry.resolveById("consumers"));
    }

    HealthCheck.State health() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> result.getCheck().getId().startsWith("consumer:")).map(HealthCheck.Result::getState)
                .findFirst().orElse(null);
    }
}
