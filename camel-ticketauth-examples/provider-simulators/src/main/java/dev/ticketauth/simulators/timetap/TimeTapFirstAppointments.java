// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.SerializableString;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Iso;
import dev.ticketauth.simulators.server.Records;

/**
 * The appointments a simulator begins with, by their number: eight on a day, four of them at nine o'clock, or more on a
 * day when they would go on for years. Every fifth day begins with one at midnight. At each multiple of 25 five have
 * the same time of change, so that it reaches over the end of a page.
 */
final class TimeTapFirstAppointments {
    static final int FIRST_ID = 700_001;
    static final int CLIENTS = 15;
    static final int STAFF = 4;

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-02");
    private static final long FIRST_CHANGE = Instant.parse("2026-01-05T08:00:00Z").toEpochMilli();
    private static final long TICK = 7_001;
    private static final int OF_DAY = 8;
    private static final int MOST_DAYS = 250;
    /** Of the sixteen slots of a day the last four stay free. */
    private static final int SLOTS = 12;
    private static final int[] FEW_SLOTS = { 0, 0, 0, 0, 5, 5, 8, 11 };
    private static final int GROUP = 25;
    private static final int ALIKE = 5;
    private static final String[] STATUSES = {
            "OPEN", "OPEN", "COMPLETED", "OPEN", "PENDING", "OPEN", "OPEN", "NO_SHOW", "OPEN", "CANCELLED" };
    private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");

    private final int businessId;
    private final int ofDay;
    private final ZoneId staffZone;
    private final ZoneId clientZone;
    private final List<SerializableString> clients;
    private final List<SerializableString> staff;
    private final List<SerializableString> locations;
    private final List<SerializableString> services;

    TimeTapFirstAppointments(int businessId, TimeTapSettings settings, Records<Integer> clients, Records<Integer> staff,
                             Records<Integer> locations, Records<Integer> services) {
        this.businessId = businessId;
        this.ofDay = Math.max(OF_DAY, (settings.appointments + MOST_DAYS - 1) / MOST_DAYS);
        this.staffZone = settings.staffZone;
        this.clientZone = settings.clientZone;
        this.clients = texts(clients);
        this.staff = texts(staff);
        this.locations = texts(locations);
        this.services = texts(services);
    }

    String status(int number) {
        return STATUSES[number % STATUSES.length];
    }

    int client(int number) {
        return 8_001 + number % CLIENTS;
    }

    int staff(int number) {
        return 201 + number % STAFF;
    }

    int location(int number) {
        return 101 + number % 3 % 2;
    }

    int service(int number) {
        return 301 + number % 4 / 3;
    }

    LocalDate day(int number) {
        return FIRST_DAY.plusDays(number / ofDay);
    }

    /** The minute of the day it starts at, on the clock of the staff. */
    int minuteOfDay(int number) {
        int nth = number % ofDay;
        if (nth == 0 && number / ofDay % 5 == 0) {
            return 0;
        }
        int slot = ofDay == OF_DAY ? FEW_SLOTS[nth] : (int) ((long) nth * SLOTS / ofDay);
        return TimeTapData.OPENING + slot * TimeTapData.SLOT;
    }

    /** The minute it starts at, counted from 1970 on the clock of the staff. */
    long start(int number) {
        return TimeTapTime.minute(FIRST_DAY) + number / ofDay * 24L * 60 + minuteOfDay(number);
    }

    /** When it was changed last, in milliseconds. */
    long changed(int number) {
        int shifted = number + ALIKE / 2;
        long tick = (long) shifted / GROUP * (GROUP - ALIKE + 1) + Math.max(0, shifted % GROUP - ALIKE + 1);
        return FIRST_CHANGE + tick * TICK;
    }

    /** Most clients live in one other zone, some where the staff does, some where it is already the next day. */
    ZoneId clientZone(int number) {
        return switch (number % 5) {
            case 3 -> staffZone;
            case 4 -> TOKYO;
            default -> clientZone;
        };
    }

    void write(int number, JsonGenerator json) throws IOException {
        LocalDate day = day(number);
        int minute = minuteOfDay(number);
        LocalDateTime start = day.atStartOfDay().plusMinutes(minute);
        LocalDateTime utc = start.minusSeconds(staffZone.getRules().getOffset(start).getTotalSeconds());
        ZoneId zone = clientZone(number);
        ZoneOffset offset = zone.getRules().getOffset(utc.toInstant(ZoneOffset.UTC));
        String status = status(number);
        json.writeStartObject();
        json.writeNumberField("calendarId", FIRST_ID + number);
        json.writeNumberField("businessId", businessId);
        json.writeStringField("status", status);
        if (status.equals("CANCELLED")) {
            json.writeStringField("subStatus", "CANCEL");
            json.writeStringField("cancelReason", number % 4 == 1 ? "Ill" : null);
        }
        writeTimes(false, start, json);
        writeTimes(true, utc.plusSeconds(offset.getTotalSeconds()), json);
        json.writeStringField("staffTimeZone", staffZone.getId());
        json.writeStringField("clientTimeZone", zone.getId());
        if (number % 6 != 5) {
            long micros = utc.toEpochSecond(ZoneOffset.UTC) * 1_000_000;
            json.writeStringField("startDateTimeUTC", Iso.time(micros, 'T', "Z"));
            json.writeStringField("endDateTimeUTC", Iso.time(micros + TimeTapData.SLOT * 60_000_000L, 'T', "Z"));
        }
        writeDate("createddate", changed(number) - 60_000, number, json);
        writeDate("modifieddate", changed(number), number, json);
        json.writeStringField("note", number % 7 == 0 ? null : "Appointment " + (number + 1));
        writeRaw("client", clients.get(client(number) - 8_001), json);
        writeRaw("staff", staff.get(staff(number) - 201), json);
        writeRaw("location", locations.get(location(number) - 101), json);
        writeRaw("reason", services.get(service(number) - 301), json);
        json.writeEndObject();
    }

    private static void writeTimes(boolean client, LocalDateTime start, JsonGenerator json) throws IOException {
        LocalDateTime end = start.plusMinutes(TimeTapData.SLOT);
        json.writeStringField(client ? "clientStartDate" : "startDate", Iso.date(start.toLocalDate().toEpochDay()));
        json.writeStringField(client ? "clientEndDate" : "endDate", Iso.date(end.toLocalDate().toEpochDay()));
        json.writeNumberField(client ? "clientStartTime" : "startTime", TimeTapTime.number(start.toLocalTime()));
        json.writeNumberField(client ? "clientEndTime" : "endTime", TimeTapTime.number(end.toLocalTime()));
    }

    /** Milliseconds as a number or an ISO text, in turn. */
    private static void writeDate(String field, long millis, int number, JsonGenerator json) throws IOException {
        if (number % 3 == 0) {
            json.writeStringField(field, Iso.time(millis * 1_000, 'T', "Z"));
        } else {
            json.writeNumberField(field, millis);
        }
    }

    private static void writeRaw(String field, SerializableString object, JsonGenerator json) throws IOException {
        json.writeFieldName(field);
        json.writeRawValue(object);
    }

    private static List<SerializableString> texts(Records<Integer> records) {
        return records.all().stream().map(ObjectNode::toString).<SerializableString> map(SerializedString::new).toList();
    }
}
