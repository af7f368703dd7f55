// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;

/** The provider's ways of writing a time: dates as text, the time of day as a number such as 900, 1430 or 0. */
final class TimeTapTime {
    private static final int MINUTES_OF_DAY = 24 * 60;

    private TimeTapTime() {
    }

    /** The number of a time of day. */
    static int number(int minuteOfDay) {
        return minuteOfDay / 60 * 100 + minuteOfDay % 60;
    }

    static int number(LocalTime time) {
        return time.getHour() * 100 + time.getMinute();
    }

    /** Date and time of day on another clock. */
    static LocalDateTime at(ZoneId zone, LocalDate day, int time, ZoneId other) {
        return day.atTime(time / 100, time % 100).atZone(zone).withZoneSameInstant(other).toLocalDateTime();
    }

    /** The first minute of a day, counted from 1970 on the clock of the staff. */
    static long minute(LocalDate day) {
        return day.toEpochDay() * MINUTES_OF_DAY;
    }

    /** The minute an appointment starts at, likewise; 0 where that cannot be read. */
    static long start(ObjectNode appointment) {
        try {
            int time = appointment.path("startTime").asInt();
            return minute(LocalDate.parse(Json.text(appointment, "startDate"))) + time / 100 * 60 + time % 100;
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** When an appointment was changed last, in milliseconds; 0 where that cannot be read. */
    static long changed(ObjectNode appointment) {
        JsonNode time = appointment.path("modifieddate");
        try {
            return time.isNumber() ? time.asLong() : Instant.parse(time.asText()).toEpochMilli();
        } catch (DateTimeException e) {
            return 0;
        }
    }

    /** Writes when an appointment is, on both clocks and, with a Z, in UTC. */
    static void complete(ObjectNode appointment, LocalDate day, int time, int end, ZoneId staff, ZoneId client) {
        LocalDateTime start = at(staff, day, time, client);
        LocalDateTime clientEnd = at(staff, day, end, client);
        appointment.put("startTime", time).put("endTime", end).put("startDate", day.toString()).put("endDate", day.toString())
                .put("clientStartDate", start.toLocalDate().toString()).put("clientStartTime", number(start.toLocalTime()))
                .put("clientEndDate", clientEnd.toLocalDate().toString()).put("clientEndTime", number(clientEnd.toLocalTime()))
                .put("staffTimeZone", staff.getId()).put("clientTimeZone", client.getId())
                .put("startDateTimeUTC", at(staff, day, time, ZoneOffset.UTC).toInstant(ZoneOffset.UTC).toString())
                .put("endDateTimeUTC", at(staff, day, end, ZoneOffset.UTC).toInstant(ZoneOffset.UTC).toString());
    }
}
