// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Times;

/**
 * Reads the times of an appointment, which stand in it in many forms: moments, days and clock times such as 900 or 1430
 * in the zone of the staff and in that of the client, milliseconds.
 */
final class AppointmentTime {

    private static final Pattern WITH_ZONE = Pattern.compile(".{13,}([zZ]|[+-]\\d{2}:?\\d{2})");

    private AppointmentTime() {
    }

    /** When an appointment begins; null when it names no zone, as a guess may be hours off. */
    static Instant start(JsonNode record) {
        Instant moment = Times.instant(Fields.text(record, "startDateTimeUTC"));
        if (moment == null) {
            moment = at(record, "startDate", "startTime", zone(record.get("staffTimeZone")));
        }
        if (moment == null) {
            moment = at(record, "clientStartDate", "clientStartTime", zone(record.get("clientTimeZone")));
        }
        // that the staff's clock is the location's is not documented by the provider
        return moment == null ? at(record, "startDate", "startTime", locationZone(record.path("location"))) : moment;
    }

    /** The day and time on the staff's clock at which an appointment begins; null when they are not there. */
    static LocalDateTime staffClock(JsonNode record) {
        return clock(record, "startDate", "startTime");
    }

    /** The zone of a location; null when it has none that is known. */
    static ZoneId locationZone(JsonNode location) {
        return zone(location.path("timeZone").get("timeZoneCode"));
    }

    /** The first of these stamps that can be read, from milliseconds or a text with its zone; else null. */
    static Instant stamp(JsonNode record, String... names) {
        for (String name : names) {
            String text = Fields.id(record.get(name));
            if (Fields.isDigits(text, 12, 14)) {
                return Instant.ofEpochMilli(Long.parseLong(text));
            }
            if (text != null && WITH_ZONE.matcher(text).matches()) {
                return Times.instant(text);
            }
        }
        return null;
    }

    /** The fields of a day and of a time such as 900; null when either is none. */
    static LocalDateTime clock(JsonNode record, String day, String time) {
        return on(Fields.text(record, day), record.get(time));
    }

    /** A time such as 900 on a day; null when either is none. */
    static LocalDateTime on(String day, JsonNode time) {
        String clock = Fields.id(time);
        return day == null || !Fields.isDigits(clock, 1, 4) ? null : Times.at(day, Integer.parseInt(clock));
    }

    private static Instant at(JsonNode record, String day, String time, ZoneId zone) {
        LocalDateTime clock = zone == null ? null : clock(record, day, time);
        return clock == null ? null : clock.atZone(zone).toInstant();
    }

    private static ZoneId zone(JsonNode value) {
        return Times.zone(Fields.text(value));
    }
}
