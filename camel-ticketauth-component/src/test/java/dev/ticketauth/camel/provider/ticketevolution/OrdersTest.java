// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.Resource.Access;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static dev.ticketauth.camel.provider.Selections.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The list of orders, in the order of changes and without.
 */
class OrdersTest {

    private static final Orders ORDERS = new Orders(true);
    private static final Orders PLAIN = new Orders(false);

    // "7@05" is an order with the id 7 that changed at five seconds past twelve
    private static String page(Object total, int perPage, String... orders) {
        String items = Stream.of(orders).map(order -> order.split("@"))
                .map(order -> "{\"id\":" + order[0] + ",\"updated_at\":\"2026-01-01T12:00:" + order[1] + "Z\"}")
                .collect(Collectors.joining(","));
        return "{\"current_page\":1,\"per_page\":" + perPage + ",\"total_entries\":" + total + ",\"orders\":[" + items + "]}";
    }

    private static String asked(String since, int page) {
        return "GET /orders {order_by=orders.updated_at ASC, page=" + page + ", per_page=100"
               + (since == null ? "" : ", updated_at.gte=2026-01-01T12:00:" + since + "Z") + "}";
    }

    @Test
    void aListIsReadByTheTimeOfItsChanges() {
        WalkRun run = new WalkRun(ORDERS.list(since("2026-01-01T12:00:01.987Z", Map.of())));
        run.answer(page(4, 2, "1@01", "2@02")).answer(page(3, 2, "2@02", "3@03")).answer(page(2, 2, "3@03", "4@04"));
        run.assertEnded();
        assertThat(run.asked()).containsExactly(asked("01", 1), asked("02", 1), asked("03", 1));
        assertThat(run.ids()).containsExactly("1", "2", "3", "4");
    }

