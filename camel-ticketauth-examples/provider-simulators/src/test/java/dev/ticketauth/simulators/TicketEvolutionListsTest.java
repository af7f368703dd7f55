// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TicketEvolutionListsTest {
    private ProviderSimulators simulators;
    private TicketEvolutionCaller tevo;

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void hasMoreOrdersOfOneSecondThanAPageHolds() {
        start(TicketEvolutionSettings.defaults());
        String second = simulators.ticketEvolution().data().orders().find(400_301L).get("updated_at").asText();

        JsonNode run = tevo.read("/v9/orders?page=2&updated_at.eq=" + second);
        assertThat(run.get("total_entries").asInt()).isEqualTo(130);
        assertThat(ids(run, "orders")).hasSize(30).first().isEqualTo(400_401L);
        String four = simulators.ticketEvolution().data().orders().find(400_101L).get("updated_at").asText();
        assertThat(ids(tevo.read("/v9/orders?updated_at.eq=" + four), "orders"))
                .containsExactly(400_100L, 400_101L, 400_102L, 400_103L);
    }

    /** Of 1,260 orders 300 are older than the run of 130. */
    @ParameterizedTest
    @CsvSource({ "gt, 830", "gte, 960", "lt, 300", "lte, 430", "eq, 130", "not_eq, 1130" })
    void comparesTheUpdateOfOrders(String comparison, int count) {
        start(TicketEvolutionSettings.defaults());
        String second = simulators.ticketEvolution().data().orders().find(400_301L).get("updated_at").asText();

        JsonNode page = tevo.read("/v9/orders?order_by=orders.updated_at%20ASC&updated_at." + comparison + "=" + second);
        assertThat(page.get("total_entries").asInt()).isEqualTo(count);
    }

    @Test
    void readsOrdersByTheirUpdateWhileTheyChange() {
        start(TicketEvolutionSettings.defaults());
        Records<Long> orders = simulators.ticketEvolution().data().orders();
        String late = orders.find(400_050L).get("updated_at").asText();
        simulators.ticketEvolution().onRequest(request -> {
            if (request.rawTarget().contains("page=2")) {
                orders.change(400_001L, order -> order.put("updated_at", "2026-05-01T00:00:00Z"));
                orders.remove(400_002L);
                orders.change(400_003L, order -> order.put("updated_at", late));
            }
        });
        List<Long> seen = new ArrayList<>(ids(tevo.read("/v9/orders?page=1&per_page=100"), "orders"));

        assertThat(ids(tevo.read("/v9/orders?order_by=orders.updated_at%20ASC&page=2"), "orders")).as("two slid away")
                .hasSize(100).first().isEqualTo(400_103L);
        assertThat(seen).hasSize(100).startsWith(400_001L, 400_002L, 400_003L);
        List<Long> now = ids(tevo.read("/v9/orders?order_by=orders.updated_at%20ASC&page=1"), "orders");
        assertThat(now).startsWith(400_004L).containsSequence(400_003L, 400_050L).doesNotContain(400_001L, 400_002L);
        assertThat(ids(tevo.read("/v9/orders?order_by=orders.updated_at%20DESC"), "orders")).startsWith(400_001L, 401_260L);
        assertThat(ids(tevo.read("/v9/orders?updated_at.gte=2026-05-01"), "orders")).containsExactly(400_001L);
    }

    @Test
    void goesByIdWithoutAnOrder() {
        start(TicketEvolutionSettings.defaults());
        simulators.ticketEvolution().data().orders()
                .change(400_900L, order -> order.put("updated_at", "2026-01-01T12:00:05Z"));

        JsonNode page = tevo.read("/v9/orders?page=2&per_page=50&updated_at.lte=2026-01-01T12%3A10%3A05Z");
        assertThat(page.get("total_entries").asInt()).isEqualTo(61);
        assertThat(ids(page, "orders")).hasSize(11).last().isEqualTo(400_900L);
    }

    /** Every page of every size must be what sorting all of them would give. */
    @ParameterizedTest
    @CsvSource({ "7, ''", "40, ''", "100, ''", "13, &state=pending" })
    void mergesChangedOrdersByTheirIds(int perPage, String state) {
        start(TicketEvolutionSettings.defaults().withOrders(300));
        Records<Long> orders = simulators.ticketEvolution().data().orders();
        for (long id = 400_003; id <= 400_300; id += 7) {
            orders.change(id, order -> order.put("updated_at", "2026-02-01T00:00:00Z"));
        }
        orders.put(399_000L, orders.find(400_003L).put("id", 399_000).put("state", "pending"));
        orders.remove(400_298L);
        List<Long> expected = orders.all().stream()
                .filter(order -> order.get("updated_at").asText().compareTo("2026-01-01T12:10:00Z") >= 0)
                .filter(order -> state.isEmpty() || order.get("state").asText().equals("pending"))
                .map(order -> order.get("id").asLong()).toList();

        List<Long> read = new ArrayList<>();
        JsonNode page;
        int number = 1;
        do {
            page = tevo.read("/v9/orders?page=" + number++ + "&per_page=" + perPage + state
                             + "&updated_at.gte=2026-01-01T12%3A10%3A00Z");
            assertThat(page.get("total_entries").asInt()).isEqualTo(expected.size());
            read.addAll(ids(page, "orders"));
        } while (!page.get("orders").isEmpty());

        assertThat(read).containsExactlyElementsOf(expected).startsWith(399_000L);
        String backwards = "/v9/orders?order_by=orders.id%20DESC&updated_at.gte=2026-02-01";
        assertThat(ids(tevo.read(backwards), "orders")).isSortedAccordingTo((one, other) -> other.compareTo(one)).hasSize(44);
    }

    @Test
    void ignoresAFilterItDoesNotKnow() {
        start(TicketEvolutionSettings.defaults().withOrdersUpdatedAtKnown(false).withTotalEntriesTold(false));

        JsonNode page = tevo.read("/v9/orders?updated_at.gte=2027-01-01T00%3A00%3A00Z");
        assertThat(page.get("orders")).hasSize(100);
        assertThat(page.get("total_entries").isNull()).isTrue();
    }

    @Test
    void takesTenOrdersOnAPageWhenSetSo() {
        start(TicketEvolutionSettings.defaults().withOrdersPerPageMax(10));

        assertThat(tevo.read("/v9/orders").get("per_page").asInt()).isEqualTo(10);
        assertThat(tevo.get("/v9/orders?per_page=100").statusCode()).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
            "type=Order, 1134", "type=PurchaseOrder, 126", "type=order, 1260", "state=accepted&type=Order, 252",
            "state=nothing, 0", "reference=seed-777, 1", "reference=other, 0", "id=400009, 1", "order_id=400009, 1",
            "order_group_id=1400009, 1", "id=400009&state=pending, 0", "seller_id=27, 1260", "buyer_id=7, 0",
            "direct_buyer_type=Office, 1260", "created_at.lt=2026-01-01T12%3A01%3A00Z, 5" })
    void filtersOrders(String query, int count) {
        start(TicketEvolutionSettings.defaults());

        assertThat(tevo.read("/v9/orders?" + query).get("total_entries").asInt()).isEqualTo(count);
    }

    @Test
    void showsNumbersAndMoneyOfAnOrder() {
        start(TicketEvolutionSettings.defaults());

        assertThat(tevo.read("/v9/orders/400007").get("oid").asText()).isEqualTo(" 1400007-400007");
        JsonNode order = tevo.read("/v9/orders/400011");
        assertThat(order.get("oid").asText()).isEqualTo("1400011-400011");
        assertThat(order.get("total").asText()).isEqualTo("242.0");
        assertThat(order.get("total").isTextual()).isTrue();
        assertThat(order.get("seller_state").asText()).isEqualTo("accepted");
        assertThat(order.get("buyer_state").asText()).isEqualTo("pending");
    }

    @Test
    void findsAnOrderByTheReferenceItWasMadeWith() {
        start(TicketEvolutionSettings.defaults());
        HttpResponse<String> made = tevo.post("/v9/orders",
                "{\"orders\":[{\"reference\":\"mine\",\"items\":[{\"ticket_group_id\":600001,\"quantity\":2}]}]}");

        assertThat(json(made).at("/orders/0/reference").asText()).isEqualTo("mine");
        assertThat(ids(tevo.read("/v9/orders?reference=mine"), "orders")).containsExactly(401_261L);
        assertThat(tevo.post("/v9/orders/401261/cancel", "{\"reason\":\"test order\"}").statusCode()).isEqualTo(422);
        assertThat(tevo.post("/v9/orders/401261/cancel", "{\"reason\":\"Test Order\"}").statusCode()).isEqualTo(200);
        assertThat(ids(tevo.read("/v9/orders?order_by=orders.updated_at%20DESC&state=canceled"), "orders"))
                .startsWith(401_261L);
        assertThat(tevo.read("/v9/orders?reference=mine&state=pending").get("total_entries").asInt()).isZero();
    }

    @Test
    void listsAThousandListingsAtOnce() {
        start(TicketEvolutionSettings.defaults());

        assertThat(tevo.read("/v9/listings?event_id=900021").get("ticket_groups")).hasSize(1_000);
        JsonNode event = tevo.read("/v9/events/900021");
        assertThat(event.get("available_count").asInt()).isEqualTo(4_000);
        assertThat(event.get("occurs_at").asText().substring(0, 19) + "-05:00")
                .isEqualTo(event.get("occurs_at_local").asText());
        assertThat(tevo.get("/v9/listings?event_id=900021&per_page=100").statusCode()).isEqualTo(400);
        assertThat(tevo.read("/v9/listings/601120").at("/event/id").asInt()).isEqualTo(900_021);
        assertThatThrownBy(() -> TicketEvolutionSettings.defaults().withListings(1_000_000))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void readsEventsAndDeletedEvents() {
        start(TicketEvolutionSettings.defaults());
        String shared = tevo.read("/v9/events/900100").get("updated_at").asText();

        assertThat(ids(tevo.read("/v9/events?order_by=events.updated_at%20ASC&updated_at.gte=" + shared), "events"))
                .startsWith(900_098L, 900_099L, 900_100L, 900_101L, 900_102L, 900_103L).hasSize(33);
        String deleted = simulators.ticketEvolution().data().deletedEvents().find(890_007L).get("deleted_at").asText();
        assertThat(ids(tevo.read("/v9/events/deleted?deleted_at.gte=" + deleted), "events")).hasSize(9);
    }

    @Test
    void neverEndsTheListOfCategories() {
        start(TicketEvolutionSettings.defaults());
        JsonNode page = tevo.read("/v9/categories?page=7&per_page=10");

        assertThat(page.get("categories")).hasSize(130);
        assertThat(page.get("per_page").asInt()).isEqualTo(130);
        assertThat(page.get("total_entries").asInt()).isEqualTo(130);
        assertThat(page.at("/categories/0/id").isTextual()).isTrue();
        assertThat(tevo.read("/v9/categories/82").get("id").asText()).isEqualTo("82");
    }

    @Test
    void readsTheInventoryByCursor() {
        start(TicketEvolutionSettings.defaults());
        Set<Long> seen = new HashSet<>();
        long cursor = 1;
        JsonNode groups;
        do {
            groups = tevo.read("/v9/inventory?page%5Bcursor%5D=" + cursor + "&page%5Bitems%5D=400&state=MAPPED");
            for (JsonNode group : groups) {
                seen.add(group.get("remote_id").asLong());
                cursor = group.get("remote_id").asLong() + 1;
            }
        } while (!groups.isEmpty());

        assertThat(seen).hasSize(900);
        assertThat(tevo.read("/v9/inventory")).hasSize(1_200);
        JsonNode unmapped = tevo.read("/v9/inventory?office_id=27&state=UNMAPPED");
        assertThat(unmapped).hasSize(300);
        assertThat(unmapped.get(0).get("id").isNull()).isTrue();
        assertThat(unmapped.get(0).get("event_id").isNull()).isTrue();
        assertThat(tevo.get("/v9/inventory?page%5Bcursor%5D=1").statusCode()).isEqualTo(422);
        assertThat(tevo.get("/v9/inventory?state=mapped").statusCode()).isEqualTo(422);
        assertThat(tevo.read("/v9/inventory?office_id=1")).isEmpty();
        simulators.ticketEvolution().data().inventory().change(12L, group -> group.put("event_id", 900_001));
        assertThat(tevo.read("/v9/inventory?state=UNMAPPED")).hasSize(299);
    }

    @Test
    void wrapsTheInventoryWhenSetSo() {
        start(TicketEvolutionSettings.defaults().withInventoryKey("inventory").withInventory(5));

        assertThat(tevo.read("/v9/inventory").get("inventory")).hasSize(5);
    }

    @Test
    void holdsAMillionOrders() {
        start(TicketEvolutionSettings.defaults().withOrders(1_000_000));
        String last = simulators.ticketEvolution().data().orders().find(1_400_000L).get("updated_at").asText();

        assertThat(ids(tevo.read("/v9/orders?page=10000"), "orders")).hasSize(100).last().isEqualTo(1_400_000L);
        assertThat(ids(tevo.read("/v9/orders?page=5000&per_page=100&state=pending"), "orders")).isEmpty();
        assertThat(tevo.read("/v9/orders?updated_at.gte=" + last).get("total_entries").asInt()).isEqualTo(1);
    }

    private void start(TicketEvolutionSettings settings) {
        simulators = ProviderSimulators.builder().clock(ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z")))
                .ticketEvolution(settings)
                .start();
        tevo = new TicketEvolutionCaller(simulators.ticketEvolution());
    }

    private static List<Long> ids(JsonNode page, String list) {
        List<Long> ids = new ArrayList<>();
        page.get(list).forEach(record -> ids.add(record.get("id").asLong()));
        return ids;
    }
}
