// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/**
 * Open slots, with the fields that clients of the real API read and no others. What is not called client's is on the
 * clock of the staff.
 */
final class TimeTapAvailability {
    private static final int MOST_DAYS = 366;
    private static final DateTimeFormatter MINUTES = DateTimeFormatter.ofPattern(":mm");

    private final TimeTapSettings settings;
    private final TimeTapData data;

    TimeTapAvailability(TimeTapSettings settings, TimeTapData data) {
        this.settings = settings;
        this.data = data;
    }

    /** The slots of one staff person on one day. */
    Answer day(Call call) {
        LocalDate day;
        try {
            day = LocalDate.of(number(call, "year"), number(call, "month"), number(call, "day"));
        } catch (DateTimeException e) {
            throw new BadRequest(e.getMessage());
        }
        int staff = known(data.staff(), call, "staffId");
        known(data.locations(), call, "locationId");
        known(data.services(), call, "reasonId");
        ArrayNode slots = Json.array(List.of());
        for (int start : data.openSlots(staff, day)) {
            slots.addObject().put("startTime", start).put("endTime", TimeTapData.end(start))
                    .put("clientStartTime", TimeTapTime.number(client(day, start).toLocalTime()));
        }
        return Answer.json(200, slots);
    }

    /** The slots of all staff on several days; both dates are required. */
    Answer range(Call call) {
        known(data.locations(), call, "locationId");
        known(data.services(), call, "reasonId");
        LocalDate from = date(call, "startDate");
        LocalDate to = date(call, "endDate");
        if (from.plusDays(MOST_DAYS).isBefore(to)) {
            throw new BadRequest("the simulator lists at most " + MOST_DAYS + " days");
        }
        ArrayNode days = Json.array(List.of());
        for (LocalDate day = from; !day.isAfter(to); day = day.plusDays(1)) {
            TreeSet<Integer> open = new TreeSet<>();
            for (int staff : data.staff().ids()) {
                open.addAll(data.openSlots(staff, day));
            }
            ObjectNode listed = days.addObject().put("date", day.toString());
            ArrayNode slots = listed.putArray("timeSlots");
            for (int start : open) {
                LocalDateTime client = client(day, start);
                slots.addObject().put("timeString", client.getHour() + client.format(MINUTES))
                        .put("clientStartDate", client.toLocalDate().toString())
                        .put("clientStartTime", TimeTapTime.number(client.toLocalTime()));
            }
        }
        return Answer.json(200, days);
    }

    private LocalDateTime client(LocalDate day, int start) {
        return TimeTapTime.at(settings.staffZone, day, start, settings.clientZone);
    }

    private static LocalDate date(Call call, String name) {
        try {
            return LocalDate.parse(call.query().get(name, ""));
        } catch (DateTimeParseException e) {
            throw new BadRequest(name + " is required, as YYYY-MM-DD");
        }
    }

    private static int known(Records<Integer> records, Call call, String name) {
        int id = number(call, name);
        if (!records.has(id)) {
            throw new BadRequest(name + " " + id + " not found!");
        }
        return id;
    }

    private static int number(Call call, String name) {
        String value = call.path(name);
        if (!value.matches("\\d{1,9}")) {
            throw new BadRequest(name + " is not a number");
        }
        return Integer.parseInt(value);
    }
}