    @Test
    void aRunThatSharesASecondIsReadByPageAndThenOnceMore() {
        WalkRun run = new WalkRun(ORDERS.list(since("2026-01-01T12:00:01Z", Map.of())));
        run.answer(page(5, 2, "1@01", "2@05")).answer(page(4, 2, "2@05", "3@05")).answer(page(4, 2, "4@05", "9@09"));
        // while the pages were read one moved up to the page before
        run.answer(page(5, 2, "2@05", "3@05")).answer(page(5, 2, "8@05", "4@05")).answer(page(5, 2, "9@09"));
        run.answer(page(5, 2, "2@05", "3@05")).answer(page(5, 2, "8@05", "4@05")).answer(page(5, 2, "9@09"));
        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "2", "3", "4", "9", "8");
        assertThat(run.asked().subList(0, 5)).containsExactly(
                asked("01", 1), asked("05", 1), asked("05", 2), asked("05", 1), asked("05", 2));
    }

    @Test
    void theProviderMayPutFewerOnAPageThanAsked() {
        WalkRun run = new WalkRun(ORDERS.list(since("2026-01-01T12:00:05Z", Map.of())));
        run.answer(page(3, 1, "1@05")).answer(page(3, 1, "2@05")).answer(page(3, 1, "3@06"));
        assertThat(run.asked()).containsExactly(asked("05", 1), asked("05", 2), asked("05", 3));
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void withoutATotalTheEndIsAnEmptyPage() {
        WalkRun run = new WalkRun(ORDERS.list(everything(Map.of())));
        run.answer(page(null, 2, "1@01", "2@02")).answer(page(null, 2, "2@02")).answer(page(null, 2));
        // the second page might have been read before something left the first
        run.answer(page(null, 2, "2@02")).answer(page(null, 2));
        run.assertEnded();
        assertThat(run.asked())
                .containsExactly(asked(null, 1), asked("02", 1), asked("02", 2), asked("02", 1), asked("02", 2));
        assertThat(run.ids()).containsExactly("1", "2");
    }

    @Test
    void aProviderThatDoesNotFilterOrSortIsNoticed() {
        WalkRun unfiltered = new WalkRun(ORDERS.list(since("2026-01-01T12:00:05Z", Map.of())));
        assertThatThrownBy(() -> unfiltered.answer(page(2, 100, "1@04", "2@06"))).hasMessageContaining("does not filter")
                .hasMessageContaining("changeFilter=false");
        WalkRun unsorted = new WalkRun(ORDERS.list(everything(Map.of())));
        assertThatThrownBy(() -> unsorted.answer(page(2, 100, "1@07", "2@06"))).hasMessageContaining("does not sort")
                .hasMessageContaining("changeFilter=false");
    }

    @Test
    void theLaterOfTwoTimesCounts() {
        Map<String, Object> params = Map.of("updated_at.gte", "2026-01-01T14:00:03+02:00");
        WalkRun byParameter = new WalkRun(ORDERS.list(since("2026-01-01T12:00:01Z", params))).answer(page(0, 100));
        WalkRun byChange = new WalkRun(ORDERS.list(since("2026-01-01T12:00:04Z", params))).answer(page(0, 100));
        WalkRun alone = new WalkRun(ORDERS.list(everything(params))).answer(page(0, 100));
        assertThat(byParameter.asked()).containsExactly(asked("03", 1));
        assertThat(byChange.asked()).containsExactly(asked("04", 1));
        assertThat(alone.asked()).containsExactly(asked("03", 1));
        assertThatThrownBy(() -> ORDERS.list(everything(Map.of("updated_at.gte", "soon")))).hasMessageContaining(
                "updated_at.gte");
    }

    @Test
    void withoutTheFilterPagesAreReadAsTheyCome() {
        WalkRun run = new WalkRun(PLAIN.list(since("2026-01-01T12:00:05Z", Map.of("order_by", "orders.id ASC"))));
        run.answer(page(5, 2, "1@07", "2@01")).answer(page(5, 2, "3@01", "4@01")).answer(page(5, 2, "5@09"));
        run.assertEnded();
        assertThat(run.asked()).containsExactly(
                "GET /orders {order_by=orders.id ASC, page=1, per_page=100}",
                "GET /orders {order_by=orders.id ASC, page=2, per_page=100}",
                "GET /orders {order_by=orders.id ASC, page=3, per_page=100}");
        assertThat(run.ids()).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void whatMovesToTheNextPageIsGivenOnce() {
        WalkRun run = new WalkRun(PLAIN.list(everything(Map.of())));
        run.answer(page(3, 2, "1@01", "2@01")).answer(page(4, 2, "2@01", "3@01"));
        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void aShortPageIsNotTheEndWhileTheTotalSaysMore() {
        WalkRun run = new WalkRun(PLAIN.list(everything(Map.of())));
        run.answer(page(5, 2, "1@01")).answer(page(5, 2, "3@01", "4@01")).answer(page(5, 2, "5@01"));
        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "3", "4", "5");
    }

    @Test
    void plainPagesWithoutATotalEndWithAnEmptyOne() {
        WalkRun run = new WalkRun(PLAIN.list(everything(Map.of())));
        run.answer(page(null, 2, "1@01", "2@01")).answer(page(null, 2, "3@01")).answer(page(null, 2));
        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "2", "3");
        WalkRun none = new WalkRun(PLAIN.list(everything(Map.of()))).answer(page(0, 100));
        none.assertEnded();
    }

    @Test
    void filters() {
        WalkRun run = new WalkRun(PLAIN.list(pages(10, Map.of("status", "pending", "type", "Order", "buyer_id", 6, "q", " "))));
        run.answer(page(0, 10));
        assertThat(run.asked())
                .containsExactly("GET /orders {buyer_id=6, page=1, per_page=10, state=pending, type=Order}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "from|2026-01-01|event_date", "to|2026-01-01|event_date", "eventId|900001|performer_id", "locationId|1|venue_id",
            "reasonId|1|state", "page|2|operation=request", "per_page|10|pageSize", "type|order|PurchaseOrder",
            "order_by|orders.id ASC|operation=list" })
    void aFilterThatTheProviderWouldIgnoreIsRefused(String name, String value, String advice) {
        assertThatThrownBy(() -> ORDERS.list(everything(Map.of(name, value)))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'").hasMessageContaining(advice);
    }

    @Test
    void thePageSizeHasALimit() {
        assertThatCode(() -> ORDERS.list(pages(100, Map.of()))).doesNotThrowAnyException();
        for (Orders orders : List.of(ORDERS, PLAIN)) {
            assertThatThrownBy(() -> orders.list(pages(101, Map.of()))).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("pageSize").hasMessageContaining("100");
        }
    }

    @Test
    void whatOrdersCanDo() {
        assertThat(ORDERS.access()).containsExactlyInAnyOrder(Access.LIST, Access.GET);
        assertThat(ORDERS.tellsChanges()).isTrue();
        assertThat(PLAIN.tellsChanges()).isFalse();
    }
}
