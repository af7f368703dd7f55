// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;

/**
 * When a booking is to begin, on the clock of the staff.
 */
final class BookingStart {

    private BookingStart() {
    }

    /**
     * The start in the appointment's raw form, else the order's, else that of a slot's record.
     *
     * @param  start                    the order's start, or null
     * @throws IllegalArgumentException when there is none, or it can't be told on the staff's clock
     */
    static LocalDateTime of(AppointmentDraft draft, String start, ApiCalls calls) {
        LocalDateTime raw = AppointmentTime.staffClock(draft.appointment());
        if (raw != null) {
            return raw;
        }
        return start == null ? ofSlot(draft.item()) : parsed(start, draft, calls);
    }

    // as listTickets has it for one person; the slot of anybody has no time of the staff
    private static LocalDateTime ofSlot(JsonNode item) {
        LocalDateTime start = AppointmentTime.on(Fields.text(item, "date"), item.path("slot").get("startTime"));
        if (start == null) {
            throw new IllegalArgumentException(
                    "the booking lacks 'start', such as 2026-03-02T09:00, the time on the clock of the staff");
        }
        return start;
    }

    private static LocalDateTime parsed(String text, AppointmentDraft draft, ApiCalls calls) {
        TemporalAccessor start;
        try {
            start = DateTimeFormatter.ISO_DATE_TIME.parseBest(text, ZonedDateTime::from, LocalDateTime::from);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "the booking's 'start' is no time in ISO 8601; write 2026-03-02T09:00 for the clock of the staff, or"
                                               + " 2026-03-02T09:00:00+01:00");
        }
        return start instanceof ZonedDateTime moment
                ? moment.withZoneSameInstant(zone(draft, calls)).toLocalDateTime() : (LocalDateTime) start;
    }

    // that the staff's clock is the location's is not documented by the provider
    private static ZoneId zone(AppointmentDraft draft, ApiCalls calls) {
        long id = draft.place().locationId();
        ZoneId zone = AppointmentTime.locationZone(calls.read(ApiRequest.get("/locations/" + id)));
        if (zone == null) {
            throw new IllegalArgumentException(
                    "location " + id + " has no known time zone, so the booking's 'start' can't have an offset; write the time"
                                               + " on the clock of the staff, such as 2026-03-02T09:00");
        }
        return zone;
    }
}
