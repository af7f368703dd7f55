// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.timetap.TimeTapData;

/** What the simulators hold, told by their data and not by their answers. */
final class SimulatedRecords {
    private static final int BASKET = 21001;
    /** Those of the simulator. */
    private static final ZoneId STAFF_ZONE = ZoneId.of("America/Chicago");
    private static final ZoneId CLIENT_ZONE = ZoneId.of("America/New_York");

    private final ProviderSimulators simulators;

    SimulatedRecords(ProviderSimulators simulators) {
        this.simulators = simulators;
    }

    /**
     * The texts of the records that a feed should read, by their ids; a text is null where the record is made up of
     * others.
     */
    Map<String, String> of(Feed feed) {
        return switch (feed.name()) {
            case "wsync-tickets" -> texts(simulators.wsync().data().tickets().all(), "id");
            case "ticketmatic-changes" -> texts(
                    simulators.ticketmatic().data().orders().all().stream()
                            .filter(order -> order.path("status").asInt() != BASKET).toList(),
                    "orderid");
            case "ticketmatic-tickets" -> texts(
                    simulators.ticketmatic().data().tickets(Simulation.TICKETMATIC_EVENT).all(), "id");
            case "timetap-bookings" -> texts(simulators.timetap().data().appointments().all(), "calendarId");
            case "timetap-tickets" -> slots(simulators.timetap().data());
            case "tt-tickets" -> texts(simulators.tt().data().fills().all(),
                    fill -> (fill.has("uniqueExecId") ? fill.get("uniqueExecId") : fill.get("recordId")).asText());
            case "tt-changes" -> texts(simulators.tt().data().orders().all(), "orderId");
            case "ticketevolution-bookings" -> texts(simulators.ticketEvolution().data().orders().all(), "id");
            case "ticketevolution-tickets" -> texts(
                    simulators.ticketEvolution().data().listings().all().stream()
                            .filter(listing -> listing.at("/event/id").asLong() == Simulation.TICKET_EVOLUTION_EVENT).toList(),
                    "id");
            default -> throw new IllegalArgumentException("No simulator has " + feed.name());
        };
    }

    private static Map<String, String> texts(List<ObjectNode> records, String id) {
        return texts(records, record -> record.get(id).asText());
    }

    private static Map<String, String> texts(List<ObjectNode> records, Function<ObjectNode, String> id) {
        Map<String, String> texts = new HashMap<>();
        records.forEach(record -> texts.put(id.apply(record), record.toString()));
        return texts;
    }

    // of anybody: the time is that of the client's clock
    private static Map<String, String> slots(TimeTapData data) {
        Map<String, String> slots = new HashMap<>();
        for (LocalDate day = Simulation.FIRST_DAY; !day.isAfter(Simulation.LAST_DAY); day = day.plusDays(1)) {
            for (int staff : data.staff().ids()) {
                for (int start : data.openSlots(staff, day)) {
                    LocalDateTime client = day.atTime(start / 100, start % 100).atZone(STAFF_ZONE)
                            .withZoneSameInstant(CLIENT_ZONE).toLocalDateTime();
                    slots.put(
                            Simulation.TIMETAP_LOCATION + "-" + Simulation.TIMETAP_SERVICE + "-" + client.toLocalDate() + "-"
                              + String.format("%02d%02d", client.getHour(), client.getMinute()),
                            null);
                }
            }
        }
        return slots;
    }
}
