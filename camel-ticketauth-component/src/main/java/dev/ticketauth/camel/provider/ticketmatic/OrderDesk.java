// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingOrder;

/**
 * Books by a basket that is filled and confirmed, and cancels by taking everything out of an order.
 */
final class OrderDesk implements BookingDesk {

    private static final Set<Action> ACTIONS = Set.copyOf(EnumSet.allOf(Action.class));

    @Override
    public Set<Action> actions() {
        return ACTIONS;
    }

    // an order has a place for a reference only where the account has a custom field for it
    @Override
    public boolean keepsReferences() {
        return false;
    }

    @Override
    public JsonNode create(BookingOrder order, ApiCalls calls) {
        BasketRequest request = BasketRequest.of(order);
        // a contact that can't be had leaves no basket behind
        JsonNode customer = new Customers(calls).idOf(request);
        return new Sale(request, calls).run(customer);
    }

    @Override
    public JsonNode cancel(String id, Map<String, Object> params, ApiCalls calls) {
        return new Cancellation(id, calls).run();
    }
}
