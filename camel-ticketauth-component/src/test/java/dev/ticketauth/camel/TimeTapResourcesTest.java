// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Appointments and slots of TimeTap over HTTP. The simulator begins with 1200 appointments, 700001 to 701200; its staff
 * is in Chicago, its clients are in New York unless they say otherwise, and from three o'clock every slot is open.
 */
class TimeTapResourcesTest extends SimulatorTest {

    private static final Map<String, Object> ITEM = Map.of("locationId", 101, "reasonId", 301, "staffId", 201);
    private static final Map<String, Object> ZOE = Map.of("emailAddress", "zoe@example.org", "fullName", "Zoë Example");

    private TimeTapSimulator timetap() {
        return (TimeTapSimulator) simulator("timetap");
    }

    private Exchange operation(String operation, Object body, Map<String, Object> headers, String... options) {
        return operate("timetap", operation, body, headers, options);
    }

    private <R> List<R> list(Class<R> type, String operation, String... options) {
        return records(type, operation(operation, null, Map.of(), options));
    }

    private static Map<String, Object> request(Map<String, Object> customer, String start) {
        return Map.of("items", List.of(ITEM), "customer", customer, "start", start);
    }

    // without the login
    private List<String> sent() {
        return timetap().requests().stream().map(request -> request.method() + " " + request.rawTarget().replace("/live", ""))
                .filter(request -> !request.contains("/sessionToken")).toList();
    }

    private long booked() {
        return timetap().data().appointments().size();
    }

    @ParameterizedTest
    @ValueSource(ints = { 0, 7, 100, 5000 })
    void allAppointmentsAreListedOnce(int pageSize) {
        List<Booking> bookings = list(Booking.class, "listBookings", "pageSize=" + pageSize);

        Set<String> ids = new HashSet<>();
        bookings.forEach(booking -> ids.add(booking.id()));
        assertThat(bookings).hasSize(1200).noneMatch(booking -> booking.state() == RecordState.UNKNOWN)
                .noneMatch(booking -> booking.startsAt() == null || booking.createdAt() == null || booking.updatedAt() == null);
        assertThat(ids).hasSize(1200).contains("700001", "701200");
        assertThat(bookings).extracting(Booking::account).containsOnly("live");
    }

    @Test
    void anAppointmentIsRead() {
        Booking first = booking(operation("getBooking", null, Map.of(), "recordId=700001"));

        // midnight in Chicago
        assertThat(first.startsAt()).isEqualTo(Instant.parse("2026-03-02T06:00:00Z"));
        assertThat(first.state()).isEqualTo(RecordState.CONFIRMED);
        assertThat(first.createdAt()).isEqualTo(first.updatedAt().minusSeconds(60));
        assertThat(first.reference()).isNull();
        assertThat(first.total()).isNull();
    }

    @Test
    void filtersReachTheProvider() {
        List<Booking> day = list(Booking.class, "listBookings", "params.from=2026-03-03", "params.to=2026-03-03");
        List<Booking> cancelled = list(Booking.class, "listBookings", "params.status=CANCELLED,NO_SHOW",
                "params.staffId=202");

        assertThat(day).hasSize(8).allMatch(booking -> booking.raw().get("startDate").asText().equals("2026-03-03"));
        assertThat(cancelled).isNotEmpty().allMatch(booking -> booking.raw().at("/staff/professionalId").asInt() == 202)
                .extracting(Booking::status).containsOnly("CANCELLED", "NO_SHOW");
    }

    @Test
    void whatGoesWhileItIsReadTakesNothingElseAway() {
        AtomicInteger reports = new AtomicInteger();
        timetap().onRequest(request -> {
            // one of the first page is cancelled, so it is no longer in the list of the open ones; then one is put off
            if (reports.incrementAndGet() == 2) {
                timetap().data().appointments().change(700_001, appointment -> appointment.put("status", "CANCELLED"));
            } else if (reports.get() == 4) {
                timetap().data().appointments().change(700_002, appointment -> appointment.put("startDate", "2027-01-01"));
            }
        });

        List<String> ids
                = list(Booking.class, "listBookings", "params.status=OPEN", "pageSize=50").stream().map(Booking::id).toList();

        assertThat(ids).doesNotHaveDuplicates().hasSize(720).contains("700001", "700002");
    }

