// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Listings, orders and other lists of Ticket Evolution, over HTTP.
 */
class TicketEvolutionResourcesTest extends SimulatorTest {

    private static final Map<String, Object> PURCHASE = Map.of(
            "reference", "R-1", "customer", Map.of("client_id", 3001),
            "items", List.of(Map.of("ticket_group_id", 600_001, "price", "101.50", "quantity", 2)));

    private Exchange operate(String operation, Object body, String... options) {
        String[] all = Stream.concat(Stream.of("operation=" + operation, "inDoubtDelay=0"), Stream.of(options))
                .toArray(String[]::new);
        Exchange exchange = send(endpoint("ticketevolution", all), body, Map.of());
        // nothing that the provider would not have taken, but for what the test itself broke
        assertThat(simulator("ticketevolution").refusals()).allMatch(refusal -> refusal.startsWith("a fault"));
        return exchange;
    }

    private <R> List<R> all(Class<R> type, Exchange exchange) {
        return records(type, exchange);
    }

    private List<Booking> bookings(String... options) {
        return all(Booking.class, operate("listBookings", null, options));
    }

    private static List<String> ids(long first, long last) {
        return LongStream.rangeClosed(first, last).mapToObj(String::valueOf).toList();
    }

    private void restart(TicketEvolutionSettings settings) {
        simulators.close();
        simulators = ProviderSimulators.builder().ticketEvolution(settings).start();
    }

    private long ordersRead() {
        return simulator("ticketevolution").requests().stream().filter(r -> r.rawTarget().startsWith("/v9/orders?")).count();
    }

    @ParameterizedTest
    @ValueSource(strings = { "true", "false" })
    void allOrders(String changeFilter) {
        List<Booking> bookings = bookings("changeFilter=" + changeFilter);

        assertThat(bookings).extracting(Booking::id).containsExactlyElementsOf(ids(400_001, 401_260));
        Booking first = bookings.get(0);
        assertThat(first.state()).isEqualTo(RecordState.CONFIRMED);
        assertThat(first.total()).isEqualTo(new BigDecimal("242.0"));
        assertThat(first.reference()).isEqualTo("seed-1");
        assertThat(first.updatedAt()).isEqualTo("2026-01-01T12:00:10Z");
        // pages of 100 that overlap by what shares a second, and runs that are looked at twice; or thirteen pages
        assertThat(ordersRead()).isBetween(13L, 25L);
    }

    @ParameterizedTest
    @CsvSource({ "true,7", "true,100", "false,7", "false,100" })
    void noOrderIsLostAtTheEndOfAPage(String changeFilter, int pageSize) {
        assertThat(bookings("changeFilter=" + changeFilter, "pageSize=" + pageSize)).extracting(Booking::id)
                .containsExactlyInAnyOrderElementsOf(ids(400_001, 401_260));
    }

    @ParameterizedTest
    @CsvSource({ "true,true", "true,false", "false,true", "false,false" })
    void anAccountWithSmallPagesOrWithoutTotals(boolean totalTold, boolean filterKnown) {
        restart(TicketEvolutionSettings.defaults().withOrders(150).withOrdersPerPageMax(10).withTotalEntriesTold(totalTold)
                .withOrdersUpdatedAtKnown(filterKnown));

        assertThat(bookings("changeFilter=" + filterKnown, "pageSize=10")).extracting(Booking::id)
                .containsExactlyElementsOf(ids(400_001, 400_150));
    }

    @Test
    void aFilterThatIsIgnoredIsNoticed() {
        restart(TicketEvolutionSettings.defaults().withOrdersUpdatedAtKnown(false));

        Exchange exchange = operate("listBookings", null, "params.updated_at.gte=2026-01-01T13:00:00Z");

        assertThat(exchange.getException()).hasMessageContaining("changeFilter=false");
    }

    @Test
    void ordersThatChangeWhileTheyAreReadAreNotLost() {
        // every order in a page that was read moves to the end, so that all behind it move up
        AtomicInteger lists = new AtomicInteger();
        var data = simulators.ticketEvolution().data();
        simulators.ticketEvolution().onRequest(request -> {
            if (request.rawTarget().startsWith("/v9/orders?")) {
                long page = lists.getAndIncrement();
                if (page >= 1 && page <= 5) {
                    for (long id = 400_000 + page * 20 - 19; id <= 400_000 + page * 20; id++) {
                        data.orders().change(id,
                                order -> order.put("state", "canceled").put("updated_at", "2026-06-01T00:00:00Z"));
                    }
                }
            }
        });

        List<Booking> bookings = bookings();

        assertThat(new HashSet<>(bookings.stream().map(Booking::id).toList())).containsAll(ids(400_001, 401_260));
        assertThat(bookings.subList(bookings.size() - 100, bookings.size())).extracting(Booking::state)
                .containsOnly(RecordState.CANCELLED);
    }

    @Test
    void ordersByFilter() {
        assertThat(bookings("params.status=pending", "params.type=Order")).isNotEmpty().extracting(Booking::state)
                .containsOnly(RecordState.PENDING);
        assertThat(operate("listBookings", null, "params.type=order").getException()).hasMessageContaining("PurchaseOrder");
        assertThat(operate("listBookings", null, "params.eventId=900001").getException()).hasMessageContaining("performer_id");
    }

    @Test
    void oneOrder() {
        Booking booking = operate("getBooking", null, "recordId=1400007-400007").getMessage().getBody(Booking.class);

        assertThat(booking.id()).isEqualTo("400007");
        assertThat(booking.account()).isEqualTo("sandbox");
        Exchange missing = send(endpoint("ticketevolution", "operation=getBooking", "recordId=5"), null, Map.of());
        assertThat(failure(missing).getStatus()).isEqualTo(404);
        assertThat(failure(missing)).hasMessageContaining("Couldn't find Order with ID=5");
    }

