// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

import dev.ticketauth.camel.provider.ScriptedCalls;
import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingOrder;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Answers.array;
import static dev.ticketauth.camel.provider.Answers.json;
import static dev.ticketauth.camel.provider.Answers.object;
import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What options make of an API of which neither paths nor fields are known.
 */
class WsyncShapesTest {

    private static Resources resources(String... options) {
        Map<String, String> set = new HashMap<>();
        for (String option : options) {
            set.put(option.substring(0, option.indexOf('=')), option.substring(option.indexOf('=') + 1));
        }
        return new WsyncProvider().connect(new ProviderSettings("playground", "https://api.example.com", null, set))
                .resources().orElseThrow();
    }

    private static Resource<TicketFields> tickets(String... options) {
        return resources(options).tickets().orElseThrow();
    }

    @Test
    void aListIsOneArrayUnlessTheUserSaysMore() {
        WalkRun run = new WalkRun(tickets("ticketsPath=/v1/tickets/").list(everything(Map.of("status", "used"))));
        run.answer("[{'id': 'a'}, {'id': 'b'}]");

        run.assertEnded();
        assertThat(run.requests).containsExactly(ApiRequest.get("/v1/tickets").with("status", "used"));
        assertThat(run.ids()).containsExactly("a", "b");
    }

    @Test
    void anAnswerOfAnotherShapeIsNoEmptyList() {
        WalkRun run = new WalkRun(tickets("ticketsPath=/tickets").list(everything(Map.of())));

        assertThatThrownBy(() -> run.answer("{'data': [{'id': 1}]}")).isInstanceOf(UnreadableAnswerException.class);
    }

