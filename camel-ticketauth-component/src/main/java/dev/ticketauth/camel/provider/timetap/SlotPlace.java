// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.OptionalLong;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.TicketFields;

/**
 * What slots are asked for: a service at a location, perhaps of one person. A slot of TimeTap's names none of it, nor
 * its day; its record here is {@code {"date": "2026-03-02", "locationId": 101, "reasonId": 301, "staffId": 201, "slot":
 * {…}}} with the slot as it came, and without {@code staffId} when it is anybody's.
 */
record SlotPlace(long locationId, long reasonId, OptionalLong staffId) {

    private static final DateTimeFormatter IN_PATH = DateTimeFormatter.ofPattern("uuuu/MM/dd");
    private static final Pattern CLOCK = Pattern.compile("\\d{1,3}");

    /** The request for one person's slots on a day. */
    ApiRequest day(LocalDate day) {
        return ApiRequest.get("/availability/" + IN_PATH.format(day) + '/' + staffId.getAsLong() + '/' + locationId + '/'
                              + reasonId);
    }

    Item item(String date, JsonNode slot) {
        ObjectNode record = JsonNodeFactory.instance.objectNode();
        if (date != null) {
            record.put("date", date);
        }
        record.put("locationId", locationId).put("reasonId", reasonId);
        staffId.ifPresent(id -> record.put("staffId", id));
        return Item.of(record.set("slot", slot));
    }

    /** The ticket in such a record; its id is made of what is in it, since TimeTap has none for slots. */
    static TicketFields read(JsonNode record) {
        String reason = Fields.requireId(record, "reasonId");
        String location = Fields.requireId(record, "locationId");
        String staff = Fields.id(record.get("staffId"));
        String id = location + '-' + reason + '-' + start(record, staff != null) + (staff == null ? "" : '-' + staff);
        return new TicketFields(id, reason, null, null, RecordState.OPEN, null, null, null);
    }

    // one person's slots have the staff's time and the client's, anybody's have only the client's
    private static String start(JsonNode record, boolean isOfStaff) {
        JsonNode slot = record.path("slot");
        String day = isOfStaff ? null : Fields.text(slot, "clientStartDate");
        String time = isOfStaff ? Fields.id(slot.get("startTime")) : null;
        time = time == null ? Fields.id(slot.get("clientStartTime")) : time;
        day = day == null ? Fields.text(record, "date") : day;
        if (day == null || time == null) {
            throw new IllegalArgumentException("a slot without a day or a time (date, startTime, clientStartTime)");
        }
        return day + '-' + (CLOCK.matcher(time).matches() ? "0000".substring(time.length()) + time : time);
    }
}
