package dev.ticketauth.camel;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import org.apache.camel.AsyncCallback;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRegistry;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The consumer over real HTTP, with a Ticketmatic of 60 orders, 54 of which are no baskets.
 */
class TicketAuthConsumerTest extends SimulatorTest {

    private static final int ORDERS = 60;
    private static final int BOOKINGS = 54;

    private final Map<String, String> cursors = new ConcurrentHashMap<>();
    private final ConcurrentLinkedQueue<Exchange> consumed = new ConcurrentLinkedQueue<>();

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.builder().ticketmatic(TicketmaticSettings.defaults().withOrders(ORDERS)).start();
    }

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
    void aRecordThatBecomesVisibleLateWithinTheOverlapIsConsumed() throws Exception {
        route("pageSize=10", "overlap=5m");
        awaitIdle();
        Instant newest = booking(last()).updatedAt();

        put(200_000L, newest.minusSeconds(200));
        awaitConsumed(BOOKINGS + 1);

        assertThat(last().getMessage().getHeader(TicketAuthConstants.RECORD_ID)).isEqualTo("200000");
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
    void afterARestartItGoesOnAtTheCursor() throws Exception {
        camel.getRegistry().bind("seen", MemoryIdempotentRepository.memoryIdempotentRepository(1_000));
        route("pageSize=10", "idempotentRepository=#seen");
        awaitIdle();
        camel.getRouteController().stopRoute("sync");
        camel.removeRoute("sync");
        simulators.ticketmatic().clearRequests();
        put(200_000L, Instant.parse("2026-03-01T00:00:00Z"));
        route("pageSize=11", "idempotentRepository=#seen");
        awaitConsumed(BOOKINGS + 1);
        awaitIdle();

        assertThat(ids()).hasSize(BOOKINGS + 1).doesNotHaveDuplicates();
        assertThat(requests()).first().extracting(RecordedRequest::rawTarget).asString().contains("lastupdatesince=2026-01-01");
    }

    @Test
    void aDamagedCursorLosesNothing() throws Exception {
        route("pageSize=10");
        awaitIdle();
        String key = cursors.keySet().iterator().next();
        assertThat(key).startsWith("ticketauth/ticketmatic/http://127.0.0.1:").contains("/testaccount/bookings/")
                .doesNotContain("=");
        String value = cursors.get(key);
        assertThat(value).doesNotContain("\n");
        camel.getRouteController().stopRoute("sync");
        camel.removeRoute("sync");

        cursors.put(key, value.substring(0, value.length() - 4));
        consumed.clear();
        route("pageSize=12");
        awaitIdle();

        assertThat(ids()).hasSize(BOOKINGS);
    }

    @Test
    void theCursorNeverGetsAheadOfARecordThatFailed() throws Exception {
        camel.getRegistry().bind("seen", new MemoryRepositories(cursors).consumed());
        route("pageSize=1000", "idempotentRepository=#seen", "overlap=0");
        awaitIdle();
        camel.getRouteController().stopRoute("sync");
        camel.removeRoute("sync");
        // one that fails, in front of all those that were consumed before and are read again
        cursors.clear();
        put(200_000L, Instant.parse("2025-12-01T00:00:00Z"));
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(consumer("pageSize=1000", "idempotentRepository=#seen", "overlap=0")).process(exchange -> {
                throw new IllegalStateException("never");
            });
        });
        long before = lists();
        await().until(() -> lists() > before);
        await().during(Duration.ofMillis(500)).until(cursors::isEmpty);
    }

    @Test
    void withoutACursorItBeginsAtSince() throws Exception {
        route("pageSize=10", "since=2026-01-01T10:03:00Z");
        awaitIdle();

        assertThat(consumed).isNotEmpty().hasSizeLessThan(BOOKINGS);
        assertThat(requests().get(0).rawTarget()).contains("lastupdatesince=2026-01-01");
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

    @Test
    void aRecordFromTheFutureHidesNothing() throws Exception {
        put(200_000L, Instant.parse("2099-01-01T00:00:00Z"));
        route("pageSize=10", "overlap=0");
        awaitConsumed(BOOKINGS + 1);
        awaitIdle();
        assertThat(cursors.values()).singleElement().asString().doesNotContain("2099");

        put(200_001L, Instant.now().plusSeconds(60));
        awaitConsumed(BOOKINGS + 2);
    }

    @Test
    void aFileKeepsTheCursorAcrossContexts(@TempDir Path folder) throws Exception {
        camel.getRegistry().bind("file", FileStateRepository.fileStateRepository(folder.resolve("cursor").toFile()));
        String uri = endpoint("ticketmatic", "resource=bookings", "delay=100", "initialDelay=0", "cursorRepository=#file");
        routes(builder -> builder.from(uri).routeId("sync").process(exchange -> consumed.add(exchange.copy())));
        awaitIdle();
        try (CamelContext second = new DefaultCamelContext()) {
            second.getRegistry().bind("file", FileStateRepository.fileStateRepository(folder.resolve("cursor").toFile()));
            simulators.ticketmatic().clearRequests();
            camel.getRouteController().stopRoute("sync");
            second.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    from(uri).to("log:again?level=OFF");
                }
            });
            second.start();
            await().until(() -> !requests().isEmpty());
        }
        assertThat(requests()).allMatch(request -> request.rawTarget().contains("lastupdatesince="));
    }

    @Test
    void aConsumerThatIsSuspendedGoesOnWhereItWas() throws Exception {
        route("pageSize=5", "maxMessagesPerPoll=7");
        awaitConsumed(7);
        camel.getRouteController().suspendRoute("sync");
        int size = consumed.size();
        await().during(Duration.ofMillis(300)).until(() -> consumed.size() <= size + 1);
        camel.getRouteController().resumeRoute("sync");
        awaitConsumed(BOOKINGS);
        awaitIdle();

        assertThat(ids()).hasSize(BOOKINGS).doesNotHaveDuplicates();
    }

    private void route(String... options) throws Exception {
        routes(builder -> builder.from(consumer(options)).routeId("sync").process(exchange -> consumed.add(exchange.copy())));
    }

    private String consumer(String... options) {
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

    private void awaitConsumed(int count) {
        await().atMost(20, TimeUnit.SECONDS).untilAsserted(() -> assertThat(consumed).hasSizeGreaterThanOrEqualTo(count));
    }

    // two more polls that found nothing
    private void awaitIdle() {
        await().atMost(20, TimeUnit.SECONDS).until(() -> !consumed.isEmpty());
        long size = -1;
        while (size != consumed.size()) {
            size = consumed.size();
            long lists = lists();
            await().atMost(20, TimeUnit.SECONDS).until(() -> lists() >= lists + 2);
        }
    }

    private List<RecordedRequest> requests() {
        return simulators.ticketmatic().requests().stream()
                .filter(request -> request.rawTarget().contains("/orders")).toList();
    }

    private long lists() {
        return requests().size();
    }

    private List<String> ids() {
        return consumed.stream().map(exchange -> booking(exchange).id()).toList();
    }

    private Exchange last() {
        return List.copyOf(consumed).get(consumed.size() - 1);
    }

    private void change(long id, Instant updatedAt) {
        simulators.ticketmatic().data().orders().change(id, order -> order.put("lastupdatets", text(updatedAt)));
    }

    private void put(long id, Instant updatedAt) {
        ObjectNode order = simulators.ticketmatic().data().orders().find(100_002L);
        simulators.ticketmatic().data().orders().put(id, order.put("orderid", id).put("lastupdatets", text(updatedAt)));
    }

    private static String text(Instant time) {
        return time.toString().replace('T', ' ').replace("Z", "");
    }

    // as camel-main does when health checks are on
    private void checkConsumers() {
        HealthCheckRegistry registry = HealthCheckRegistry.get(camel);
        registry.register(registry.resolveById("consumers"));
    }

    private HealthCheck.State health() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> result.getCheck().getId().startsWith("consumer:")).map(HealthCheck.Result::getState)
                .findFirst().orElse(null);
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
