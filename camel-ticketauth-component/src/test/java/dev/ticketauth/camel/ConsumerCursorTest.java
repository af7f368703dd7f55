// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import dev.ticketauth.simulators.RecordedRequest;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Where a consumer begins: at its cursor, which hides nothing.
 */
class ConsumerCursorTest extends BookingConsumerTest {

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
    void aRestartWhileARunOfOneTimeIsReadAgainLosesNoneOfIt() throws Exception {
        Instant run = Instant.parse("2026-04-01T00:00:00Z");
        List.of(200_001L, 200_002L, 200_003L).forEach(id -> put(id, run));
        put(200_004L, run.plusSeconds(60));
        // the third one moves to the page that was read before
        AtomicBoolean moved = new AtomicBoolean();
        simulators.ticketmatic().onRequest(request -> {
            if (request.rawTarget().contains("lastupdatesince=2026-03-31") && request.rawTarget().endsWith("offset=2")
                    && moved.compareAndSet(false, true)) {
                simulators.ticketmatic().data().orders().remove(200_001L);
            }
        });
        route("pageSize=2", "maxMessagesPerPoll=1", "overlap=1s", "since=2026-04-01T00:00:00Z", "startScheduler=false");
        for (int polls = 0; polls < 3; polls++) {
            ((TicketAuthConsumer) camel.getRoute("sync").getConsumer()).poll();
        }
        assertThat(ids()).containsExactly("200001", "200002", "200004");
        camel.getRouteController().stopRoute("sync");
        camel.removeRoute("sync");

        route("pageSize=2", "overlap=1s");
        await().until(() -> ids().contains("200003"));
    }

    @Test
    void withoutACursorItBeginsAtSince() throws Exception {
        route("pageSize=10", "since=2026-01-01T10:03:00Z");
        awaitIdle();

        assertThat(consumed).isNotEmpty().hasSizeLessThan(BOOKINGS);
        assertThat(requests().get(0).rawTarget()).contains("lastupdatesince=2026-01-01");
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
}
