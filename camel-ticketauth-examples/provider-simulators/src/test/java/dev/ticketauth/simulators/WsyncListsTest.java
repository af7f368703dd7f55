// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.wsync.WsyncSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class WsyncListsTest {
    private static final String PUBLIC_TWICE = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM=";

    private ProviderSimulators simulators;
    private TestClient client;

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void listsEveryTicketWithoutPages() {
        start(WsyncSettings.defaults());

        List<String> ids = ids("/tickets");

        assertThat(ids).hasSize(1_200).isSorted().startsWith("ticket-0001").endsWith("ticket-1200").doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @CsvSource({
            "status=used, 400", "status=lost, 0", "status=used&page=2&pageSize=300, 100", "id=ticket-0500, 1",
            "updatedAt=2026-01-02T08:16:20Z, 6", "updatedAt=2026-01-02T08:16:20Z&status=used, 2",
            "updatedAt=2026-01-02T08:16:20Z&page=2&pageSize=4, 2", "price=17.50, 1", "currency=EUR&status=booked, 400",
            "unknown=1&page=3&pageSize=500, 200" })
    void searchesByField(String query, int count) {
        start(WsyncSettings.defaults());

        assertThat(ids("/tickets/search?" + query)).hasSize(count).isSorted();
    }

    @Test
    void showsWhatChangesBetweenPages() {
        start(WsyncSettings.defaults());
        Records<String> tickets = simulators.wsync().data().tickets();
        simulators.wsync().onRequest(request -> {
            if (request.rawTarget().contains("page=2")) {
                tickets.remove("ticket-0001");
                tickets.change("ticket-0003", ticket -> ticket.put("status", "used"));
            }
        });

        assertThat(ids("/tickets?page=1&pageSize=10")).endsWith("ticket-0010");
        assertThat(ids("/tickets?page=2&pageSize=10")).as("one slid to the page before").startsWith("ticket-0012");
        assertThat(ids("/tickets/search?status=used&pageSize=3")).containsExactly("ticket-0003", "ticket-0004", "ticket-0007");
        assertThat(get("/tickets/ticket-0003").get("status").asText()).isEqualTo("used");
        assertThat(get("/tickets/ticket-0001").get("code").asText()).isEqualTo("not_found");
    }

    @Test
    void holdsAMillionTickets() {
        start(WsyncSettings.defaults().withTickets(1_000_000));

        assertThat(ids("/tickets?page=1000&pageSize=1000")).hasSize(1_000).endsWith("ticket-1000000");
        assertThat(ids("/tickets/search?page=300&pageSize=1000&status=booked")).hasSize(1_000).startsWith("ticket-0897003");
        assertThat(get("/tickets/ticket-0000001").get("id").asText()).isEqualTo("ticket-0000001");
        assertThat(get("/tickets/ticket-0001").get("code").asText()).isEqualTo("not_found");
    }

    private void start(WsyncSettings settings) {
        simulators = ProviderSimulators.builder().wsync(settings).start();
        client = new TestClient(simulators.wsync());
    }

    private JsonNode get(String target) {
        return json(client.send("GET", target, "", "Authorization", PUBLIC_TWICE));
    }

    private List<String> ids(String target) {
        List<String> ids = new ArrayList<>();
        get(target).forEach(ticket -> ids.add(ticket.get("id").asText()));
        return ids;
    }
}
