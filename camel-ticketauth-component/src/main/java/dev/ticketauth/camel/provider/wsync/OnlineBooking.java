// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingOrder;

/**
 * The one call that books. Its fields are not documented by the provider: they are sent as the route gives them.
 */
record OnlineBooking(ApiPaths paths) implements BookingDesk {

    private static final Set<Action> ACTIONS = Set.copyOf(EnumSet.of(Action.CREATE));

    @Override
    public Set<Action> actions() {
        return ACTIONS;
    }

    @Override
    public void require(Action action) {
        ApiPaths.require(paths.booking(), "bookingPath");
    }

    @Override
    public boolean keepsReferences() {
        return false;
    }

    @Override
    public JsonNode create(BookingOrder order, ApiCalls calls) {
        require(Action.CREATE);
        ObjectNode body = order.raw().isEmpty() ? plain(order) : order.raw();
        if (body.isEmpty()) {
            throw new IllegalArgumentException("a booking needs 'raw': the request as your account's documentation has it");
        }
        return calls.once(
                ApiRequest.of("POST", paths.booking(), body).with(order.params()),
                "W-SYNC does not document how a booking is found");
    }

    private static ObjectNode plain(BookingOrder order) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (order.reference() != null && !order.reference().isBlank()) {
            body.put("reference", order.reference());
        }
        if (!order.customer().isEmpty()) {
            body.set("customer", order.customer());
        }
        if (!order.items().isEmpty()) {
            body.set("items", order.items());
        }
        if (order.start() != null) {
            body.put("start", order.start());
        }
        return body;
    }

    @Override
    public JsonNode cancel(String id, Map<String, Object> params, ApiCalls calls) {
        throw new UnsupportedOperationException("W-SYNC has no call that cancels");
    }
}
