// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ticketauth.simulators.Fault;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.support.AsyncProcessorSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a consumer sends into a route, and when.
 */
class TicketAuthConsumerTest extends BookingConsumerTest {

    @Test
    void consumesEverythingThenOnlyWhatHasChanged() throws Exception {
        route("pageSize=10");
        awaitIdle();
        assertThat(ids()).hasSize(BOOKINGS).doesNotHaveDuplicates();
        assertThat(consumed).extracting(exchange -> booking(exchange).updatedAt()).isSorted();

        change(100_002L, Instant.parse("2026-03-01T00:00:00Z"));
        awaitConsumed(BOOKINGS + 1);
        awaitIdle();

        assertThat(last().getMessage().getHeader(TicketAuthConstants.RECORD_ID)).isEqualTo("100002");
        assertThat(ids()).hasSize(BOOKINGS + 1);
    }

    @Test
    void everyExchangeSaysWhatItIs() throws Exception {
        route("pageSize=10");
        awaitIdle();
        Exchange first = consumed.peek();
        Booking booking = booking(first);

        assertThat(booking.provider()).isEqualTo("ticketmatic");
        assertThat(booking.account()).isEqualTo("testaccount");
        Map<String, Object> headers = first.getMessage().getHeaders();
        assertThat(headers).containsEntry("CamelTicketAuthProvider", "ticketmatic")
                .containsEntry("CamelTicketAuthResource", "bookings").containsEntry("CamelTicketAuthRecordId", booking.id())
                .containsEntry("CamelTicketAuthCursor", booking.updatedAt().toString())
                .containsEntry("CamelCloudEventType", "ticketauth.booking.changed")
                .containsEntry("CamelCloudEventSource", "ticketauth:ticketmatic/testaccount")
                .containsEntry("CamelCloudEventSubject", booking.id())
                .containsEntry("CamelCloudEventTime", booking.updatedAt().toString());
        assertThat(headers.get("CamelTicketAuthRecordVersion")).asString().startsWith(booking.updatedAt() + "/");
        assertThat(headers.get("CamelCloudEventID")).asString().startsWith(booking.id() + "/");
        assertThat(consumed).extracting(exchange -> exchange.getMessage().getHeader("CamelCloudEventID"))
                .doesNotHaveDuplicates();
    }

