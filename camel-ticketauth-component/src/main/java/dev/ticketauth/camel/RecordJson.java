// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Tickets, bookings and changes as JSON, as the schemas in docs/schemas describe it: what is null is left out, money is
 * a text so that no reader rounds it.
 */
final class RecordJson {

    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    private RecordJson() {
    }

    static ObjectNode of(Ticket ticket) {
        ObjectNode json = NODES.objectNode();
        put(json, "provider", ticket.provider());
        put(json, "account", ticket.account());
        put(json, "id", ticket.id());
        put(json, "eventId", ticket.eventId());
        put(json, "bookingId", ticket.bookingId());
        put(json, "status", ticket.status());
        put(json, "state", ticket.state());
        put(json, "price", ticket.price() == null ? null : ticket.price().toPlainString());
        put(json, "currency", ticket.currency());
        put(json, "updatedAt", ticket.updatedAt());
        json.set("raw", ticket.raw());
        return json;
    }

    static ObjectNode of(Booking booking) {
        ObjectNode json = NODES.objectNode();
        put(json, "provider", booking.provider());
        put(json, "account", booking.account());
        put(json, "id", booking.id());
        put(json, "reference", booking.reference());
        put(json, "status", booking.status());
        put(json, "state", booking.state());
        put(json, "total", booking.total() == null ? null : booking.total().toPlainString());
        put(json, "currency", booking.currency());
        put(json, "startsAt", booking.startsAt());
        put(json, "createdAt", booking.createdAt());
        put(json, "updatedAt", booking.updatedAt());
        ArrayNode tickets = json.putArray("ticketIds");
        booking.ticketIds().forEach(tickets::add);
        json.set("raw", booking.raw());
        return json;
    }

    static ObjectNode of(TicketAuthChange change) {
        ObjectNode json = NODES.objectNode();
        put(json, "type", change.type());
        put(json, "provider", change.provider());
        put(json, "account", change.account());
        put(json, "resource", change.resource());
        put(json, "id", change.id());
        put(json, "version", change.version());
        put(json, "time", change.time());
        if (change.record() != null) {
            json.set("record", of(change.record()));
        }
        json.set("raw", change.raw());
        return json;
    }

    private static void put(ObjectNode json, String name, Object value) {
        if (value != null) {
            json.put(name, value.toString());
        }
    }
}
