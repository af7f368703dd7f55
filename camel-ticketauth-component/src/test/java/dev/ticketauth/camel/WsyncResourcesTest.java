// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.AnswerBody;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.wsync.WsyncSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * Tickets and online booking of W-SYNC over HTTP, at the paths and with the fields that the simulator has made up.
 */
class WsyncResourcesTest extends SimulatorTest {

    private static final String[] SHAPE
            = {
                    "ticketsPath=/tickets", "searchPath=/tickets/search", "bookingPath=/bookings", "statusPointer=/status",
                    "updatedAtPointer=/updatedAt", "pageParam=page", "pageSizeParam=pageSize", "inDoubtDelay=0" };

    private WsyncSimulator wsync() {
        return (WsyncSimulator) simulator("wsync");
    }

    private Exchange operation(String operation, Object body, String... options) {
        String[] all = Stream.of(Stream.of("operation=" + operation), Stream.of(SHAPE), Stream.of(options))
                .flatMap(some -> some).toArray(String[]::new);
        return send(endpoint("wsync", all), body, Map.of());
    }

    private <R> List<R> list(Class<R> type, String operation, String... options) {
        Exchange exchange = operation(operation, null, options);
        return records(type, exchange);
    }

    @Test
    void aListWithARecordThatHasNoIdHasFailedForGood() {
        simulator("wsync").inject(Fault.answer(200, "application/json",
                AnswerBody.text("[{\"id\": 1}, {\"name\": \"none\"}, {\"id\": 3}]")));
        Exchange exchange = send(endpoint("wsync", "operation=listTickets", "ticketsPath=/tickets"), null, Map.of());
        Iterator<?> tickets = exchange.getMessage().getBody(Iterator.class);
        tickets.next();

        Throwable failure = catchThrowable(tickets::next);

        assertThat(failure).isInstanceOf(TicketAuthProviderException.class).hasMessageContaining("a record without an id");
        assertThatThrownBy(tickets::next).isSameAs(failure);
        assertThatThrownBy(tickets::hasNext).isSameAs(failure);
    }

    @Test
    void allTicketsAreListed() {
        List<Ticket> tickets = list(Ticket.class, "listTickets", "pageSize=500");

        assertThat(new HashSet<>(tickets.stream().map(Ticket::id).toList())).hasSize(tickets.size()).hasSize(1200);
        assertThat(tickets).extracting(Ticket::updatedAt).hasOnlyElementsOfType(Instant.class);
        assertThat(tickets).extracting(Ticket::state)
                .contains(RecordState.CONFIRMED, RecordState.COMPLETED, RecordState.CANCELLED);
        assertThat(tickets).extracting(Ticket::account).containsOnly("playground");
        // three pages and the empty one
        assertThat(wsync().requests()).hasSize(4);
    }

    @Test
    void ticketsAreSearched() {
        assertThat(list(Ticket.class, "searchTickets", "params.status=used", "pageSize=100")).isNotEmpty()
                .allMatch(ticket -> ticket.state() == RecordState.COMPLETED && ticket.status().equals("used"));
    }

    @Test
    void oneTicketIsRead() {
        Exchange exchange = operation("getTicket", null, "recordId=ticket-0007");

        assertThat(exchange.getMessage().getBody(Ticket.class).id()).isEqualTo("ticket-0007");
    }

    @Test
    void anyListIsStreamed() {
        assertThat(list(JsonNode.class, "list", "path=/tickets", "pageSize=1000")).hasSize(1200);
    }

    @Test
    void booksOnline() {
        Exchange exchange = operation("createBooking", Map.of("raw", Map.of("visit", "2026-03-01", "seats", 2)));

        Booking booking = exchange.getMessage().getBody(Booking.class);
        assertThat(booking.id()).isEqualTo("booking-0001");
        assertThat(booking.status()).isEqualTo("booked");
        assertThat(booking.state()).isEqualTo(RecordState.CONFIRMED);
        assertThat(wsync().data().bookings().find("booking-0001").get("seats").asInt()).isEqualTo(2);
    }

    @Test
    void aBookingInDoubtIsNotRepeated() {
        wsync().inject(Fault.dropAfterWork().onMethod("POST"));

        assertThat(failure(operation("createBooking", Map.of("raw", Map.of("seats", 2)))))
                .isInstanceOf(BookingInDoubtException.class).hasMessageContaining("does not document");
        assertThat(wsync().data().bookings().size()).isEqualTo(1);
    }

    @Test
    void aBookingWhoseAnswerHasNoIdIsNoRefusalOfTheRequest() {
        TicketAuthException failure
                = failure(operation("createBooking", Map.of("raw", Map.of("seats", 2)), "idPointer=/booking/number"));

        assertThat(failure).hasMessageContaining("/booking/number").hasMessageContaining("idPointer");
        assertThat(wsync().data().bookings().size()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
            "listTickets,ticketsPath", "getTicket,ticketsPath", "searchTickets,searchPath",
            "createBooking,bookingPath" })
    void whatNeedsAPathDoesNotStartWithoutIt(String operation, String option) {
        assertThatThrownBy(() -> routes(route -> route.from("direct:" + operation)
                .to(endpoint("wsync", "operation=" + operation, "recordId=1"))))
                .hasStackTraceContaining("option '" + option + "' is required: the provider does not document the path");
    }

    @ParameterizedTest
    @CsvSource({ "listBookings", "getBooking", "cancelBooking" })
    void whatTheProviderDoesNotHaveDoesNotStart(String operation) {
        assertThatThrownBy(() -> routes(route -> route.from("direct:" + operation)
                .to(endpoint("wsync", "operation=" + operation, "recordId=1")))).hasStackTraceContaining(operation);
    }
}
