// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.Iterator;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static dev.ticketauth.camel.provider.Selections.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class OrdersWalkTest {

    private final OrderTable table = new OrderTable();

    private static Walk bookings(int pageSize) {
        return new Orders().list(pages(pageSize, Map.of()));
    }

    private static Walk bookings(Map<String, Object> params) {
        return new Orders().list(everything(params));
    }

    private static ApiRequest request(Map<String, Object> params) {
        return bookings(params).next();
    }

    @Test
    void asksForEverythingInTheOrderOfChangeFirst() {
        assertThat(bookings(0).next()).isEqualTo(ApiRequest.get("/orders").with(Map.of(
                "includearchived", "true", "orderby", "lastupdatets", "orderby_asc", "true", "limit", 1000, "offset", 0L)));
    }

    @Test
    void goesOnOneSecondBeforeTheLastOrderOfAPage() {
        table.put("1", "10:00:00").put("2", "10:00:10").put("3", "10:00:20.75").put("4", "10:00:30").put("5", "10:00:40");

        assertThat(table.readAll(bookings(3))).containsExactly("1", "2", "3", "4", "5");
        assertThat(table.requests).extracting(request -> request.params().get("lastupdatesince"))
                .containsExactly(null, "2026-01-01 10:00:19");
        assertThat(table.requests).extracting(request -> request.params().get("offset")).containsOnly(0L);
    }

    @ParameterizedTest
    @CsvSource({ "true, true", "true, false", "false, true", "false, false" })
    void readsEveryOrderOnceHoweverTheProviderFiltersAndCounts(boolean inclusive, boolean totals) {
        table.inclusive = inclusive;
        table.totals = totals;
        for (int i = 0; i < 30; i++) {
            // several of one second, with fractions and without, over every boundary
            table.put(String.valueOf(100 + i), "10:00:%02d%s".formatted(i / 4, i % 2 == 0 ? "" : ".500001"));
        }

        for (int pageSize : new int[] { 1, 2, 3, 4, 5, 7, 29, 30, 31 }) {
            table.requests.clear();
            assertThat(table.readAll(bookings(pageSize))).as("pages of " + pageSize).doesNotHaveDuplicates().hasSize(30);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 2, 3, 5 })
    void aRunOfOneTimeThatFillsPagesIsReadByOffset(int pageSize) {
        for (int i = 0; i < 12; i++) {
            table.put(String.valueOf(100 + i), i < 11 ? "10:00:00.25" : "10:01:00");
        }

        assertThat(table.readAll(bookings(pageSize))).doesNotHaveDuplicates().hasSize(12);
    }

    @Test
    void aProviderThatCutsPagesShorterLosesNothing() {
        table.mostAtOnce = 2;
        table.totals = false;
        table.put("1", "10:00:00").put("2", "10:00:10").put("3", "10:00:20").put("4", "10:00:30").put("5", "10:00:40");

        assertThat(table.readAll(bookings(1000))).containsExactly("1", "2", "3", "4", "5");
    }

    @Test
    void anOrderThatChangesMeanwhileComesAgainAndPushesNoOtherOutOfSight() {
        for (int i = 0; i < 8; i++) {
            table.put(String.valueOf(i), "10:00:%02d".formatted(10 * i % 60));
            table.put(String.valueOf(i), "10:%02d:00".formatted(i));
        }
        Iterator<Runnable> changes = List.<Runnable> of(() -> table.put("0", "11:00:00"), () -> table.remove("1")).iterator();
        table.betweenPages = () -> {
            if (changes.hasNext()) {
                changes.next().run();
            }
        };

        assertThat(table.readAll(bookings(3))).containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "0");
    }

    @Test
    void anOrderThatLeavesARunHidesNoOther() {
        for (int i = 1; i <= 9; i++) {
            table.put(String.valueOf(i), "10:00:00");
        }
        Iterator<Runnable> changes = List.<Runnable> of(() -> table.put("1", "12:00:00")).iterator();
        table.betweenPages = () -> {
            if (changes.hasNext()) {
                changes.next().run();
            }
        };

        // the fourth one moves to the first page, which was read already
        assertThat(table.readAll(bookings(3))).contains("1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void basketsAreLeftOutWithoutEndingTheList() {
        table.put("1", "10:00:00", "21001").put("2", "10:01:00", "21001").put("3", "10:02:00", "21001")
                .put("4", "10:03:00", "21002").put("5", "10:04:00", "21001").put("6", "10:05:00", "21001")
                .put("7", "10:06:00", "21003");

        assertThat(table.readAll(bookings(2))).containsExactly("4", "7");
    }

    @Test
    void aBasketThatIsConfirmedMeanwhileIsThere() {
        table.put("1", "10:00:00", "21001").put("2", "10:01:00").put("3", "10:02:00");
        table.betweenPages = () -> table.put("1", "10:30:00", "21002");

        assertThat(table.readAll(bookings(2))).containsExactly("2", "3", "1");
    }

    @Test
    void nothingAtAllIsAnEmptyList() {
        assertThat(table.readAll(bookings(10))).isEmpty();
    }

    @Test
    void changesSinceAMomentAreExactAlthoughMoreIsAskedFor() {
        table.put("1", "09:59:59").put("2", "10:00:00").put("3", "10:00:00.5").put("4", "10:00:00.75");

        Walk walk = new Orders().list(since("2026-01-01T10:00:00.5Z", Map.of()));

        assertThat(table.readAll(walk)).containsExactly("3", "4");
        assertThat(table.requests.get(0).params()).containsEntry("lastupdatesince", "2026-01-01 09:59:59");
    }

    @Test
    void theLaterOfCursorAndParameterCounts() {
        table.put("1", "10:00:00").put("2", "10:30:00").put("3", "11:00:00");
        Map<String, Object> params = Map.of("lastupdatesince", "2026-01-01 10:30:00");

        assertThat(table.readAll(new Orders().list(since("2026-01-01T09:00:00Z", params))))
                .containsExactly("2", "3");
        assertThat(table.readAll(new Orders().list(since("2026-01-01T10:45:00Z", params))))
                .containsExactly("3");
    }

    @Test
    void fromAndToAreAboutTheTimeOfCreation() {
        table.put("1", "10:00:00").put("2", "10:30:00").put("3", "11:00:00").put("4", "11:30:00");

        Walk walk = bookings(Map.of("from", "2026-01-01T10:30:00Z", "to", "2026-01-01 11:30:00"));

        assertThat(table.readAll(walk)).containsExactly("2", "3");
        // what was created since then has not changed before
        assertThat(table.requests.get(0).params()).containsEntry("lastupdatesince", "2026-01-01 10:29:59");
    }

    @Test
    void filtersGoIntoTheSimpleFilter() {
        assertThat(request(Map.of("status", "21002")).params()).containsEntry("simplefilter", "{\"status\":21002}");
        assertThat(request(Map.of("status", List.of(21003))).params()).containsEntry("simplefilter", "{\"status\":21003}");
        assertThat(request(Map.of("customerid", "6843548354")).params())
                .containsEntry("simplefilter", "{\"customerid\":6843548354}");
        assertThat(request(Map.of("saleschannelid", 2, "simplefilter", "{\"customerid\": 7}")).params())
                .containsEntry("simplefilter", "{\"customerid\":7,\"saleschannelid\":2}")
                .doesNotContainKeys("saleschannelid", "status");
        assertThat(request(Map.of("simplefilter", Map.of("customerid", 7))).params())
                .containsEntry("simplefilter", "{\"customerid\":7}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = { "21002, 21003 | 1 3", "21003 | 3", "21002,21009 | 1 4" })
    void statusesAreComparedBecauseTheProvidersFilterTakesOne(String status, String ids) {
        table.put("1", "10:00:00", "21002").put("2", "10:01:00", "21001").put("3", "10:02:00", "21003")
                .put("4", "10:03:00", "21009").put("5", "10:04:00", "null");

        assertThat(table.readAll(bookings(Map.of("status", status)))).containsExactly(ids.split(" "));
        assertThat(table.requests.get(0).params().containsKey("simplefilter")).isEqualTo(!status.contains(","));
    }

    @Test
    void theProvidersOtherParametersGoThere() {
        assertThat(request(Map.of("searchterm", "Zoë", "includearchived", "false", "output", "withlookup")).params())
                .containsEntry("searchterm", "Zoë").containsEntry("includearchived", "false")
                .containsEntry("output", "withlookup");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "limit           | 10            | option 'pageSize'",
            "offset          | 10            | reads the whole list",
            "orderby         | createdts     | operation=list",
            "orderby_asc     | false         | operation=list",
            "eventId         | 5             | orders are filtered by",
            "locationId      | 5             | orders are filtered by",
            "status          | 21001         | baskets",
            "status          | confirmed     | must be a number",
            "customerid      | 1 or 1=1      | must be a number",
            "output          | ids           | must not be ids",
            "from            | yesterday     | must be a time",
            "lastupdatesince | soon          | must be a time",
            "simplefilter    | customerid=7  | must be a JSON object",
            "simplefilter    | [7]           | must be a JSON object" })
    void aParameterThatCannotBeHonouredIsNamed(String name, String value, String said) {
        assertThatThrownBy(() -> request(Map.of(name, value))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'").hasMessageContaining(said);
    }

    @Test
    void oneFieldIsNotFilteredTwice() {
        assertThatThrownBy(() -> request(Map.of("status", "21003", "simplefilter", "{\"status\":[21002]}")))
                .hasMessageContaining("'status'").hasMessageContaining("use one of the two");
    }

    @Test
    void aProviderThatIgnoresTheOrderIsNoticed() {
        WalkRun run = new WalkRun(bookings(10));

        assertThatThrownBy(() -> run.answer("""
                {"data":[{"orderid":1,"lastupdatets":"2026-01-01 10:00:01"},
                 {"orderid":2,"lastupdatets":"2026-01-01 10:00:00"}],"nbrofresults":2}"""))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("does not sort")
                .hasMessageContaining("params.orderby=createdts");
    }
}