    @Test
    void pagesAreReadFromOneToAnEmptyOne() {
        WalkRun run = new WalkRun(
                tickets("ticketsPath=/tickets", "itemsPointer=/data/items", "pageParam=p", "pageSizeParam=n")
                        .list(pages(2, Map.of())));
        run.answer("{'data': {'items': [{'id': 1}, {'id': 2}]}}");
        // a short page is no end: the provider may have a limit of its own
        run.answer("{'data': {'items': [{'id': 3}]}}").answer("{'data': {'items': []}}");

        run.assertEnded();
        assertThat(run.asked()).containsExactly("GET /tickets {n=2, p=1}", "GET /tickets {n=2, p=2}",
                "GET /tickets {n=2, p=3}");
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void theSearchHasItsOwnPath() {
        Walk walk = tickets("searchPath=/search").search(everything(Map.of("q", "Zoë")));

        assertThat(walk.next()).isEqualTo(ApiRequest.get("/search").with("q", "Zoë"));
    }

    @Test
    void anyListHasTheSamePaging() {
        Walk walk = resources("pageParam=p", "itemsPointer=/rows").list("/venues", everything(Map.of("city", "Gent")));
        WalkRun run = new WalkRun(walk).answer("{'rows': null}");

        run.assertEnded();
        assertThat(run.asked()).containsExactly("GET /venues {city=Gent, p=1}");
        assertThat(run.items).isEmpty();
    }

    @Test
    void pagingIsTheComponents() {
        Resource<TicketFields> tickets = tickets("ticketsPath=/tickets", "pageParam=p", "pageSizeParam=n");

        assertThatThrownBy(() -> tickets.list(everything(Map.of("p", "3")))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'p'").hasMessageContaining("pageParam");
        assertThatThrownBy(() -> tickets.list(everything(Map.of("n", "3")))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'n'").hasMessageContaining("option 'pageSize'");
        assertThatThrownBy(() -> tickets("ticketsPath=/tickets").list(pages(50, Map.of())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("pageSizeParam");
        // without paging of ours they are filters like any other
        assertThat(tickets("ticketsPath=/tickets").list(everything(Map.of("page", "3"))).next().params())
                .containsEntry("page", "3");
    }

    @ParameterizedTest
    @CsvSource({ "LIST,ticketsPath", "GET,ticketsPath", "SEARCH,searchPath" })
    void anAccessWithoutItsPathNamesTheOption(Resource.Access access, String option) {
        assertThatThrownBy(() -> tickets().require(access)).isInstanceOf(IllegalArgumentException.class)
                .hasMessage("option '" + option + "' is required: the provider does not document the path");
        tickets("ticketsPath=/t", "searchPath=/s").require(access);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ticketsPath=tickets          | ticketsPath",
            "searchPath=https://evil.test | searchPath",
            "bookingPath=//evil.test/x    | bookingPath",
            "ticketsPath=/tickets?page=1  | ticketsPath",
            "itemsPointer=data.items      | itemsPointer",
            "idPointer=id                 | idPointer",
            "statusPointer=$.status       | statusPointer",
            "updatedAtPointer=updated     | updatedAtPointer" })
    void whatIsNoPathOrPointerDoesNotConnect(String option, String name) {
        assertThatThrownBy(() -> resources(option)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("option '" + name + "'").hasMessageContaining("begins with '/'");
    }

    @Test
    void theProviderKnowsItsOptions() {
        assertThat(new WsyncProvider().options()).containsExactlyInAnyOrder("basicForm", "ticketsPath", "searchPath",
                "bookingPath", "itemsPointer", "idPointer", "statusPointer", "updatedAtPointer", "pageParam", "pageSizeParam");
    }

    @ParameterizedTest
    @CsvSource({ "ticket-7,/t/ticket-7", "a b+c,/t/a%20b%2Bc", "ü,/t/%C3%BC", "5?x=1,/t/5%3Fx%3D1", "%2e%2e,/t/%252e%252e" })
    void anIdIsOneEncodedSegment(String id, String path) {
        assertThat(tickets("ticketsPath=/t").get(id)).isEqualTo(ApiRequest.get(path));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", ".", "..", "../bookings", "a/b", "a\\b" })
    void anIdLeadsNowhereElse(String id) {
        assertThatThrownBy(() -> tickets("ticketsPath=/t").get(id)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsATicketWhereThePointersSay() {
        TicketFields ticket = tickets("idPointer=/attributes/no", "statusPointer=/state/0", "updatedAtPointer=/meta~1changed")
                .read(json("{'attributes': {'no': 12345678901234567890}, 'state': ['Checked In'],"
                           + " 'meta/changed': '2026-01-31T15:24:36+01:00', 'price': 5}"));

        assertThat(ticket).isEqualTo(new TicketFields(
                "12345678901234567890", null, null, "Checked In", RecordState.COMPLETED, null, null,
                Instant.parse("2026-01-31T14:24:36Z")));
    }

    @Test
    void withoutPointersOnlyTheIdIsRead() {
        assertThat(tickets().read(json("{'id': 'a', 'status': 'used', 'updatedAt': '2026-01-01'}")))
                .isEqualTo(new TicketFields("a", null, null, null, RecordState.UNKNOWN, null, null, null));
    }

    @Test
    void aRecordWithoutIdNamesTheOption() {
        assertThatThrownBy(() -> tickets("idPointer=/no").read(json("{'id': 'a'}")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("/no").hasMessageContaining("idPointer");
    }

    @ParameterizedTest
    @CsvSource({
            "booked,CONFIRMED", "CONFIRMED,CONFIRMED", "used,COMPLETED", "checked-in,COMPLETED", "cancelled,CANCELLED",
            "Canceled,CANCELLED", "expired,CANCELLED", "pending,PENDING", "on_hold,PENDING", "open,OPEN",
            "available,OPEN", "closed,UNKNOWN", "3,UNKNOWN", "geannuleerd,UNKNOWN" })
    void plainWordsHaveAMeaning(String status, RecordState state) {
        assertThat(tickets("statusPointer=/status").read(json("{'id': 1, 'status': '" + status + "'}")).state())
                .isEqualTo(state);
    }

    @ParameterizedTest
    @ValueSource(strings = { "null", "{}", "[]", "true" })
    void anOddStatusIsUnknown(String status) {
        assertThat(tickets("statusPointer=/status").read(json("{'id': 1, 'status': " + status + "}")).state())
                .isEqualTo(RecordState.UNKNOWN);
    }

    @Test
    void bookingsAreMadeAndNotListed() {
        assertThat(resources().bookings().orElseThrow().access()).isEmpty();
        assertThat(resources("idPointer=/no", "statusPointer=/s").bookings().orElseThrow().read(json("{'no': 5, 's': 'paid'}")))
                .satisfies(booking -> {
                    assertThat(booking.id()).isEqualTo("5");
                    assertThat(booking.state()).isEqualTo(RecordState.CONFIRMED);
                });
        assertThat(resources().bookingDesk().orElseThrow().actions()).containsExactly(BookingDesk.Action.CREATE);
        assertThat(resources().account()).isEmpty();
    }

    @Test
    void aBookingNeedsItsPath() {
        assertThatThrownBy(() -> resources().bookingDesk().orElseThrow().require(BookingDesk.Action.CREATE))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("option 'bookingPath' is required");
    }

    @Test
    void aBookingIsSentAsItWasGiven() {
        String call = "POST /book {lang=nl}";
        String booked = "{'id': 1}";
        ScriptedCalls calls = new ScriptedCalls().on(call, booked).on(call, booked).on(call, booked).on(call, booked);
        BookingDesk desk = resources("bookingPath=/book").bookingDesk().orElseThrow();
        desk.create(order("R", "{'seats': 2}", "{'name': 'Zoë'}", "[{'id': 1}]", "2026-03-01T10:00:00"), calls);
        desk.create(order("R", "{}", "{'name': 'Zoë'}", "[{'id': 1}]", "2026-03-01T10:00:00"), calls);
        desk.create(order("R", "{}", "{}", "[]", null), calls);
        desk.create(order(null, "{}", "{}", "[{'id': 1}]", null), calls);

        assertThat(calls.bodies).containsExactly(json("{'seats': 2}"),
                json("{'reference': 'R', 'customer': {'name': 'Zoë'}, 'items': [{'id': 1}], 'start': '2026-03-01T10:00:00'}"),
                json("{'reference': 'R'}"), json("{'items': [{'id': 1}]}"));
        assertThat(calls.whys).hasSize(4).allMatch(why -> why.contains("does not document"));
    }

    @Test
    void nothingIsNoBooking() {
        BookingDesk desk = resources("bookingPath=/book").bookingDesk().orElseThrow();

        assertThatThrownBy(() -> desk.create(order(null, "{}", "{}", "[]", null), new ScriptedCalls()))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("needs 'raw'");
    }

    private static BookingOrder order(String reference, String raw, String customer, String items, String start) {
        return new BookingOrder(reference, object(customer), array(items), start, object(raw), Map.of("lang", "nl"));
    }
}
