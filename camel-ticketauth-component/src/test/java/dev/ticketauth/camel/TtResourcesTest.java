// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.tt.TtSettings;
import dev.ticketauth.simulators.tt.TtSimulator;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * TT's lists over the wire.
 */
class TtResourcesTest extends SimulatorTest {

    private static final String LAST_FILL_OF_THE_FIRST_PAGE = "1767624400000061500";

    private TtSimulator tt() {
        return simulators.tt();
    }

    private void start(TtSettings settings) {
        simulators.close();
        simulators = ProviderSimulators.builder().tt(settings).start();
    }

    private Exchange ask(String operation, Map<String, Object> params, String... options) {
        String[] all = new String[options.length + 1];
        all[0] = "operation=" + operation;
        System.arraycopy(options, 0, all, 1, options.length);
        return send(endpoint("tt", all), null, Map.of("CamelTicketAuthParams", params));
    }

    private static <R> List<String> ids(Exchange exchange, Class<R> type, Function<R, String> id) {
        return records(type, exchange).stream().map(id).toList();
    }

    private List<String> targets(String path) {
        return tt().requests().stream().map(RecordedRequest::rawTarget).filter(target -> target.contains(path))
                .map(target -> target.replaceAll("&?requestId=[^&]*", "")).toList();
    }

    private static String fillId(int number) {
        // every tenth has no uniqueExecId
        return String.format(number % 10 == 3 ? "0000000b-0000-4000-8000-%012x" : "0000000c-0000-4000-8000-%012x", number);
    }

    private static List<String> fillIds(int from, int to) {
        return IntStream.rangeClosed(from, to).mapToObj(TtResourcesTest::fillId).toList();
    }

    @Test
    void allFillsAreReadInTheirOrder() {
        Exchange exchange = ask("listTickets", Map.of());

        assertThat(ids(exchange, Ticket.class, Ticket::id)).isEqualTo(fillIds(1, 1_250));
        assertThat(targets("/fills")).hasSize(3).startsWith(
                "/ttledger/ext_uat_cert/fills?",
                "/ttledger/ext_uat_cert/fills?minTimestamp=" + LAST_FILL_OF_THE_FIRST_PAGE);
        assertThat(tt().refusals()).isEmpty();
    }

    @Test
    void aFillIsReadAsItCame() {
        Ticket ticket = (Ticket) ask("searchTickets", Map.of("accountId", 30002)).getMessage().getBody(Iterator.class).next();

        assertThat(ticket.provider()).isEqualTo("tt");
        assertThat(ticket.account()).isEqualTo("ext_uat_cert");
        assertThat(ticket.eventId()).isEqualTo("16143309052651006928");
        assertThat(ticket.bookingId()).isEqualTo("0000000a-0000-4000-8000-000000000001");
        assertThat(ticket.updatedAt()).isEqualTo("2026-01-05T14:30:02.000000123Z");
        assertThat(ticket.raw().path("accountId").asInt()).isEqualTo(30002);
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 504 })
    void aTimeThatIsTooLongIsReadInPieces(int status) {
        start(TtSettings.defaults().withWidestFillWindow(Duration.ofMinutes(10), status));

        Exchange exchange = ask("listTickets",
                Map.of("from", "2026-01-05T14:30:00Z", "to", "2026-01-05T16:00:00Z"), "maxRetries=3");

        assertThat(ids(exchange, Ticket.class, Ticket::id)).isEqualTo(fillIds(1, 1_250));
        // a refused time is asked for in another way, not again
        assertThat(targets("/fills")).doesNotHaveDuplicates().hasSizeLessThan(30);
    }

    @Test
    void fillsThatComeInWhileTheListIsReadAreRead() {
        tt().onRequest(request -> {
            if (request.rawTarget().contains(LAST_FILL_OF_THE_FIRST_PAGE)) {
                tt().data().fills().put(2_000, tt().data().fills().find(500).deepCopy().put("uniqueExecId", "at the boundary"));
                tt().data().fills().put(2_001, tt().data().fills().find(1_250).deepCopy().put("uniqueExecId", "at the end"));
            }
        });

        List<String> ids = ids(ask("listTickets", Map.of()), Ticket.class, Ticket::id);
        assertThat(ids).hasSize(1_252).doesNotHaveDuplicates().contains("at the boundary", "at the end");
    }

    @Test
    void moreWorkingOrdersThanTtShowsAtOnceAreReadByAccount() {
        Exchange exchange = ask("listBookings", Map.of());

        assertThat(ids(exchange, Booking.class, Booking::id)).containsExactlyInAnyOrderElementsOf(
                IntStream.rangeClosed(1, 1_200).mapToObj(number -> String.format("0000000e-0000-4000-8000-%012x", number))
                        .toList());
        assertThat(tt().refusals()).isEmpty();
        assertThat(targets("/accounts")).hasSize(3);
    }

    @Test
    void workingOrdersOfAccounts() {
        Exchange exchange = ask("listBookings", Map.of("accounts", List.of("30002", "30003")));

        assertThat(ids(exchange, Booking.class, booking -> booking.raw().path("accountId").asText())).hasSize(80)
                .containsOnly("30002", "30003");
        assertThat(targets("/orders")).containsExactly("/ttledger/ext_uat_cert/orders?accounts=30002%2C30003");
    }

    @Test
    void anAccountWithMoreOrdersThanTtShowsIsAFailure() {
        start(TtSettings.defaults().withWorkingOrders(31_000));

        assertThat(failure(ask("listBookings", Map.of("accounts", "30002"))))
                .hasMessageContaining("account 30002 has 1000 working orders or more");
    }

    @ParameterizedTest
    @ValueSource(strings = { "orders", "order" })
    void oneOrder(String key) {
        start(TtSettings.defaults().withOneOrderKey(key));
        String id = "0000000e-0000-4000-8000-000000000005";

        Booking booking = ask("getBooking", Map.of(), "recordId=" + id).getMessage().getBody(Booking.class);
        assertThat(booking.id()).isEqualTo(id);
        assertThat(booking.updatedAt()).isEqualTo("2026-01-05T14:30:10.000000615Z");
    }

    @ParameterizedTest
    @ValueSource(ints = { 200, 404 })
    void anOrderThatIsNotThere(int status) {
        start(TtSettings.defaults().withUnknownOrderStatus(status));

        Exchange exchange = ask("getBooking", Map.of(), "recordId=no-such-order");
        assertThat(failure(exchange).isRetryable()).isFalse();
    }

    @Test
    void anyListIsReadWithItsPaging() {
        Exchange accounts = ask("list", Map.of(), "path=/ttaccount/accounts");
        // TT lists an account on two pages
        assertThat(ids(accounts, JsonNode.class, account -> account.path("id").asText())).hasSize(1_100)
                .doesNotHaveDuplicates();

        Exchange fills = ask("list", Map.of("from", "2026-01-05T14:30:00Z"), "path=/ttledger/fills");
        Set<String> records = new HashSet<>(ids(fills, JsonNode.class, fill -> fill.path("recordId").asText()));
        assertThat(records).hasSize(1_250);
    }

    @ParameterizedTest
    @ValueSource(strings = { "getTicket", "createBooking", "cancelBooking" })
    void whatTtCanNotDoDoesNotStart(String operation) {
        assertThatThrownBy(() -> ask(operation, Map.of(), "recordId=1"))
                .hasStackTraceContaining("has no operation '" + operation + "'; it has: sign, request, token, explain, list,"
                                         + " listTickets, searchTickets, listBookings, getBooking");
    }
}