    @Test
    void openSlotsAreTickets() {
        String[] place = { "params.locationId=101", "params.reasonId=301", "params.from=2026-07-01", "params.to=2026-07-02" };
        List<Ticket> ofAll = list(Ticket.class, "listTickets", place);
        String[] ofOne = { place[0], place[1], place[2], place[3], "params.staffId=201" };
        List<Ticket> ofStaff = list(Ticket.class, "searchTickets", ofOne);

        assertThat(ofAll).extracting(Ticket::id).doesNotHaveDuplicates().contains("101-301-2026-07-02-1630");
        assertThat(ofAll).allMatch(ticket -> ticket.state() == RecordState.OPEN && ticket.eventId().equals("301"));
        assertThat(ofStaff).extracting(Ticket::id).doesNotHaveDuplicates()
                .contains("101-301-2026-07-01-1500-201", "101-301-2026-07-02-1630-201");
        assertThat(ofStaff.get(0).raw().at("/slot/startTime").isInt()).isTrue();
    }

    @Test
    void daysWithTheSameSlotsAreNoLoop() {
        assertThat(list(Ticket.class, "listTickets", "params.locationId=101", "params.reasonId=301", "params.staffId=201",
                "params.from=2036-07-01", "params.to=2036-07-10")).hasSize(160);
    }

    @Test
    void anyListIsStreamed() {
        assertThat(list(JsonNode.class, "list", "path=/appointmentList/reportWithCount", "params.status=PENDING")).hasSize(120);
        assertThat(list(JsonNode.class, "list", "path=RAW(/appointmentList/report?startDate=2026-03-02&endDate=2026-03-03)"))
                .hasSize(16);
        assertThat(list(JsonNode.class, "list", "path=/clients")).hasSize(15);
    }

    @Test
    void booksAndCancels() {
        Exchange exchange
                = operation("createBooking", request(ZOE, "2026-07-01T15:00"), Map.of("CamelTicketAuthReference", "A-17"));
        Booking booking = booking(exchange);

        assertThat(booking.id()).isEqualTo("701201");
        assertThat(booking.reference()).isEqualTo("A-17");
        assertThat(booking.state()).isEqualTo(RecordState.CONFIRMED);
        assertThat(booking.startsAt()).isEqualTo(Instant.parse("2026-07-01T20:00:00Z"));
        assertThat(booking.raw().at("/client/emailAddress").asText()).isEqualTo("zoe@example.org");
        assertThat(booking.raw().get("clientStartTime").asInt()).isEqualTo(1600);
        assertThat(booking.raw().get("businessId").asInt()).isEqualTo(12345);
        assertThat(sent()).containsExactly("GET /availability/2026/07/01/201/101/301",
                "GET /clients?emailAddress=zoe%40example.org", "POST /clients", "POST /appointments");

        Booking cancelled = booking(operation("cancelBooking", null, Map.of(), "recordId=" + booking.id()));
        assertThat(cancelled.state()).isEqualTo(RecordState.CANCELLED);
        assertThat(sent()).endsWith("PUT /appointments/701201/cancel/false/false");
        long calls = timetap().calls();
        assertThat(booking(operation("cancelBooking", null, Map.of(), "recordId=" + booking.id())).state())
                .isEqualTo(RecordState.CANCELLED);
        assertThat(timetap().calls()).isEqualTo(calls + 1);
    }

    @Test
    void aTicketAndAnInstantCanBeBooked() {
        Ticket ticket = list(Ticket.class, "listTickets", "params.locationId=101", "params.reasonId=301", "params.staffId=201",
                "params.from=2026-07-01", "params.to=2026-07-01").get(0);
        Map<String, Object> known = Map.of("clientId", 8001);

        Booking ofTicket = booking(operation("createBooking",
                "{\"customer\": {\"clientId\": 8001}, \"items\": [" + ticket.raw() + "]}", Map.of()));
        Booking atInstant = booking(operation("createBooking", request(known, "2026-07-01T21:00:00Z"), Map.of()));

        assertThat(ofTicket.raw().get("startTime")).isEqualTo(ticket.raw().at("/slot/startTime"));
        assertThat(ofTicket.reference()).hasSize(36);
        assertThat(atInstant.raw().get("startTime").asInt()).isEqualTo(1600);
    }

