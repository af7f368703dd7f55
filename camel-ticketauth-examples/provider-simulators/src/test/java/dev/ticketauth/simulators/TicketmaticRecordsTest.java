// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TicketmaticRecordsTest {
    private static final String BASIC
            = "Basic dGlja2V0bWF0aWMtYWNjZXNzLWtleS1mb3ItdGVzdHM6dGlja2V0bWF0aWMtc2VjcmV0LWtleS1mb3ItdGVzdHM=";
    private static final String ACCOUNT = "/api/1/testaccount";
    private static final String ORDERS = ACCOUNT + "/orders";
    private static final String CHANGES = ORDERS + "?orderby=lastupdatets&orderby_asc=true";

    private ProviderSimulators simulators;
    private TestClient client;

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void listsEveryOrderOnceInTheOrderOfItsChange() {
        start(TicketmaticSettings.defaults());
        List<Long> ids = new ArrayList<>();
        Map<String, Integer> runs = new LinkedHashMap<>();
        HashSet<String> shapes = new HashSet<>();
        for (int offset = 0; offset < 1_300; offset += 100) {
            JsonNode page = get(CHANGES + "&includearchived=true&offset=" + offset);
            assertThat(page.path("nbrofresults").asInt()).isEqualTo(page.get("data").isEmpty() ? 0 : 1_200);
            page.get("data").forEach(order -> {
                ids.add(order.get("orderid").asLong());
                String time = order.get("lastupdatets").asText();
                shapes.add(time.replaceAll("\\d+", "0"));
                runs.merge(order.get("createdts").asText(), 1, Integer::sum);
            });
        }

        assertThat(ids).hasSize(1_200).doesNotHaveDuplicates().isSorted();
        assertThat(runs.values()).contains(1, 2, 6);
        assertThat(shapes).contains("0-0-0 0:0:0.0", "0-0-0 0:0:0", "0-0-0T0:0:0.0Z", "0-0-0T0:0:0.0", "0-0-0T0:0:0.0+0:0");
        // six orders share a time across the end of the first page
        JsonNode around = get(CHANGES + "&includearchived=true&offset=97&limit=6").get("data");
        assertThat(around).extracting(order -> order.get("createdts").asText()).hasSize(6)
                .allMatch(around.at("/0/createdts").asText()::equals);
    }

    @Test
    void hidesArchivedOrdersUnlessAskedForThem() {
        start(TicketmaticSettings.defaults());

        assertThat(total(ORDERS)).isEqualTo(1_152);
        assertThat(total(ORDERS + "?includearchived=1")).isEqualTo(1_200);
        assertThat(total(ORDERS + "?includearchived=true&simplefilter=%7B%22status%22%3A%5B21003%5D%7D")).isEqualTo(48);
        assertThat(total(ORDERS + "?simplefilter=%7B%22status%22%3A21003%7D")).isZero();
        assertThat(total(ORDERS + "?lastupdatesince=2026-01-01")).isEqualTo(1_152);
        assertThat(total(ORDERS + "?searchterm=T10100")).isEqualTo(9);
        assertThat(total(ORDERS + "?simplefilter=%7B%22customerid%22%3A500003%7D")).isEqualTo(48);
    }

    @Test
    void leavesOutWhatTheProviderDoesNotPromise() {
        start(TicketmaticSettings.defaults().withTotalMissing(true).withLastUpdateSinceInclusive(false).withMaxLimit(50)
                .withArchivedOrdersAmongUpdates(true));

        JsonNode page = get(CHANGES + "&limit=1000&lastupdatesince=2026-01-01+11:36:57.12");
        assertThat(page.has("nbrofresults")).isFalse();
        assertThat(page.get("data")).hasSize(11);
        assertThat(get(ORDERS + "?limit=1000").get("data")).hasSize(50);
        assertThat(get(CHANGES + "&lastupdatesince=2026-01-01").at("/data/6/status").asInt()).isEqualTo(21_003);
    }

    @Test
    void sortsByCreationAmongThoseThatChanged() {
        start(TicketmaticSettings.defaults());
        orders().change(100_005L, order -> order.put("lastupdatets", "2026-05-01 10:00:00"));
        orders().change(101_200L, order -> order.put("lastupdatets", "2020-05-01 10:00:00"));

        JsonNode latest = get(ORDERS + "?lastupdatesince=2026-01-01T11:36:57.12&orderby_asc=true&orderby=createdts");
        assertThat(latest.get("nbrofresults").asInt()).isEqualTo(12);
        assertThat(latest.at("/data/0/orderid").asLong()).isEqualTo(100_005);
        assertThat(latest.at("/data/1/orderid").asLong()).isEqualTo(101_189);
    }

    @Test
    void showsWhatChangesBetweenTwoPages() {
        start(TicketmaticSettings.defaults());
        simulators.ticketmatic().onRequest(request -> {
            assertThat(request.status()).isZero();
            if (request.rawTarget().endsWith("offset=100")) {
                orders().change(100_001L, order -> order.put("lastupdatets", "2026-05-01T10:00:00Z"));
                orders().remove(100_002L);
                orders().put(1L, orders().find(100_003L).put("orderid", 1).put("lastupdatets", "2026-01-01 09:00:00"));
            }
        });
        JsonNode first = get(CHANGES + "&limit=100&offset=0").get("data");
        JsonNode second = get(CHANGES + "&limit=100&offset=100").get("data");

        // two left, one came in front of the first: one that stood at the head of the second page is skipped
        assertThat(first.at("/99/orderid").asLong()).isEqualTo(100_104);
        assertThat(second.at("/0/orderid").asLong()).isEqualTo(100_106);
        assertThat(get(CHANGES).at("/data/0/orderid").asLong()).isEqualTo(1);
        assertThat(get(ORDERS + "?orderby=lastupdatets").at("/data/0/orderid").asLong()).isEqualTo(100_001);
        simulators.ticketmatic().onRequest(request -> {
            throw new IllegalStateException("stop");
        });
        assertThat(send("GET", ORDERS, "").statusCode()).isEqualTo(500);
    }

    @Test
    void givesTheTicketsOfAnOrderToItAndTakesThemBack() {
        start(TicketmaticSettings.defaults().withTicketsPerEvent(150));
        String path = ORDERS + "/" + json(send("POST", ORDERS, "{\"saleschannelid\":1}")).get("orderid").asLong();
        JsonNode event = get(ACCOUNT + "/events/20002");
        long price = event.at("/prices/contingents/0/pricetypes/0/tickettypepriceid").asLong();
        String tickets = "{\"tickets\":[{\"tickettypepriceid\":" + price + "},{\"tickettypepriceid\":" + price + "}]}";

        JsonNode ids = json(send("POST", path + "/tickets", tickets)).get("ids");
        assertThat(ids.get(0).asLong()).isGreaterThan(Integer.MAX_VALUE);
        assertThat(ticket(20_002, ids.get(0)).get("orderid").asLong()).isEqualTo(get(path).get("orderid").asLong());
        assertThat(get(path).at("/tickets/0/eventid").asLong()).isEqualTo(20_002);
        send("DELETE", path + "/tickets", "{\"tickets\":[" + ids.get(1) + "]}");
        assertThat(ticket(20_002, ids.get(1)).get("orderid").isNull()).isTrue();
        send("POST", path, "");
        assertThat(ticket(20_002, ids.get(0)).get("barcode").asText()).hasSize(19)
                .isEqualTo(get(path).at("/tickets/0/barcode").asText());
        assertThat(send("POST", path + "/tickets", "{\"tickets\":[{\"tickettypepriceid\":1}]}").statusCode()).isEqualTo(400);
        String fifty = "{\"tickets\":[" + ("{\"tickettypepriceid\":" + price + "},").repeat(49) + "{\"tickettypepriceid\":"
                       + price + "}]}";
        assertThat(send("POST", path + "/tickets", fifty).statusCode()).isEqualTo(400);
        assertThat(get(path).get("nbroftickets").asInt()).isEqualTo(1);
    }

    @Test
    void showsTheTicketsOfItsFirstOrdersWithTheEvent() {
        start(TicketmaticSettings.defaults());
        for (long id : new long[] { 100_003, 100_010, 101_199 }) {
            for (JsonNode ticket : get(ORDERS + "/" + id).get("tickets")) {
                JsonNode ofEvent = ticket(ticket.get("eventid").asLong(), ticket.get("id"));
                assertThat(ofEvent.get("orderid").asLong()).isEqualTo(id);
                assertThat(ofEvent.path("barcode").asText("")).isEqualTo(ticket.path("barcode").asText(""));
                assertThat(ticket.has("barcode")).isEqualTo(id != 100_010);
            }
        }
    }

    @Test
    void cutsAStreamWithoutEndingItProperly() {
        start(TicketmaticSettings.defaults());
        simulators.ticketmatic().inject(Fault.truncated());

        assertThatThrownBy(() -> send("GET", ACCOUNT + "/events/20001/tickets", ""))
                .hasMessageContaining("fixed content-length");
        assertThat(send("GET", ACCOUNT + "/events/20001/tickets", "").body().lines()).hasSize(1_000);
        assertThat(send("HEAD", ACCOUNT + "/events/20001/tickets", "").body()).isEmpty();
    }

    @Test
    @Timeout(60)
    void servesLatePagesOfAMillionQuickly() {
        long begun = System.nanoTime();
        start(TicketmaticSettings.defaults().withOrders(1_000_000).withTicketsPerEvent(1_000_000));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        JsonNode last = get(CHANGES + "&limit=1000&includearchived=true&offset=999500");
        assertThat(last.get("data")).hasSize(500);
        assertThat(last.at("/data/499/orderid").asLong()).isEqualTo(1_100_000);

        begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(get(CHANGES + "&limit=1000&offset=" + (i + 900_000)).get("data")).hasSize(1_000);
        }
        // a page that was found by going through a million records would take seconds
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
    }

    private void start(TicketmaticSettings settings) {
        simulators = ProviderSimulators.builder().clock(ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z")))
                .ticketmatic(settings).start();
        client = new TestClient(simulators.ticketmatic());
    }

    private Records<Long> orders() {
        return simulators.ticketmatic().data().orders();
    }

    private JsonNode ticket(long event, JsonNode id) {
        return simulators.ticketmatic().data().tickets(event).find(id.asLong());
    }

    private int total(String target) {
        return get(target).path("nbrofresults").asInt();
    }

    private JsonNode get(String target) {
        return json(send("GET", target, ""));
    }

    private HttpResponse<String> send(String method, String target, String body) {
        return client.send(method, target, body, "Authorization", BASIC);
    }
}
