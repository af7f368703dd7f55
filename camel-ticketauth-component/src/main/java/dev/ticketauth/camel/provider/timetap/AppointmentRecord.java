// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordState;

/**
 * Reads an appointment of a report, of a single call or of a webhook.
 */
final class AppointmentRecord {

    // a webhook writes the second
    static final String[] ID = { "calendarId", "calendarid" };

    private AppointmentRecord() {
    }

    /** The appointment's id; null when it has none. */
    static String id(JsonNode record) {
        String id = Fields.id(record.get(ID[0]));
        return id == null ? Fields.id(record.get(ID[1])) : id;
    }

    /** No total: the price is that of the service, and what an appointment costs is not documented by the provider. */
    static BookingFields read(JsonNode record) {
        return new BookingFields(
                Fields.requireId(record, ID), ReferenceNote.reference(Fields.text(record, "note")),
                Fields.text(record, "status"), state(record), null, null, AppointmentTime.start(record),
                AppointmentTime.stamp(record, "createddate", "createdDate"),
                AppointmentTime.stamp(record, "modifieddate", "modifiedDate"), List.of());
    }

    static RecordState state(JsonNode record) {
        String status = Fields.text(record, "status");
        return switch (status == null ? "" : status.toUpperCase(Locale.ROOT)) {
            // booked and to come; what merely could be booked is no appointment
            case "OPEN" -> RecordState.CONFIRMED;
            case "PENDING" -> RecordState.PENDING;
            // the time that was held is over, with and without the client
            case "COMPLETED", "NO_SHOW" -> RecordState.COMPLETED;
            case "CANCELLED" -> RecordState.CANCELLED;
            default -> RecordState.UNKNOWN;
        };
    }

    static boolean isCancelled(JsonNode record) {
        return state(record) == RecordState.CANCELLED;
    }

    /** The staff person's id; old records and webhooks have {@code professional} instead of {@code staff}. */
    static String staffId(JsonNode record) {
        String id = Fields.id(record.path("staff").get("professionalId"));
        return id == null ? Fields.id(record.path("professional").get("professionalId")) : id;
    }
}
