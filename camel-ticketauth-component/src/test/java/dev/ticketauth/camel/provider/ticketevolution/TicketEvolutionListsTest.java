// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.Resource.Access;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Each list with the paging that it has, and listings.
 */
class TicketEvolutionListsTest {

    private static final Resources RESOURCES = resources(Map.of());

    private static Resources resources(Map<String, String> options) {
        return new TicketEvolutionProvider().connect(new ProviderSettings(null, null, null, options)).resources().orElseThrow();
    }

    private static WalkRun list(String path, Map<String, Object> params) {
        return new WalkRun(RESOURCES.list(path, everything(params)));
    }

    @Test
    void aListInPages() {
        WalkRun run = list("/brokerages", Map.of("q", "New York", "page[x]", "1", "order_by", "brokerages.name ASC"));
        run.answer("{\"current_page\":1,\"per_page\":1,\"total_entries\":2,\"brokerages\":[{\"id\":1}]}");
        run.answer("{\"current_page\":2,\"per_page\":1,\"total_entries\":2,\"brokerages\":[{\"id\":2}]}");
        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "2");
        assertThat(run.asked()).containsExactly(
                "GET /brokerages {order_by=brokerages.name ASC, page=1, page[x]=1, per_page=100, q=New York}",
                "GET /brokerages {order_by=brokerages.name ASC, page=2, page[x]=1, per_page=100, q=New York}");
    }

    @Test
    void categoriesComeWhateverPageIsAskedFor() {
        WalkRun run = list("/categories", Map.of());
        run.answer("{\"current_page\":1,\"per_page\":3,\"total_entries\":3,"
                   + "\"categories\":[{\"id\":\"1\"},{\"id\":\"2\"},{\"id\":\"3\"}]}");
        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "2", "3");
    }

    @Test
    void aListWithoutCountersIsAskedForAPageMore() {
        WalkRun whole = list("/v9/brokerages/search", Map.of("q", "x"));
        whole.answer("{\"brokerages\":[{\"id\":1},{\"id\":2}]}").answer("{\"brokerages\":[{\"id\":1},{\"id\":2}]}");
        assertThat(whole.lastLookedBack()).isTrue();
        whole.assertEnded();
        assertThat(whole.ids()).containsExactly("1", "2");

        WalkRun paged = list("/v9/brokerages/search", Map.of("q", "x"));
        paged.answer("[{\"id\":1},{\"id\":2}]").answer("[{\"id\":3}]").answer("[]");
        paged.assertEnded();
        assertThat(paged.ids()).containsExactly("1", "2", "3");
        assertThat(paged.asked()).element(2)
                .isEqualTo("GET /v9/brokerages/search {page=3, per_page=100, q=x}");
    }

    @Test
    void aRepeatedPageWithATotalIsForTheComponentToRefuse() {
        WalkRun run = list("/brokerages", Map.of());
        run.answer("{\"per_page\":1,\"total_entries\":9,\"brokerages\":[{\"id\":1}]}");
        run.answer("{\"per_page\":1,\"total_entries\":9,\"brokerages\":[{\"id\":1}]}");
        assertThat(run.lastLookedBack()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "/events,events", "/v9/events,events", "/performers,performers", "/venues,venues" })
    void changesOfTheCatalogAreReadInTheirOrder(String path, String name) {
        WalkRun run = list(path, Map.of("updated_at.gte", "2026-01-01T13:00:01.5+01:00", "venue_id", 3));
        run.answer("{\"per_page\":2,\"total_entries\":3,\"" + name + "\":[{\"id\":1,\"updated_at\":\"2026-01-01T12:00:02Z\"},"
                   + "{\"id\":2,\"updated_at\":\"2026-01-01T12:00:03Z\"}]}");
        run.answer("{\"per_page\":2,\"total_entries\":2,\"" + name + "\":[{\"id\":2,\"updated_at\":\"2026-01-01T12:00:03Z\"},"
                   + "{\"id\":3,\"updated_at\":\"2026-01-01T12:00:04Z\"}]}");
        run.assertEnded();
        assertThat(run.ids()).containsExactly("1", "2", "3");
        String rest = ", venue_id=3}";
        assertThat(run.asked()).containsExactly(
                "GET " + path + " {order_by=" + name + ".updated_at ASC, page=1, per_page=100,"
                                                + " updated_at.gte=2026-01-01T12:00:01Z" + rest,
                "GET " + path + " {order_by=" + name + ".updated_at ASC, page=1, per_page=100,"
                                                                                                 + " updated_at.gte=2026-01-01T12:00:03Z"
                                                                                                 + rest);
    }

    @ParameterizedTest
    @ValueSource(strings = { "/events/deleted", "/performers/deleted", "/brokerages", "/events/5/stats" })
    void otherListsAreReadAsTheyCome(String path) {
        WalkRun run = list(path, Map.of("updated_at.gte", "2026-01-01T12:00:00Z"));
        run.answer("{\"per_page\":100,\"total_entries\":0,\"x\":[]}");
        run.assertEnded();
        assertThat(run.asked())
                .containsExactly("GET " + path + " {page=1, per_page=100, updated_at.gte=2026-01-01T12:00:00Z}");
    }

    @Test
    void anOrderOfTheRoutesOwnIsKept() {
        WalkRun events = list("/events", Map.of("updated_at.gte", "2026-01-01T12:00:00Z", "order_by", "events.name ASC"));
        events.answer("{\"per_page\":100,\"total_entries\":0,\"events\":[]}");
        assertThat(events.asked()).containsExactly(
                "GET /events {order_by=events.name ASC, page=1, per_page=100, updated_at.gte=2026-01-01T12:00:00Z}");

        WalkRun orders = list("/orders", Map.of("order_by", "orders.id DESC", "status", "pending"));
        orders.answer("{\"per_page\":100,\"total_entries\":0,\"orders\":[]}");
        assertThat(orders.asked())
                .containsExactly("GET /orders {order_by=orders.id DESC, page=1, per_page=100, state=pending}");
    }

    @Test
    void theListOfOrdersIsReadAsBookingsAre() {
        WalkRun byChange = list("/v9/orders", Map.of()).answer("{\"total_entries\":0,\"orders\":[]}");
        assertThat(byChange.asked()).containsExactly("GET /orders {order_by=orders.updated_at ASC, page=1, per_page=100}");
        Walk plain = resources(Map.of("changeFilter", "false")).list("/orders", everything(Map.of()));
        WalkRun byPage = new WalkRun(plain).answer("{\"total_entries\":0,\"orders\":[]}");
        assertThat(byPage.asked()).containsExactly("GET /orders {page=1, per_page=100}");
        assertThatThrownBy(() -> list("/orders", Map.of("type", "order"))).hasMessageContaining("PurchaseOrder");
    }

    @ParameterizedTest
    @CsvSource({ "/events,page", "/events,per_page", "/listings,page", "/inventory,per_page" })
    void pagesAreTheComponentsOwn(String path, String name) {
        Map<String, Object> params = Map.of("state", "MAPPED", "event_id", "1", name, "2");
        assertThatThrownBy(() -> list(path, params)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'" + name + "'");
    }

    @Test
    void thePageSize() {
        WalkRun run = new WalkRun(RESOURCES.list("/venues", pages(7, Map.of())));
        run.answer("{\"per_page\":7,\"total_entries\":0,\"venues\":[]}");
        assertThat(run.asked()).containsExactly("GET /venues {page=1, per_page=7}");
        assertThatThrownBy(() -> RESOURCES.list("/venues", pages(250, Map.of()))).hasMessageContaining("pageSize");
    }

    @Test
    void listingsComeAllAtOnce() {
        Walk walk = RESOURCES.tickets().orElseThrow()
                .search(pages(500, Map.of("eventId", "900001", "quantity", 2, "order_by", "retail_price ASC")));
        WalkRun run = new WalkRun(walk).answer("{\"total_entries\":2,\"extra\":[1],\"ticket_groups\":[{\"id\":5},{\"id\":6}]}");
        run.assertEnded();
        assertThat(walk.layout()).isEqualTo(PageLayout.at("/ticket_groups"));
        assertThat(run.asked()).containsExactly("GET /listings {event_id=900001, order_by=retail_price ASC, quantity=2}");
        assertThat(run.ids()).containsExactly("5", "6");
        assertThat(list("/listings", Map.of("event_id", "9")).answer("{\"ticket_groups\":null}").ids()).isEmpty();
        assertThat(RESOURCES.tickets().orElseThrow().access())
                .containsExactlyInAnyOrder(Access.LIST, Access.SEARCH, Access.GET);
    }

    @Test
    void listingsAreOfOneEvent() {
        assertThatThrownBy(() -> RESOURCES.tickets().orElseThrow().list(everything(Map.of())))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("params.eventId");
        assertThatThrownBy(() -> RESOURCES.tickets().orElseThrow().list(everything(Map.of("eventId", 1, "from", "2026-01-01"))))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("'from'");
        assertThat(RESOURCES.tickets().orElseThrow().get("600001").path()).isEqualTo("/listings/600001");
    }

    @Test
    void theInventoryIsReadFromNumberToNumber() {
        WalkRun run = list("/inventory", Map.of("state", "MAPPED", "office_id", 27));
        run.answer("[{\"remote_id\":3},{\"remote_id\":\"9\"}]").answer("{\"inventory\":[{\"remote_id\":3000000000}]}")
                .answer("[]");
        run.assertEnded();
        assertThat(run.texts("remote_id")).containsExactly("3", "9", "3000000000");
        assertThat(run.asked()).containsExactly(
                "GET /inventory {office_id=27, page[cursor]=1, page[items]=10000, state=MAPPED}",
                "GET /inventory {office_id=27, page[cursor]=10, page[items]=10000, state=MAPPED}",
                "GET /inventory {office_id=27, page[cursor]=3000000001, page[items]=10000, state=MAPPED}");
    }

    @Test
    void anInventoryWithoutPagesEndsAfterItCameTwice() {
        Selection selection = pages(20_000, Map.of("state", "UNMAPPED", "page[cursor]", "4"));
        WalkRun run = new WalkRun(RESOURCES.list("/inventory", selection));
        run.answer("[{\"remote_id\":4},{\"remote_id\":9}]").answer("[{\"remote_id\":4},{\"remote_id\":9}]");
        run.assertEnded();
        assertThat(run.lastLookedBack()).isTrue();
        assertThat(run.texts("remote_id")).containsExactly("4", "9");
        assertThat(run.asked()).element(0).isEqualTo("GET /inventory {page[cursor]=4, page[items]=20000, state=UNMAPPED}");
    }

    @Test
    void theInventoryHasPagesOfOneStateOnly() {
        for (Map<String, Object> params : List.<Map<String, Object>> of(Map.of(), Map.of("state", "ALL"))) {
            assertThatThrownBy(() -> list("/inventory", params)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("'state'").hasMessageContaining("UNMAPPED");
        }
        assertThatThrownBy(() -> list("/inventory", Map.of("state", "MAPPED", "page[items]", 5))).hasMessageContaining(
                "pageSize");
        assertThatThrownBy(() -> list("/inventory", Map.of("state", "MAPPED", "page[cursor]", "x"))).hasMessageContaining(
                "page[cursor]");
        WalkRun run = list("/inventory", Map.of("state", "MAPPED"));
        assertThatThrownBy(() -> run.answer("[{\"id\":5}]")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("remote_id");
    }

    @Test
    void theOptionChangeFilterIsTrueOrFalse() {
        assertThat(new TicketEvolutionProvider().options()).contains("changeFilter");
        ProviderSettings settings = new ProviderSettings(null, null, null, Map.of("changeFilter", "no"));
        TicketEvolutionProvider provider = new TicketEvolutionProvider();
        assertThatThrownBy(() -> provider.connect(settings)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("changeFilter");
        ProviderApi api = provider.connect(new ProviderSettings(null, null, null, Map.of()));
        assertThat(api.resources().orElseThrow().account()).isEmpty();
    }
}
