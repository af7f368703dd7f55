// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.spi.ApiCalls;

/**
 * The open slots of one person on a day. A booking takes its times from one of them, those on the clock of the staff
 * and those on the clock of the client: with one in place of the other, TimeTap refuses it.
 */
final class DaySlots {

    private static final Duration HALF_A_DAY = Duration.ofHours(12);
    private static final int MOST_NAMED = 8;

    private final SlotPlace place;
    private final Map<LocalDateTime, JsonNode> slots = new TreeMap<>();

    private DaySlots(SlotPlace place) {
        this.place = place;
    }

    /** @param duration in minutes, for a service that can be booked for one time or another */
    static DaySlots of(SlotPlace place, LocalDate day, Optional<String> duration, ApiCalls calls) {
        DaySlots open = new DaySlots(place);
        for (JsonNode slot : calls.read(place.day(day).with("duration", duration.orElse(null)))) {
            LocalDateTime start = AppointmentTime.on(day.toString(), slot.get("startTime"));
            if (start != null) {
                open.slots.put(start, slot);
            }
        }
        return open;
    }

    /**
     * The days and times of an appointment in the slot that begins at this time of the staff.
     *
     * @throws IllegalArgumentException when there is none
     */
    ObjectNode times(LocalDateTime start) {
        JsonNode slot = slots.get(start);
        if (slot == null) {
            throw new IllegalArgumentException(
                    "no slot is open at " + start + " on the clock of the staff (staffId " + place.staffId().getAsLong()
                                               + ", locationId " + place.locationId() + ", reasonId " + place.reasonId()
                                               + "); open on that day: " + open());
        }
        ObjectNode times = JsonNodeFactory.instance.objectNode();
        LocalDateTime clientStart = clientStart(slot, start);
        put(times, "start", start);
        put(times, "clientStart", clientStart);
        LocalDateTime end = AppointmentTime.on(start.toLocalDate().toString(), slot.get("endTime"));
        if (end != null) {
            // 0 is the midnight that follows
            end = end.isAfter(start) ? end : end.plusDays(1);
            put(times, "end", end);
            put(times, "clientEnd", clientStart.plus(Duration.between(start, end)));
        }
        for (String name : AppointmentDraft.TIMES) {
            if (slot.hasNonNull(name)) {
                times.set(name, slot.get(name));
            }
        }
        return times;
    }

    // a slot has the time, and not the day, on the client's clock: the one that is nearer; without a time, that of the staff
    private static LocalDateTime clientStart(JsonNode slot, LocalDateTime start) {
        LocalDateTime told = AppointmentTime.clock(slot, "clientStartDate", "clientStartTime");
        if (told != null) {
            return told;
        }
        LocalDateTime sameDay = AppointmentTime.on(start.toLocalDate().toString(), slot.get("clientStartTime"));
        if (sameDay == null) {
            return start;
        }
        Duration ahead = Duration.between(start, sameDay);
        if (ahead.compareTo(HALF_A_DAY) > 0) {
            return sameDay.minusDays(1);
        }
        return ahead.negated().compareTo(HALF_A_DAY) > 0 ? sameDay.plusDays(1) : sameDay;
    }

    private static void put(ObjectNode times, String name, LocalDateTime time) {
        times.put(name + "Date", time.toLocalDate().toString()).put(name + "Time", time.getHour() * 100 + time.getMinute());
    }

    private String open() {
        String first = slots.keySet().stream().limit(MOST_NAMED).map(start -> start.toLocalTime().toString())
                .collect(Collectors.joining(", "));
        return slots.isEmpty() ? "none" : slots.size() > MOST_NAMED ? first + ", …" : first;
    }
}