    @Test
    void aRecordThatFailsEndsThePollAndBeginsTheNext() throws Exception {
        AtomicInteger failing = new AtomicInteger(2);
        List<String> attempts = Collections.synchronizedList(new ArrayList<>());
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(consumer("pageSize=10")).process(exchange -> {
                attempts.add(booking(exchange).id());
                if (attempts.size() >= 3 && failing.getAndDecrement() > 0) {
                    throw new IllegalStateException("not today");
                }
                consumed.add(exchange.copy());
            });
        });
        awaitIdle();

        // the third failed twice, nothing overtook it, and nothing else came twice
        assertThat(attempts.subList(2, 5)).containsOnly(attempts.get(2));
        assertThat(attempts).hasSize(BOOKINGS + 2);
        assertThat(ids()).hasSize(BOOKINGS).doesNotHaveDuplicates();
    }

    @Test
    void aFailureThatTheRouteHandlesCountsAsConsumed() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        routes(builder -> {
            builder.onException(IllegalStateException.class).handled(true);
            builder.from(consumer("pageSize=10")).process(exchange -> {
                consumed.add(exchange.copy());
                if (calls.incrementAndGet() == 3) {
                    throw new IllegalStateException("handled");
                }
            });
        });
        awaitIdle();

        assertThat(ids()).hasSize(BOOKINGS).doesNotHaveDuplicates();
    }

    @Test
    void noPageIsAskedForWhileTooManyRecordsAreUnderWay() throws Exception {
        Held held = new Held();
        routes(builder -> builder.from(consumer("pageSize=10", "maxInFlight=5")).process(held));
        await().untilAsserted(() -> assertThat(held.waiting).hasSizeBetween(8, 10));
        int first = held.waiting.size();

        held.release(first - 6);
        await().during(Duration.ofMillis(300)).atMost(Duration.ofSeconds(5)).until(() -> lists() == 1);
        held.release(1);
        await().untilAsserted(() -> assertThat(lists()).isEqualTo(2));
        held.releaseAll();
        await().untilAsserted(() -> assertThat(held.ids).hasSize(BOOKINGS));
        assertThat(held.ids).doesNotHaveDuplicates();
    }

    @Test
    void aPollEndsAfterMaxMessagesAndTheNextGoesOnWithoutReadingAgain() throws Exception {
        List<Integer> batches = Collections.synchronizedList(new ArrayList<>());
        routes(builder -> builder.from(consumer("pageSize=1000", "maxMessagesPerPoll=20", "greedy=true", "delay=3600000"))
                .process(exchange -> {
                    batches.add(exchange.getProperty(Exchange.BATCH_SIZE, Integer.class));
                    consumed.add(exchange.copy());
                }));
        awaitConsumed(BOOKINGS);

        assertThat(batches).contains(20, 14);
        assertThat(ids()).doesNotHaveDuplicates();
        // one page of all, and with greedy one more poll that finds nothing new
        await().untilAsserted(() -> assertThat(lists()).isEqualTo(2));
    }

    @Test
    void theLastRecordOfABatchSaysSo() throws Exception {
        route("pageSize=1000");
        awaitIdle();

        List<Exchange> all = List.copyOf(consumed);
        assertThat(all).extracting(exchange -> exchange.getProperty(Exchange.BATCH_SIZE)).containsOnly(BOOKINGS);
        assertThat(all.get(BOOKINGS - 1).getProperty(Exchange.BATCH_COMPLETE)).isEqualTo(true);
        assertThat(all.subList(0, BOOKINGS - 1))
                .noneMatch(exchange -> exchange.getProperty(Exchange.BATCH_COMPLETE, boolean.class));
    }

    @Test
    void aProviderThatFailsMakesTheConsumerUnhealthyUntilItIsBack() throws Exception {
        checkConsumers();
        simulators.ticketmatic().inject(Fault.status(500).onPath("/api/1/testaccount/orders").always());
        route("pageSize=10");
        await().untilAsserted(() -> assertThat(health()).isEqualTo(HealthCheck.State.DOWN));

        simulators.ticketmatic().clearFaults();
        awaitConsumed(BOOKINGS);
        await().untilAsserted(() -> assertThat(health()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void aRecordThatKeepsFailingMakesTheConsumerUnhealthy() throws Exception {
        checkConsumers();
        CountDownLatch repaired = new CountDownLatch(1);
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(consumer("pageSize=10")).routeId("sync").process(exchange -> {
                if (repaired.getCount() > 0) {
                    throw new IllegalStateException("broken");
                }
                consumed.add(exchange.copy());
            });
        });
        await().untilAsserted(() -> assertThat(health()).isEqualTo(HealthCheck.State.DOWN));

        repaired.countDown();
        awaitConsumed(BOOKINGS);
        await().untilAsserted(() -> assertThat(health()).isEqualTo(HealthCheck.State.UP));
    }

    @Test
    void aSourceWithoutAChangeFilterIsReadWholeAndCompared() throws Exception {
        routes(builder -> builder.from(endpoint("tt", "resource=bookings", "delay=200", "initialDelay=0"))
                .routeId("sync").process(exchange -> consumed.add(exchange.copy())));
        int orders = simulators.tt().data().orders().size();
        awaitConsumed(orders);
        var id = simulators.tt().data().orders().ids().get(7);
        simulators.tt().data().orders().change(id, order -> order.put("leavesQuantity", 1));
        awaitConsumed(orders + 1);

        assertThat(booking(last()).raw().get("leavesQuantity").asInt()).isEqualTo(1);
        assertThat(consumed).hasSize(orders + 1);
    }

    @Test
    void aStateThatARecordReturnsToIsNews() throws Exception {
        var orders = simulators.tt().data().orders();
        int all = orders.size();
        routes(builder -> builder.from(endpoint("tt", "resource=bookings", "delay=100", "initialDelay=0"))
                .process(exchange -> consumed.add(exchange.copy())));
        awaitConsumed(all);
        var id = orders.ids().get(7);
        var before = orders.find(id);

        orders.change(id, order -> order.put("price", 1));
        awaitConsumed(all + 1);
        orders.put(id, before);
        awaitConsumed(all + 2);

        assertThat(booking(last()).raw()).isEqualTo(before);
        long lists = simulators.tt().requests().size();
        await().until(() -> simulators.tt().requests().size() > lists + 2_000 / 100);
        assertThat(consumed).hasSize(all + 2);
    }

    /** A route's step that ends no exchange by itself. */
    private static final class Held extends AsyncProcessorSupport {

        private final ConcurrentLinkedQueue<AsyncCallback> waiting = new ConcurrentLinkedQueue<>();
        private final ConcurrentLinkedQueue<String> ids = new ConcurrentLinkedQueue<>();
        private volatile boolean open;

        @Override
        public boolean process(Exchange exchange, AsyncCallback callback) {
            ids.add(booking(exchange).id());
            if (open) {
                callback.done(true);
                return true;
            }
            waiting.add(callback);
            return false;
        }

        void release(int count) {
            for (int i = 0; i < count; i++) {
                waiting.remove().done(false);
            }
        }

        void releaseAll() {
            open = true;
            for (AsyncCallback callback = waiting.poll(); callback != null; callback = waiting.poll()) {
                callback.done(false);
            }
        }
    }
}
