// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingOrder;

/** Books, and cancels what is booked. */
final class Desk implements BookingDesk {

    private static final String REFERENCE = "reference";

    @Override
    public Set<Action> actions() {
        return Set.of(Action.CREATE, Action.CANCEL);
    }

    @Override
    public boolean keepsReferences() {
        return true;
    }

    @Override
    public JsonNode create(BookingOrder order, ApiCalls calls) {
        ObjectNode booking = Json.object().put(REFERENCE, order.reference());
        booking.set("customer", order.customer());
        ArrayNode tickets = booking.putArray("tickets");
        order.items().forEach(item -> tickets.add(item.path("ticket").asText()));
        // what the route gives in the provider's own form wins
        booking.setAll(order.raw());
        if (booking.path("tickets").isEmpty()) {
            throw new IllegalArgumentException("the booking names no ticket: 'items' has one or more of {\"ticket\": number}");
        }
        calls.refersTo(Json.text(booking, REFERENCE));
        return calls.once(ApiRequest.of("POST", Bookings.PATH, booking), () -> lookUp(booking, calls));
    }

    private static Optional<JsonNode> lookUp(ObjectNode booking, ApiCalls calls) {
        ApiRequest request = ApiRequest.get(Bookings.PATH).with(REFERENCE, Json.text(booking, REFERENCE));
        JsonNode found = calls.read(request).path("items").path(0);
        return found.isObject() ? Optional.of(found) : Optional.empty();
    }

    // the provider answers the same when it is cancelled already
    @Override
    public JsonNode cancel(String id, Map<String, Object> params, ApiCalls calls) {
        return calls.repeat(ApiRequest.of("DELETE", Bookings.path(id), null).with(params));
    }
}
