// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.tt.TtSettings;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * Changes that are polled: the same that a webhook gives.
 */
class PolledChangesTest extends WebhookTestSupport {

    private final Map<String, String> cursors = new ConcurrentHashMap<>();
    private final List<Exchange> polled = new CopyOnWriteArrayList<>();

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.builder().ticketmatic(TicketmaticSettings.defaults().withOrders(60))
                .timetap(TimeTapSettings.defaults().withAppointments(60)).tt(TtSettings.defaults().withWorkingOrders(60))
                .ticketEvolution(TicketEvolutionSettings.defaults().withOrders(60)).start();
    }

    private void poll(String provider, String... options) throws Exception {
        camel.getRegistry().bind("cursors", new MemoryRepositories(cursors).cursors());
        List<String> all = new ArrayList<>(
                List.of("resource=changes", "cursorRepository=#cursors", "delay=50", "initialDelay=0"));
        all.addAll(List.of(options));
        routes(builder -> builder.from(endpoint(provider, all.toArray(String[]::new))).routeId("poll")
                .process(exchange -> polled.add(exchange.copy())));
    }

    private static TicketAuthChange changeOf(Exchange exchange) {
        return exchange.getMessage().getBody(TicketAuthChange.class);
    }

    // more rounds that found nothing
    private void awaitIdle(String provider) {
        await().atMost(Duration.ofSeconds(20)).until(() -> !polled.isEmpty());
        long size = -1;
        while (size != polled.size()) {
            size = polled.size();
            long requests = simulator(provider).calls();
            await().atMost(Duration.ofSeconds(20)).until(() -> simulator(provider).calls() >= requests + 4);
        }
    }

    private Exchange last(String id) {
        await().atMost(Duration.ofSeconds(20)).until(() -> polled.stream().anyMatch(each -> changeOf(each).id().equals(id)));
        return polled.stream().filter(each -> changeOf(each).id().equals(id)).reduce((first, last) -> last).orElseThrow();
    }

    private void awaitCancelled(String id) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> {
            assertThat(changeOf(last(id)).type()).isEqualTo("booking.cancelled");
            assertThat(last(id).getMessage().getHeader("CamelCloudEventType")).isEqualTo("ticketauth.booking.cancelled");
            assertThat(changeOf(last(id)).record().state()).isEqualTo(RecordState.CANCELLED);
        });
    }

    @ParameterizedTest
    @ValueSource(strings = { "ticketmatic", "timetap", "tt", "ticketevolution" })
    void everyBookingIsAChange(String provider) throws Exception {
        poll(provider);
        awaitIdle(provider);
        List<Booking> bookings = records(Booking.class, operate(provider, "listBookings", null, Map.of()));

        assertThat(bookings).hasSizeGreaterThan(50);
        assertThat(polled).extracting(exchange -> changeOf(exchange).record())
                .containsExactlyInAnyOrderElementsOf(bookings);
        assertThat(polled).allSatisfy(exchange -> {
            TicketAuthChange change = changeOf(exchange);
            Booking booking = change.record();
            assertThat(change.type()).isEqualTo(
                    booking.state() == RecordState.CANCELLED ? "booking.cancelled" : "booking.changed");
            assertThat(change.provider()).isEqualTo(provider);
            assertThat(change.account()).isEqualTo(booking.account());
            assertThat(change.resource()).isEqualTo("bookings");
            assertThat(change.id()).isEqualTo(booking.id());
            assertThat(change.time()).isEqualTo(booking.updatedAt()).isNotNull();
            assertThat(change.version()).startsWith(booking.updatedAt() + "/");
            assertThat(change.raw()).isSameAs(booking.raw());
            assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelTicketAuthProvider", provider)
                    .containsEntry("CamelTicketAuthResource", "bookings").containsEntry("CamelTicketAuthRecordId", change.id())
                    .containsEntry("CamelTicketAuthRecordVersion", change.version())
                    .containsEntry("CamelCloudEventID", change.id() + "/" + change.version())
                    .containsEntry("CamelCloudEventType", "ticketauth." + change.type())
                    .containsEntry("CamelCloudEventSource", "ticketauth:" + provider + "/" + change.account())
                    .containsEntry("CamelCloudEventSubject", change.id())
                    .containsEntry("CamelCloudEventTime", change.time().toString());
        });
    }

    @Test
    void anOrderOfTicketmaticThatIsCancelled() throws Exception {
        poll("ticketmatic");
        awaitIdle("ticketmatic");

        simulators.ticketmatic().data().orders().change(100_002L, order -> {
            order.putArray("tickets");
            order.putArray("products");
            order.put("nbroftickets", 0).put("lastupdatets", "2026-03-01 00:00:00");
        });

        awaitCancelled("100002");
        assertThat(last("100002").getMessage().getHeader("CamelTicketAuthCursor")).isEqualTo("2026-03-01T00:00:00Z");
    }

    @Test
    void anAppointmentOfTimeTapThatIsCancelled() throws Exception {
        poll("timetap");
        awaitIdle("timetap");

        simulators.timetap().data().appointments().change(700_003,
                appointment -> appointment.put("status", "CANCELLED").put("modifieddate", 1_800_000_000_000L));

        awaitCancelled("700003");
        assertThat(changeOf(last("700003")).time()).isEqualTo("2027-01-15T08:00:00Z");
    }

    @Test
    void anOrderOfTicketEvolutionThatIsCancelled() throws Exception {
        poll("ticketevolution");
        awaitIdle("ticketevolution");

        simulators.ticketEvolution().data().orders().change(400_005L,
                order -> order.put("state", "canceled").put("updated_at", "2026-03-01T00:00:00Z"));

        awaitCancelled("400005");
    }

    @Test
    void aWorkingOrderOfTtThatIsCancelled() throws Exception {
        poll("tt");
        awaitIdle("tt");
        Integer key = simulators.tt().data().orders().ids().get(4);
        String id = simulators.tt().data().orders().find(key).get("orderId").asText();

        simulators.tt().data().orders().change(key, order -> order.put("leavesQuantity", 0));

        awaitCancelled(id);
    }

    @Test
    void changesHaveACursorOfTheirOwn() throws Exception {
        camel.getRegistry().bind("seen", new MemoryRepositories(cursors).consumed());
        List<Exchange> bookings = new CopyOnWriteArrayList<>();
        poll("ticketmatic", "idempotentRepository=#seen");
        awaitIdle("ticketmatic");
        routes(builder -> builder.from(
                endpoint("ticketmatic", "resource=bookings", "cursorRepository=#cursors", "delay=50", "initialDelay=0",
                        "idempotentRepository=#seen"))
                .process(exchange -> bookings.add(exchange.copy())));

        await().untilAsserted(() -> assertThat(bookings).hasSize(polled.size()));
        assertThat(bookings).allSatisfy(exchange -> assertThat(exchange.getMessage().getBody()).isInstanceOf(Booking.class));
        await().untilAsserted(() -> assertThat(cursors.keySet()).hasSize(2).anyMatch(key -> key.contains("/changes/"))
                .anyMatch(key -> key.contains("/bookings/")));

        simulators.ticketmatic().data().orders().change(100_002L, order -> order.put("lastupdatets", "2026-03-01 00:00:00"));
        await().untilAsserted(() -> assertThat(bookings.get(bookings.size() - 1).getMessage().getBody(Booking.class).id())
                .isEqualTo("100002"));
        await().untilAsserted(() -> assertThat(changeOf(polled.get(polled.size() - 1)).id()).isEqualTo("100002"));
        assertThat(bookings.get(bookings.size() - 1).getMessage().getHeader("CamelTicketAuthRecordVersion"))
                .isEqualTo(changeOf(polled.get(polled.size() - 1)).version());
    }

    @Test
    void afterARestartOnlyWhatHasChangedSince() throws Exception {
        camel.getRegistry().bind("seen", new MemoryRepositories(cursors).consumed());
        poll("ticketevolution", "idempotentRepository=#seen");
        awaitIdle("ticketevolution");
        camel.getRouteController().stopRoute("poll");
        camel.removeRoute("poll");
        polled.clear();
        simulators.ticketEvolution().data().orders().change(400_005L, order -> order.put("updated_at", "2026-03-01T00:00:00Z"));

        poll("ticketevolution", "idempotentRepository=#seen", "pageSize=20");
        awaitIdle("ticketevolution");

        assertThat(polled).extracting(exchange -> changeOf(exchange).id()).containsExactly("400005");
    }

    @Test
    void wsyncCanNotBePolledAndSaysWhatCanBeDone() {
        assertThatThrownBy(() -> poll("wsync", "ticketsPath=/tickets"))
                .hasStackTraceContaining("provider 'wsync' has no list of bookings, but pushes what has changed:"
                                         + " from(\"webhook:ticketauth:wsync?webhookAuth=...\")");
    }

    @Test
    void anUnknownResourceNamesChanges() {
        assertThatThrownBy(() -> routes(builder -> builder.from(endpoint("ticketmatic", "resource=change")).to("log:x")))
                .hasStackTraceContaining("'resource' is 'change'; allowed: ").hasStackTraceContaining("changes");
    }

    @Test
    void whatIsPushedAndWhatIsPolledSaysTheSame() throws Exception {
        hook("timetap", "webhookAuth=token", "webhookSecret=RAW(s3cret)");
        poll("timetap");
        awaitIdle("timetap");
        polled.clear();
        Random random = new Random(20);
        List<String> ids = new ArrayList<>();
        var appointments = simulators.timetap().data().appointments();

        try (Pusher pusher = simulators.timetap().pushTo(
                PushTarget.at(uri("/hook")).withHeader("X-Webhook-Token", "s3cret"))) {
            pusher.duplicates(3).reorder(4, 7);
            for (int change = 0; change < 30; change++) {
                // some are new
                int id = 700_013 + 2 * change;
                long modified = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli() + change * 1_000L;
                ids.add(String.valueOf(id));
                ObjectNode before = appointments.has(id)
                        ? appointments.find(id) : appointments.find(700_002).put("calendarId", id);
                appointments.put(id, scrambled(before, modified, random));
            }
            assertThat(pusher.awaitIdle(Duration.ofSeconds(20))).isTrue();
            // the other one of a pair may still have been under way
            assertThat(pusher.attempts()).extracting(attempt -> attempt.status()).hasSize(40).isSubsetOf(200, 503);
        }

        for (String id : ids) {
            TicketAuthChange byPoll = changeOf(last(id));
            TicketAuthChange byPush = received.stream().map(PolledChangesTest::changeOf)
                    .filter(change -> change.id().equals(id)).findFirst().orElseThrow();
            assertThat(byPush).usingRecursiveComparison().ignoringFields("raw", "record.raw", "version").isEqualTo(byPoll);
            assertThat(byPush.version().split("/")[0]).isEqualTo(byPoll.version().split("/")[0]);
            // spelled otherwise, and else the same
            ObjectNode raw = byPush.raw().deepCopy();
            JsonNode number = raw.remove("calendarid");
            raw.set("calendarId", number);
            assertThat(raw).isEqualTo(byPoll.raw());
        }
        assertThat(received).extracting(exchange -> changeOf(exchange).id()).hasSize(30).doesNotHaveDuplicates();
        assertThat(received).extracting(exchange -> changeOf(exchange).type()).contains("booking.changed", "booking.cancelled");
    }

    private static ObjectNode scrambled(ObjectNode appointment, long modified, Random random) {
        appointment.put("modifieddate", modified);
        appointment.put("status", List.of("OPEN", "PENDING", "CANCELLED", "NO_SHOW", "SOMETHING").get(random.nextInt(5)));
        appointment.put("note", random.nextBoolean() ? "ref-" + random.nextInt() : "Zoë \"" + random.nextInt() + '"');
        if (random.nextInt(4) == 0) {
            appointment.remove("startDateTimeUTC");
        }
        return appointment;
    }
}
