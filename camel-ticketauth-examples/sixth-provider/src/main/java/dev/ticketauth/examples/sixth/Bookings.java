// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordPath;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/** Bookings; the list is in the order of their changes and can begin at one. */
final class Bookings implements Resource<BookingFields> {

    static final String PATH = "/bookings";

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.SEARCH, Access.GET);
    }

    @Override
    public boolean tellsChanges() {
        return true;
    }

    @Override
    public Walk list(Selection selection) {
        ApiRequest list = ApiRequest.get(PATH).with(selection.named(Map.of("eventId", "show")));
        return new CursorPages(list.with("changedSince", selection.changedSince()), selection);
    }

    @Override
    public ApiRequest get(String id) {
        return ApiRequest.get(path(id));
    }

    static String path(String id) {
        return RecordPath.of(PATH, id);
    }

    @Override
    public BookingFields read(JsonNode booking) {
        String status = Json.text(booking, "status");
        return new BookingFields(
                Json.number(booking), Json.text(booking, "reference"), status, state(status), Json.money(booking, "total"),
                Json.text(booking, "currency"), Json.time(booking, "startsAt"), Json.time(booking, "createdAt"),
                Json.time(booking, "changedAt"), Json.texts(booking, "tickets"));
    }

    private static RecordState state(String status) {
        return switch (status == null ? "" : status) {
            case "held" -> RecordState.PENDING;
            case "paid" -> RecordState.CONFIRMED;
            case "used" -> RecordState.COMPLETED;
            case "cancelled" -> RecordState.CANCELLED;
            default -> RecordState.UNKNOWN;
        };
    }
}
