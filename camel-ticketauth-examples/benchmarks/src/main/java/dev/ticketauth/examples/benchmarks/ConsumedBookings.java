// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.examples.hub.store.RecordBatch;
import dev.ticketauth.examples.hub.store.RecordColumns;
import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultPollingConsumerPollStrategy;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;

/**
 * A route from the consumer of this project into batches.
 */
final class ConsumedBookings implements BookingReader {

    private static final String ROUTE = "bookings";
    // filled up before the heap is looked at; the default of 100,000 would be only just full the second time
    private static final int CONSUMED = 10_000;

    private final String uri;
    private final BookingTable table;

    ConsumedBookings(SimulatorProcess.Account account, BookingTable table) {
        this.uri = "ticketauth:ticketmatic?resource=bookings&pageSize=1000&maxInFlight=2000&allowPlainHttp=true&baseUri="
                   + account.base() + "&account=" + account.name() + "&accessKey=" + account.accessKey() + "&secretKey="
                   + account.secretKey()
                   + "&initialDelay=0&pollStrategy=#poll&cursorRepository=#cursors&idempotentRepository=#consumed";
        this.table = table;
    }

    @Override
    public String name() {
        return "consumer";
    }

    @Override
    public double read(Runnable each) throws Exception {
        FirstPoll poll = new FirstPoll();
        // another context each time: the next one begins without a cursor again
        try (CamelContext camel = new DefaultCamelContext()) {
            camel.getRegistry().bind("poll", poll);
            camel.getRegistry().bind("cursors", new MemoryStateRepository());
            camel.getRegistry().bind("consumed", MemoryIdempotentRepository.memoryIdempotentRepository(CONSUMED));
            camel.addRoutes(route(each));
            camel.start();
            long begin = System.nanoTime();
            camel.getRouteController().startRoute(ROUTE);
            poll.end.get();
            return (System.nanoTime() - begin) / 1e9;
        }
    }

    private RouteBuilder route(Runnable each) {
        return new RouteBuilder() {

            @Override
            public void configure() {
                from(uri).routeId(ROUTE).autoStartup(false).process(exchange -> each.run()).process(
                        new RecordBatch(table.database(), BookingTable.NAME, new Columns()));
            }
        };
    }

    /** What of a booking is stored. */
    private static final class Columns implements RecordColumns {

        @Override
        public List<String> names() {
            return BookingTable.COLUMNS;
        }

        @Override
        public void bind(PreparedStatement row, int first, Exchange record) throws SQLException {
            Booking booking = record.getMessage().getBody(Booking.class);
            BookingTable.bind(
                    row, first, booking.reference(), booking.status(), booking.total(), booking.updatedAt());
        }
    }

    /** One poll reads a list to its end, and ends when the last record is stored. */
    private static final class FirstPoll extends DefaultPollingConsumerPollStrategy {

        private final CompletableFuture<Void> end = new CompletableFuture<>();

        @Override
        public void commit(Consumer consumer, Endpoint endpoint, int polled) {
            end.complete(null);
        }

        @Override
        public boolean rollback(Consumer consumer, Endpoint endpoint, int retries, Exception cause) {
            end.completeExceptionally(cause);
            return false;
        }
    }
}
