// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.PushReceiver.Received;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.ticketevolution.CatalogChange;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionPusher;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What each provider pushes, and when. */
class ProviderPushTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String WSYNC_BASIC = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM=";
    private static final String LOGIN
            = "/live/sessionToken?apiKey=12345&timestamp=1780315200&signature=4880c0340c65d142838ea33ace9b850a";

    private final PushReceiver receiver = new PushReceiver();
    private final PushTarget target = PushTarget.at(receiver.url());
    private ProviderSimulators simulators;

    @AfterEach
    void stop() {
        simulators.close();
        receiver.close();
    }

    @Test
    void timeTapPushesTheAppointmentAsItIsNow() {
        start(TimeTapSettings.defaults());
        Records<Integer> appointments = simulators.timetap().data().appointments();
        Pusher pusher = simulators.timetap().pushTo(target).concurrency(1);
        ObjectNode original = appointments.find(700_003);

        appointments.change(700_003, appointment -> appointment.put("note", "näher"));
        appointments.put(1, Json.object().put("calendarId", 1).put("status", "OPEN").put("startDate", "2026-03-02")
                .put("startTime", 900));
        appointments.remove(700_004);
        pusher.push("700005");

        List<Received> received = received(pusher, 4);
        assertThat(received).allSatisfy(push -> {
            assertThat(push.method() + " " + push.path()).isEqualTo("POST /hook?token=t");
            assertThat(push.header("Content-Type")).isEqualTo("application/json;charset=UTF-8");
            assertThat(push.json().has("calendarId")).isFalse();
        });
        assertThat(received).extracting(push -> push.json().get("calendarid").asInt())
                .containsExactly(700_003, 1, 700_004, 700_005);
        JsonNode changed = received.get(0).json();
        assertThat(changed.get("note").asText()).isEqualTo("näher");
        assertThat(changed.get("staff")).isEqualTo(original.get("staff"));
        assertThat(changed).hasSize(original.size());
        assertThatThrownBy(() -> pusher.push("700004")).isInstanceOf(NoSuchElementException.class);
        assertThatThrownBy(() -> pusher.push("x")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void timeTapPushesWhatItsApiChanges() {
        start(TimeTapSettings.defaults().withPushedStaffField("professional"));
        Pusher pusher = simulators.timetap().pushTo(target);
        TestClient client = new TestClient(simulators.timetap());
        String bearer = "Bearer " + json(client.send("GET", LOGIN, "")).get("sessionToken").asText();

        assertThat(client.send("PUT", "/live/appointments/700001/cancel/false/false", "", "Authorization", bearer)
                .statusCode()).isEqualTo(200);

        JsonNode pushed = received(pusher, 1).get(0).json();
        assertThat(pushed.get("calendarid").asInt()).isEqualTo(700_001);
        assertThat(pushed.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(pushed.has("staff")).isFalse();
        assertThat(pushed.at("/professional/professionalId").asInt()).isPositive();
    }

    @Test
    void ticketEvolutionPushesOrdersAsForms() {
        start(TicketEvolutionSettings.defaults().withPushedNotice("canceled", "buyer", "order_canceled"));
        Records<Long> orders = simulators.ticketEvolution().data().orders();
        Pusher pusher = simulators.ticketEvolution().pushTo(target).concurrency(1);
        ObjectNode order = orders.find(400_005L);

        orders.put(500_000L, order.deepCopy().put("id", 500_000).put("oid", " 1500000-500000").put("state", "pending"));
        for (String state : List.of("accepted", "rejected", "completed", "canceled", "open")) {
            orders.change(500_000L, changed -> changed.put("state", state));
        }
        orders.change(500_000L, changed -> changed.put("fraud_check_status", "approved"));
        orders.change(500_000L, changed -> changed.put("reference", "a+b & ü"));
        orders.remove(500_000L);
        pusher.push("400005");

        List<Received> received = received(pusher, 10);
        assertThat(received).extracting(push -> push.form().get("recipient") + "::" + push.form().get("event_type"))
                .containsExactly("seller::order_created", "buyer::seller_accepted", "buyer::order_rejected",
                        "buyer::delivery_complete", "buyer::order_canceled", "seller::order_updated",
                        "seller::fraud_response_received", "seller::order_updated", "seller::order_updated",
                        "seller::order_created");
        Received referenced = received.get(7);
        assertThat(referenced.header("Content-Type")).isEqualTo("application/x-www-form-urlencoded");
        Map<String, String> form = referenced.form();
        assertThat(form.keySet()).containsExactly("order_group_id", "recipient", "event_type", "body");
        assertThat(form).containsEntry("order_group_id", "1500000");
        assertThat(Json.read(form.get("body").getBytes(StandardCharsets.UTF_8), "body").get("reference")
                .asText()).isEqualTo("a+b & ü");
        assertThat(received.get(9).form()).containsEntry("body", order.toString());
    }

    @Test
    void ticketEvolutionPushesItsCatalogByHand() {
        start(TicketEvolutionSettings.defaults().withCatalogBodyInBraces(false));
        TicketEvolutionPusher pusher = simulators.ticketEvolution().pushTo(target);
        pusher.concurrency(1);

        pusher.pushEvent(900_001, CatalogChange.UPDATED);
        pusher.pushEvent(890_001, CatalogChange.DELETED);
        pusher.pushPerformer(16, "Somebody", CatalogChange.CREATED);
        pusher.pushVenue(17, "Somewhere", CatalogChange.UPDATED);

        List<Map<String, String>> forms = received(pusher, 4).stream().map(Received::form).toList();
        assertThat(forms).extracting(form -> form.get("event_type"))
                .containsExactly("event_updated", "event_deleted", "performer_created", "venue_updated");
        assertThat(forms.get(0)).containsEntry("event_id", "900001").doesNotContainKey("order_group_id");
        assertThat(forms.get(0).get("body")).startsWith("\"id\":900001,").endsWith("}");
        assertThat(forms.get(1).get("body")).contains("\"deleted_at\":");
        assertThat(forms.get(2)).containsEntry("perfomer_id", "16")
                .containsEntry("body", "\"id\":16,\"name\":\"Somebody\",\"url\":\"/performers/16\"");
        assertThat(forms.get(3)).containsEntry("venue_id", "17");
        assertThatThrownBy(() -> pusher.pushEvent(1, CatalogChange.CREATED)).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void wsyncPushesTicketsAndBookings() {
        start(TimeTapSettings.defaults());
        Pusher pusher = simulators.wsync().pushTo(target).concurrency(1);
        Records<String> tickets = simulators.wsync().data().tickets();
        JsonNode removed = tickets.find("ticket-0002");

        JsonNode booked = json(new TestClient(simulators.wsync()).send("POST", "/bookings", "{\"seat\":7}", "Authorization",
                WSYNC_BASIC));
        tickets.change("ticket-0001", ticket -> ticket.put("status", "used"));
        tickets.remove("ticket-0002");
        pusher.push("booking-0001");

        assertThat(received(pusher, 4)).extracting(push -> push.json().toString()).containsExactly(booked.toString(),
                tickets.find("ticket-0001").toString(), removed.toString(), booked.toString());
        assertThatThrownBy(() -> pusher.push("ticket-0002")).isInstanceOf(NoSuchElementException.class);
    }

    @Test
    void twoProvidersHaveNoWebhooks() {
        start(TimeTapSettings.defaults());
        for (ProviderSimulator simulator : List.of(simulators.ticketmatic(), simulators.tt())) {
            assertThatThrownBy(() -> simulator.pushTo(target)).isInstanceOf(UnsupportedOperationException.class)
                    .hasMessage(simulator.provider() + " has no webhooks");
            assertThat(simulator.pusher()).isEmpty();
        }
    }

    private void start(TimeTapSettings settings) {
        simulators = ProviderSimulators.builder().timetap(settings).start();
    }

    private void start(TicketEvolutionSettings settings) {
        simulators = ProviderSimulators.builder().ticketEvolution(settings).start();
    }

    private List<Received> received(Pusher pusher, int count) {
        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(receiver.received()).hasSize(count);
        return receiver.received();
    }
}
