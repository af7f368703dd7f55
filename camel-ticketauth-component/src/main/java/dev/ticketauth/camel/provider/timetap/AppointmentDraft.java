// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.List;
import java.util.OptionalLong;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.BookingOrder;

/**
 * An appointment on its way to be booked: what the order has in TimeTap's own form, and what that lacks from the fields
 * beside it.
 */
final class AppointmentDraft {

    /** The fields of the times of an appointment. */
    static final List<String> TIMES = List.of("startDate", "endDate", "clientStartDate", "clientEndDate", "startTime",
            "endTime", "clientStartTime", "clientEndTime");
    private static final String BUSINESS = "businessId";
    private static final String CLIENT = "client";
    private static final String CLIENT_ID = "clientId";

    private final ObjectNode appointment;
    private final ObjectNode customer;
    private final JsonNode item;
    private final SlotPlace place;

    /** @throws IllegalArgumentException when the order does not say what is booked */
    AppointmentDraft(BookingOrder order) {
        if (order.items().size() > 1) {
            throw new IllegalArgumentException("the booking has several 'items'; TimeTap books one slot at a time");
        }
        appointment = order.raw().deepCopy();
        customer = order.customer().deepCopy();
        item = order.items().path(0);
        String staff = appointment.path("professional").hasNonNull("professionalId") ? "professional" : "staff";
        place = new SlotPlace(
                id("location", "locationId", "locationId"), id("reason", "reasonId", "reasonId"),
                OptionalLong.of(id(staff, "professionalId", "staffId")));
        if (!appointment.hasNonNull("status")) {
            appointment.put("status", "OPEN");
        }
        if (!appointment.hasNonNull("note")) {
            appointment.put("note", ReferenceNote.of(order.reference()));
        }
    }

    // the id of what stands in an object of the appointment, put there from the item if it is not there yet
    private long id(String object, String field, String nameInItem) {
        String where = "items[0]." + nameInItem;
        String id = Fields.id(appointment.path(object).get(field));
        if (id != null) {
            return NumericId.of("raw." + object + '.' + field, id);
        }
        id = Fields.id(item.get(nameInItem));
        if (id == null) {
            throw new IllegalArgumentException("the booking lacks '" + where + "' (in raw '" + object + '.' + field + "')");
        }
        long number = NumericId.of(where, id);
        object(object).put(field, number);
        return number;
    }

    /** What is booked, where, and by whom it is done. */
    SlotPlace place() {
        return place;
    }

    /** What is booked, as the order has it; a missing node when that is all in its raw form. */
    JsonNode item() {
        return item;
    }

    /** The appointment as far as it is known. */
    ObjectNode appointment() {
        return appointment;
    }

    boolean hasTimes() {
        return TIMES.stream().allMatch(appointment::hasNonNull);
    }

    void setTimes(ObjectNode times) {
        times.properties().forEach(time -> {
            if (!appointment.hasNonNull(time.getKey())) {
                appointment.set(time.getKey(), time.getValue());
            }
        });
    }

    boolean hasBusiness() {
        return appointment.hasNonNull(BUSINESS);
    }

    void setBusiness(long id) {
        appointment.put(BUSINESS, id);
    }

    boolean hasClient() {
        return Fields.id(appointment.path(CLIENT).get(CLIENT_ID)) != null;
    }

    /**
     * Who books. A client without an id in the raw form is one, too: TimeTap would book for nobody.
     */
    ObjectNode customer() {
        ObjectNode all = customer.deepCopy();
        if (appointment.get(CLIENT) instanceof ObjectNode client) {
            all.setAll(client);
        }
        if (!all.hasNonNull(BUSINESS)) {
            all.set(BUSINESS, appointment.get(BUSINESS));
        }
        return all;
    }

    void setClient(JsonNode id) {
        object(CLIENT).set(CLIENT_ID, id);
    }

    private ObjectNode object(String name) {
        return appointment.get(name) instanceof ObjectNode object ? object : appointment.putObject(name);
    }
}
