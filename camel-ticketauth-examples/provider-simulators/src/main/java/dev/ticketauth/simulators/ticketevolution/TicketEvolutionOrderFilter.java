// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.RawQuery;

/** What orders are filtered by besides dates and ids; an empty text lets every order through. */
record TicketEvolutionOrderFilter(String state, String type, String sellerId, String buyerId, String buyerType) {
    private static final Set<String> TYPES = Set.of("Order", "PurchaseOrder");

    static TicketEvolutionOrderFilter of(RawQuery query) {
        // a type that the provider does not know is ignored, so that "order" finds everything
        String type = query.get("type", "");
        return new TicketEvolutionOrderFilter(
                query.get("state", ""), TYPES.contains(type) ? type : "", query.get("seller_id", ""),
                query.get("buyer_id", ""), query.get("direct_buyer_type", ""));
    }

    /** Whether every order passes. */
    boolean isEmpty() {
        return (state + type + sellerId + buyerId + buyerType).isEmpty();
    }

    /** An order of the start, by its number from one. */
    boolean passes(int number) {
        return passes(state, TicketEvolutionSeed.orderState(number)) && passes(type, TicketEvolutionSeed.orderType(number))
                && passes(sellerId, String.valueOf(TicketEvolutionSeed.SELLER))
                && passes(buyerId, String.valueOf(TicketEvolutionSeed.BUYER))
                && passes(buyerType, TicketEvolutionSeed.BUYER_TYPE);
    }

    boolean passes(ObjectNode order) {
        return passes(state, Json.text(order, "state")) && passes(type, Json.text(order, "type"))
                && passes(sellerId, order.at("/seller/id")) && passes(buyerId, order.at("/buyer/id"))
                && passes(buyerType, order.at("/buyer/type"));
    }

    private static boolean passes(String wanted, JsonNode value) {
        return passes(wanted, value.asText());
    }

    private static boolean passes(String wanted, String value) {
        return wanted.isEmpty() || wanted.equals(value);
    }
}
