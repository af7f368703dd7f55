// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.Map;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TicketmaticListsTest {

    private static Walk list(String path, Map<String, Object> params) {
        return new TicketmaticResources("demo").list(path, pages(2, params));
    }

    private static Walk tickets(Map<String, Object> params) {
        return new EventTickets().list(pages(2, params));
    }

    // a walk that gets these answers, and has ended then
    private static WalkRun read(Walk walk, String... answers) {
        WalkRun run = new WalkRun(walk);
        for (String answer : answers) {
            run.answer(answer);
        }
        run.assertEnded();
        return run;
    }

    @Test
    void eventsAreReadByOffsetUntilTheirNumberIsReached() {
        WalkRun run = read(list("/events", Map.of()),
                "{'data':[{'id':1},{'id':2}],'nbrofresults':5}", "{'data':[{'id':3},{'id':4}],'nbrofresults':5}",
                "{'data':[{'id':5}],'nbrofresults':5}");

        assertThat(run.ids()).containsExactly("1", "2", "3", "4", "5");
        assertThat(run.requests).extracting(request -> request.params().get("offset")).containsExactly(0L, 2L, 4L);
        assertThat(run.requests.get(0).params()).containsEntry("limit", 2).containsEntry("orderby", "startts");
    }

    @Test
    void withoutANumberAnEmptyPageIsTheEnd() {
        // a short page is none: the provider may have a limit of its own
        WalkRun run = read(list("/contacts", Map.of("orderby", "name")),
                "{'data':[{'id':1}]}", "{'data':[{'id':2},{'id':3}],'nbrofresults':null}", "{'data':[]}");

        assertThat(run.ids()).containsExactly("1", "2", "3");
        assertThat(run.requests).extracting(request -> request.params().get("offset")).containsExactly(0L, 1L, 3L);
        assertThat(run.requests.get(0).params()).containsEntry("orderby", "name");
    }

    @Test
    void ordersAreReadByTheirChangeBasketsIncluded() {
        OrderTable table = new OrderTable().put("1", "10:00:00", "21001").put("2", "10:00:00.5").put("3", "10:05:00");

        Map<String, Object> params = Map.of("lastupdatesince", "\"2026-01-01 10:00:00\"", "searchterm", "a b");
        assertThat(table.readAll(list("/orders", params))).containsExactly("1", "2", "3");
        assertThat(table.requests.get(0).params()).containsEntry("lastupdatesince", "2026-01-01 09:59:59")
                .containsEntry("searchterm", "a b").doesNotContainKey("includearchived");
    }

    @ParameterizedTest
    @CsvSource({ "lastupdatets,true", "'',1", "lastupdatets,''" })
    void theOrderOfChangeMayBeNamed(String orderBy, String ascending) {
        OrderTable table = new OrderTable().put("1", "10:00:00").put("2", "10:01:00").put("3", "10:05:00");

        Map<String, Object> params = Map.of("orderby", orderBy, "orderby_asc", ascending);
        assertThat(table.readAll(list("/orders", params))).containsExactly("1", "2", "3");
    }

    @ParameterizedTest
    @CsvSource({ "orderby,createdts", "orderby_asc,false", "output,ids" })
    void ordersInAnotherOrderAreReadByOffset(String name, String value) {
        WalkRun run = read(list("/orders", Map.of(name, value)),
                "{'data':[{'id':1},{'id':2}],'nbrofresults':3}", "{'data':[{'id':3}],'nbrofresults':3}");

        assertThat(run.requests).extracting(ApiRequest::params).containsExactly(Map.of(name, value, "limit", 2, "offset", 0L),
                Map.of(name, value, "limit", 2, "offset", 2L));
    }

    @ParameterizedTest
    @CsvSource({ "/events,limit", "/orders,offset", "/contacts,limit" })
    void pagingIsTheComponents(String path, String name) {
        assertThatThrownBy(() -> list(path, Map.of(name, "10"))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'").hasMessageContaining("option 'pageSize'");
    }

    @Test
    void aTimeThatIsNoneIsRefused() {
        assertThatThrownBy(() -> list("/orders", Map.of("lastupdatesince", "soon")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'lastupdatesince'");
    }

    @Test
    void otherListsComeAsAWhole() {
        Walk settings = list("/settings/pricing/pricetypes", Map.of("includearchived", "true"));

        WalkRun run = read(settings, "{'data':[{'id':1},{'id':2},{'id':3}]}");
        assertThat(run.asked()).containsExactly("GET /settings/pricing/pricetypes {includearchived=true}");
        assertThat(run.ids()).containsExactly("1", "2", "3");
        WalkRun array = read(list("/_/tools/accounts", Map.of()), "[{'id':4}]");
        assertThat(array.asked()).containsExactly("GET /_/tools/accounts");
        assertThat(array.ids()).containsExactly("4");
    }

    @Test
    void theEventStreamNamesWhatFollows() {
        Walk walk = list("/eventstream", Map.of("ts", "2022-09-26T09:00:00+0000", "eventtypes", "webshop:add_tickets"));

        WalkRun run = read(walk,
                "{'moreresults':true,'nextid':'12','results':[{'id':'10'},{'id':'11'}]}",
                // whether the id that is asked for comes again is not documented
                "{'results':[{'id':'11'},{'id':'12'}],'moreresults':true,'nextid':'13'}",
                "{'moreresults':false,'nextid':'13','results':null}");

        assertThat(run.ids()).containsExactly("10", "11", "12");
        assertThat(run.requests).extracting(ApiRequest::params).containsExactly(
                Map.of("ts", "2022-09-26T09:00:00+0000", "eventtypes", "webshop:add_tickets"),
                Map.of("eventtypes", "webshop:add_tickets", "id", "12"),
                Map.of("eventtypes", "webshop:add_tickets", "id", "13"));
    }

    @Test
    void anEventStreamThatDoesNotSayWhatFollowsIsNoticed() {
        WalkRun run = new WalkRun(list("/eventstream", Map.of()));

        assertThatThrownBy(() -> run.answer("{'moreresults':true,'results':[]}")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nextid");
    }

    @Test
    void ticketsComeAsLines() {
        Walk walk = tickets(Map.of("eventId", 20001, "tickettypeid", "301"));

        assertThat(walk.layout()).isEqualTo(PageLayout.LINES);
        assertThat(walk.next()).isEqualTo(
                ApiRequest.get("/events/20001/tickets").with("simplefilter", "{\"tickettypeid\":301}"));
        assertThat(walk.next()).isNull();
        assertThat(tickets(Map.of("eventId", "20001")).next()).isEqualTo(ApiRequest.get("/events/20001/tickets"));
        assertThat(list("/events/20001/tickets", Map.of()).layout()).isEqualTo(PageLayout.LINES);
    }

    @ParameterizedTest
    @ValueSource(strings = { "../orders", "5/..", "5%2f..", "5?x=1", "5;x", "1 or 1=1", "-1", "٣" })
    void onlyANumberGetsIntoThePath(String eventId) {
        assertThatThrownBy(() -> tickets(Map.of("eventId", eventId))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'eventId'").hasMessageNotContaining(eventId);
        assertThatThrownBy(() -> new Orders().get(eventId)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("must be a number");
    }

    @Test
    void ticketsNeedTheirEvent() {
        assertThatThrownBy(() -> tickets(Map.of())).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'eventId'").hasMessageContaining("params.eventId");
    }

    @ParameterizedTest
    @ValueSource(strings = { "from", "to", "status", "searchterm", "limit", "offset", "lastupdatesince", "locationId" })
    void ticketsAreFilteredByNothingElse(String name) {
        assertThatThrownBy(() -> tickets(Map.of("eventId", "5", name, "2026-01-01")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'" + name + "'")
                .hasMessageContaining("tickettypeid");
    }

    @Test
    void theAccountIsTheShortName() {
        assertThat(new TicketmaticResources("demo").account()).contains("demo");
    }
}