    @Test
    void listings() {
        List<Ticket> tickets = all(Ticket.class, operate("listTickets", null, "params.eventId=900021"));
        assertThat(tickets).extracting(Ticket::id).containsExactlyElementsOf(ids(600_121, 601_120));
        assertThat(tickets).extracting(Ticket::eventId).containsOnly("900021");

        assertThat(all(Ticket.class, operate("searchTickets", null, "params.eventId=900001", "params.quantity=5"))).isEmpty();
        Ticket ticket = operate("getTicket", null, "recordId=600001").getMessage().getBody(Ticket.class);
        assertThat(ticket.price()).isEqualTo(new BigDecimal("101.50"));
        assertThat(ticket.state()).isEqualTo(RecordState.OPEN);
        assertThat(operate("listTickets", null).getException()).hasMessageContaining("params.eventId");
    }

    @ParameterizedTest
    @CsvSource({
            "/events,130", "/events?updated_at.gte=2026-01-01T12:00:00Z,130", "/v9/events/deleted,15", "/categories,130",
            "/clients,12", "/orders?state=canceled,252", "/listings?event_id=900001,6", "/inventory?state=MAPPED,900" })
    void listsWithTheirOwnPaging(String path, int size) {
        for (String pageSize : List.of("pageSize=100", "pageSize=7")) {
            List<JsonNode> records = all(JsonNode.class, operate("list", null, "path=RAW(" + path + ")", pageSize));
            assertThat(records).hasSize(size);
            String id = path.startsWith("/inventory") ? "remote_id" : "id";
            assertThat(records).extracting(record -> record.get(id).asText()).doesNotHaveDuplicates();
        }
    }

    @Test
    void anInventoryInAnObject() {
        restart(TicketEvolutionSettings.defaults().withInventoryKey("inventory"));
        assertThat(all(JsonNode.class, operate("list", null, "path=/inventory", "params.state=UNMAPPED", "pageSize=50")))
                .hasSize(300);
    }

    private long ordersWithReference(String reference) {
        return simulators.ticketEvolution().data().orders().all().stream()
                .filter(order -> order.path("reference").asText().equals(reference)).count();
    }

    @Test
    void anOrderIsMade() {
        Exchange exchange = operate("createBooking", PURCHASE);

        assertThat(exchange.getException()).isNull();
        Booking booking = exchange.getMessage().getBody(Booking.class);
        assertThat(booking.reference()).isEqualTo("R-1");
        assertThat(booking.state()).isEqualTo(RecordState.PENDING);
        assertThat(booking.total()).isEqualTo(new BigDecimal("203.00"));
        assertThat(booking.ticketIds()).containsExactly("600001");
        assertThat(ordersWithReference("R-1")).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "order", "" })
    void anOrderOfVersion10(String answeredUnder) {
        restart(TicketEvolutionSettings.defaults().withV10OrderKey(answeredUnder));

        Exchange exchange = operate("createBooking",
                "{\"order\":{\"client_id\":3001,\"ticket_group\":{\"id\":600001,\"quantity\":4}}}");

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest("ticketevolution").rawTarget()).isEqualTo("/v10/orders");
        assertThat(exchange.getMessage().getBody(Booking.class).reference())
                .isEqualTo(exchange.getMessage().getHeader(TicketAuthConstants.REFERENCE)).isNotBlank();
    }

    @Test
    void anOrderWhoseAnswerIsLostIsMadeOnce() {
        simulators.ticketEvolution().inject(Fault.dropAfterWork().onMethod("POST"));
        Booking found = operate("createBooking", PURCHASE).getMessage().getBody(Booking.class);
        assertThat(found.reference()).isEqualTo("R-1");
        assertThat(ordersWithReference("R-1")).isOne();
    }

    @Test
    void anOrderThatNeverArrivedIsSentAgain() {
        simulators.ticketEvolution().inject(Fault.dropBeforeWork().onMethod("POST"));
        assertThat(operate("createBooking", PURCHASE).getMessage().getBody(Booking.class).reference()).isEqualTo("R-1");
        assertThat(ordersWithReference("R-1")).isOne();
    }

    @Test
    void aRefusedOrderSaysWhy() {
        Exchange exchange = send(endpoint("ticketevolution", "operation=createBooking"), Map.of(
                "customer", Map.of("client_id", 3001),
                "items", List.of(Map.of("ticket_group_id", 600_001, "quantity", 3))), Map.of());

        assertThat(failure(exchange).getProviderCode()).isEqualTo("OrderLink::InvalidTicketSplit");
        assertThat(failure(exchange).getStatus()).isEqualTo(422);
    }

    @Test
    void anOrderIsCanceled() {
        Instant before = operate("getBooking", null, "recordId=400005").getMessage().getBody(Booking.class).updatedAt();
        simulators.ticketEvolution().inject(Fault.dropAfterWork().onMethod("POST"));

        Exchange exchange = operate("cancelBooking", null, "recordId=400005", "params.reason=Test Order");

        assertThat(exchange.getException()).isNull();
        Booking booking = exchange.getMessage().getBody(Booking.class);
        assertThat(booking.state()).isEqualTo(RecordState.CANCELLED);
        assertThat(booking.updatedAt()).isAfter(before);
        assertThat(simulators.ticketEvolution().requests()).filteredOn(request -> request.method().equals("POST")).hasSize(1);

        operate("cancelBooking", null, "recordId=400005", "params.reason=Test Order");
        assertThat(simulators.ticketEvolution().requests()).filteredOn(request -> request.method().equals("POST")).hasSize(1);
        assertThat(operate("cancelBooking", null, "recordId=400006").getException()).hasMessageContaining("Duplicate Order");
    }
}
