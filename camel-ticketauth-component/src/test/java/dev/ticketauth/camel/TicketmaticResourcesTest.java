// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders and tickets of Ticketmatic over HTTP. The simulator begins with 1200 orders, 100001 to 101200, of which every
 * tenth is a basket, and 1000 tickets of each event.
 */
class TicketmaticResourcesTest extends SimulatorTest {

    private TicketmaticSimulator ticketmatic() {
        return (TicketmaticSimulator) simulator("ticketmatic");
    }

    private Exchange operation(String operation, Object body, Map<String, Object> headers, String... options) {
        return operate("ticketmatic", operation, body, headers, options);
    }

    private <R> List<R> list(Class<R> type, String operation, String... options) {
        return records(type, operation(operation, null, Map.of(), options));
    }

    private static Map<String, Object> request() {
        return Map.of("items", List.of(Map.of("tickettypepriceid", 401), Map.of("tickettypepriceid", 402)),
                "customer", Map.of("email", "zoe@example.org", "lastname", "Zoë"));
    }

    private List<String> sent() {
        return ticketmatic().requests().stream()
                .map(request -> request.method() + " " + request.rawTarget().replace("/api/1/testaccount", "")).toList();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 1000, 100, 7 })
    void allOrdersButBasketsAreListedOnce(int pageSize) {
        List<Booking> bookings = list(Booking.class, "listBookings", "pageSize=" + pageSize);

        Set<String> ids = new HashSet<>();
        bookings.forEach(booking -> ids.add(booking.id()));
        assertThat(bookings).hasSize(1080);
        assertThat(ids).hasSize(1080).contains("100001", "100002", "101199").doesNotContain("100010", "101200");
        assertThat(bookings).extracting(Booking::updatedAt).isSorted();
        assertThat(bookings).extracting(Booking::account).containsOnly("testaccount");
    }

    @Test
    void anOrderIsReadFromItsList() {
        Booking booking = list(Booking.class, "listBookings").get(1);

        assertThat(booking.id()).isEqualTo("100002");
        assertThat(booking.reference()).isEqualTo("T100002");
        assertThat(booking.status()).isEqualTo("21002");
        assertThat(booking.state()).isEqualTo(RecordState.CONFIRMED);
        assertThat(booking.total()).isEqualTo(new BigDecimal("50.00"));
        assertThat(booking.ticketIds()).hasSize(2).allMatch(id -> id.length() == 10);
        assertThat(booking.createdAt()).isEqualTo(booking.updatedAt().minusSeconds(1800));
    }

    @Test
    void whatChangesWhileItIsReadIsNotLost() {
        AtomicInteger requests = new AtomicInteger();
        ticketmatic().onRequest(request -> {
            if (requests.incrementAndGet() == 2) {
                ticketmatic().data().orders().remove(100_001L);
                ticketmatic().data().orders().change(100_003L, order -> order.put("lastupdatets", "2026-06-01 00:00:00"));
            }
        });

        List<String> ids = list(Booking.class, "listBookings", "pageSize=50").stream().map(Booking::id).toList();

        // the one that changed comes a second time, in its new state
        assertThat(ids).hasSize(1081).endsWith("100003");
        assertThat(new HashSet<>(ids)).hasSize(1080);
    }

    @Test
    void changesAreListedFromAMoment() {
        Instant middle = list(Booking.class, "listBookings").get(700).updatedAt();

        List<Booking> changed
                = list(Booking.class, "listBookings", "params.lastupdatesince=" + middle, "pageSize=100");

        assertThat(changed).hasSizeBetween(370, 385).allMatch(booking -> !booking.updatedAt().isBefore(middle));
    }

    @Test
    void archivedOrdersCanBeListedAlone() {
        assertThat(list(Booking.class, "listBookings", "params.status=21003")).isNotEmpty()
                .allMatch(booking -> booking.state() == RecordState.COMPLETED);
    }

    @Test
    void oneOrderIsRead() {
        assertThat(booking(operation("getBooking", null, Map.of(), "recordId=100002")).id()).isEqualTo("100002");
    }

    @Test
    void ticketsOfAnEventAreStreamed() {
        List<Ticket> tickets = list(Ticket.class, "listTickets", "params.eventId=20001");

        assertThat(tickets).hasSize(1000);
        assertThat(tickets.get(0)).satisfies(ticket -> {
            assertThat(ticket.id()).isEqualTo("6843548354");
            assertThat(ticket.bookingId()).isEqualTo("100001");
            assertThat(ticket.price()).isEqualTo(new BigDecimal("25.00"));
            assertThat(ticket.state()).isEqualTo(RecordState.COMPLETED);
        });
        assertThat(tickets.get(999).state()).isEqualTo(RecordState.OPEN);
        assertThat(list(Ticket.class, "searchTickets", "params.eventId=20001", "params.tickettypeid=301")).hasSize(500);
    }

    @Test
    void anyListIsStreamed() {
        assertThat(list(JsonNode.class, "list", "path=/orders", "pageSize=100")).hasSizeGreaterThan(1080);
        assertThat(list(JsonNode.class, "list", "path=/events", "pageSize=10")).hasSize(35);
        assertThat(list(JsonNode.class, "list", "path=/contacts?searchterm=Person%201", "pageSize=3")).hasSize(11);
        assertThat(list(JsonNode.class, "list", "path=/_/tools/accounts")).hasSize(1);
        assertThat(list(JsonNode.class, "list", "path=/events/20001/tickets")).hasSize(1000);
    }

    @Test
    void booksAndCancels() {
        Booking booking = booking(operation("createBooking", request(), Map.of(), "params.saleschannelid=1"));

        assertThat(booking.state()).isEqualTo(RecordState.CONFIRMED);
        assertThat(booking.total()).isEqualTo(new BigDecimal("50.00"));
        assertThat(booking.ticketIds()).hasSize(2);
        assertThat(booking.raw().get("customerid").asLong()).isEqualTo(500_021);
        assertThat(sent()).containsExactly("GET /contacts/0?email=zoe%40example.org", "POST /contacts", "POST /orders",
                "PUT /orders/101201", "POST /orders/101201/tickets", "POST /orders/101201");
        assertThat(ticketmatic().requests().get(5).bodyLength()).isZero();

        Booking cancelled = booking(operation("cancelBooking", null, Map.of(), "recordId=" + booking.id()));
        assertThat(cancelled.state()).isEqualTo(RecordState.CANCELLED);
        assertThat(cancelled.ticketIds()).isEmpty();
        RecordedRequest removal = lastRequest("ticketmatic");
        assertThat(removal.method()).isEqualTo("DELETE");
        assertThat(new String(removal.body(), UTF_8))
                .isEqualTo("{\"tickets\":[" + String.join(",", booking.ticketIds()) + "]}");

        long requests = ticketmatic().calls();
        assertThat(booking(operation("cancelBooking", null, Map.of(), "recordId=" + booking.id())).state())
                .isEqualTo(RecordState.CANCELLED);
        assertThat(ticketmatic().calls()).isEqualTo(requests + 1);
    }

    @Test
    void aRawRequestIsDividedAmongTheSteps() {
        Booking booking = booking(operation("createBooking", """
                {"saleschannelid": 2, "events": [20001], "customerid": 500003, "tickets": [{"tickettypepriceid": 401}]}""",
                Map.of()));

        assertThat(booking.raw().get("saleschannelid").asInt()).isEqualTo(2);
        assertThat(booking.raw().get("customerid").asInt()).isEqualTo(500_003);
    }

    @Test
    void aBasketThatCannotBeFilledIsRemoved() {
        Map<String, Object> soldOut = Map.of("items", List.of(Map.of("tickettypepriceid", 1)));

        TicketAuthException failure = failure(operation("createBooking", soldOut, Map.of(), "params.saleschannelid=1"));

        assertThat(failure.getStatus()).isEqualTo(400);
        assertThat(ticketmatic().data().orders().has(101_201L)).isFalse();
        assertThat(sent()).endsWith("DELETE /orders/101201");
    }

    // the answer to one of the POSTs of a booking: contact, basket, tickets, confirmation
    private void loseAnswerToPost(int number) {
        Fault lost = Fault.dropAfterWork().onMethod("POST");
        AtomicInteger posts = new AtomicInteger();
        if (number == 1) {
            ticketmatic().inject(lost);
        }
        ticketmatic().onRequest(request -> {
            if (request.method().equals("POST") && posts.incrementAndGet() == number - 1) {
                ticketmatic().inject(lost);
            }
        });
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 2, 3, 4 })
    void aLostAnswerBooksOnce(int post) {
        loseAnswerToPost(post);

        Booking booking = booking(operation("createBooking", request(), Map.of(), "params.saleschannelid=1"));

        assertThat(booking.state()).isEqualTo(RecordState.CONFIRMED);
        assertThat(booking.ticketIds()).hasSize(2);
        long confirmed = ticketmatic().data().orders().ids().stream().filter(id -> id > 101_200)
                .filter(id -> ticketmatic().data().orders().find(id).get("status").asInt() == 21002).count();
        assertThat(confirmed).isEqualTo(1);
        assertThat(ticketmatic().data().contacts().size()).isEqualTo(21);
        assertThat(ticketmatic().faults()).isEmpty();
    }

    @Test
    void withoutLookUpTheDoubtIsTheRoutes() {
        loseAnswerToPost(4);

        TicketAuthException failure = failure(
                operation("createBooking", request(), Map.of(), "params.saleschannelid=1", "inDoubt=fail"));

        assertThat(failure).isInstanceOf(BookingInDoubtException.class);
        assertThat(((BookingInDoubtException) failure).getRecordId()).isEqualTo("101201");
        assertThat(ticketmatic().data().orders().find(101_201L).get("status").asInt()).isEqualTo(21002);
    }

    @Test
    void aBasketIsCancelledByItsDeletion() {
        assertThat(booking(operation("cancelBooking", null, Map.of(), "recordId=100010")).state())
                .isEqualTo(RecordState.CANCELLED);
        assertThat(ticketmatic().data().orders().has(100_010L)).isFalse();
    }

    @Test
    void aHeaderLeadsNowhereElse() {
        Exchange exchange = operation("getBooking", null, Map.of("CamelTicketAuthRecordId", "../contacts/500001"));

        assertThat(exchange.getException()).hasMessageContaining("must be a number");
        assertThat(ticketmatic().calls()).isZero();
    }
}