    @Test
    void aClientIsMadeOnce() {
        Booking one = booking(operation("createBooking", request(ZOE, "2026-07-01T15:00"), Map.of()));
        Booking other = booking(operation("createBooking", request(ZOE, "2026-07-01T15:30"), Map.of()));

        assertThat(one.raw().at("/client/clientId")).isEqualTo(other.raw().at("/client/clientId"));
        assertThat(timetap().data().clients().size()).isEqualTo(16);
    }

    @Test
    void aTakenSlotIsNoBooking() {
        booking(operation("createBooking", request(ZOE, "2026-07-01T15:00"), Map.of()));

        Exchange exchange = operation("createBooking", request(ZOE, "2026-07-01T15:00"), Map.of());

        assertThat(exchange.getException()).hasMessageContaining("no slot is open at 2026-07-01T15:00");
        assertThat(booked()).isEqualTo(1201);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/live/clients", "/live/appointments" })
    void aLostAnswerBooksOnce(String path) {
        timetap().inject(Fault.dropAfterWork().onMethod("POST").onPath(path));

        Booking booking = booking(operation("createBooking", request(ZOE, "2026-07-01T15:00"), Map.of()));

        assertThat(booking.id()).isEqualTo("701201");
        assertThat(booked()).isEqualTo(1201);
        assertThat(timetap().data().clients().size()).isEqualTo(16);
        assertThat(timetap().faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "/live/clients", "/live/appointments" })
    void aLostRequestIsSentAgain(String path) {
        timetap().inject(Fault.dropBeforeWork().onMethod("POST").onPath(path));

        assertThat(booking(operation("createBooking", request(ZOE, "2026-07-01T15:00"), Map.of())).id()).isEqualTo("701201");
        assertThat(booked()).isEqualTo(1201);
        assertThat(timetap().data().clients().size()).isEqualTo(16);
    }

    @Test
    void anotherBookingOfTheSameTimeIsNotTakenForOurs() {
        // the slot is booked by somebody else for the same client while our request is lost
        timetap().inject(Fault.dropBeforeWork().onMethod("POST").onPath("/live/appointments"));
        timetap().onRequest(request -> {
            if (request.rawTarget().contains("/appointmentList/") && !timetap().data().appointments().has(700_000)) {
                ObjectNode copy = timetap().data().appointments().find(700_001).deepCopy();
                copy.put("calendarId", 700_000).put("startDate", "2026-07-01").put("startTime", 1500).put("note", "by phone");
                copy.putObject("staff").put("professionalId", 201);
                timetap().data().appointments().put(700_000, copy);
            }
        });

        TicketAuthException failure
                = failure(operation("createBooking", request(Map.of("clientId", 8001), "2026-07-01T15:00"), Map.of()));

        assertThat(failure.getStatus()).isEqualTo(400);
        assertThat(failure).hasMessageContaining("outside Staff Availability");
    }

    @Test
    void withoutLookUpTheDoubtIsTheRoutes() {
        timetap().inject(Fault.status(504).onMethod("POST").onPath("/live/appointments"));

        TicketAuthException failure = failure(operation("createBooking", request(Map.of("clientId", 8001), "2026-07-01T15:00"),
                Map.of("CamelTicketAuthReference", "A-17"), "inDoubt=fail"));

        assertThat(failure).isInstanceOf(BookingInDoubtException.class).hasMessageContaining("A-17");
        assertThat(booked()).isEqualTo(1200);
    }

    @Test
    void aLostCancellationIsLookedAt() {
        timetap().inject(Fault.dropAfterWork().onMethod("PUT"));

        assertThat(
                booking(operation("cancelBooking", null, Map.of(), "recordId=700001", "params.sendClientEmail=true")).state())
                .isEqualTo(RecordState.CANCELLED);
        assertThat(sent()).containsExactly("GET /appointments/700001", "PUT /appointments/700001/cancel/false/true",
                "GET /appointments/700001");
    }

    @Test
    void anIdThatDoesNotExistIsTheProvidersFailure() {
        TicketAuthException failure = failure(operation("cancelBooking", null, Map.of(), "recordId=5"));

        assertThat(failure.getStatus()).isEqualTo(400);
        assertThat(failure).hasMessageContaining("Appointment for Id 5 not found!");
    }

    @Test
    void aHeaderLeadsNowhereElse() {
        Exchange exchange = operation("getBooking", null, Map.of("CamelTicketAuthRecordId", "../clients/8001"));

        assertThat(exchange.getException()).hasMessageContaining("is no number");
        assertThat(timetap().calls()).isZero();
    }
}
