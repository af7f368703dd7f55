// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.Map;
import java.util.Objects;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;

/**
 * Whom a push is for and what it is about. The provider's pages name five of those used here; the rest of its list
 * could not be read.
 *
 * @param recipient seller or buyer
 */
record TicketEvolutionNotice(String recipient, String eventType) {
    static final Map<String, TicketEvolutionNotice> BY_STATE = Map.of(
            "accepted", new TicketEvolutionNotice("buyer", "seller_accepted"),
            "rejected", new TicketEvolutionNotice("buyer", "order_rejected"),
            "completed", new TicketEvolutionNotice("buyer", "delivery_complete"));
    private static final TicketEvolutionNotice CREATED = new TicketEvolutionNotice("seller", "order_created");
    private static final TicketEvolutionNotice FRAUD_CHECKED = new TicketEvolutionNotice("seller", "fraud_response_received");
    /** Not documented by the provider: for what no page has a name. */
    private static final TicketEvolutionNotice UPDATED = new TicketEvolutionNotice("seller", "order_updated");
    private static final String STATE = "state";
    private static final String FRAUD_CHECK = "fraud_check_status";

    TicketEvolutionNotice {
        Objects.requireNonNull(recipient, "recipient");
        Objects.requireNonNull(eventType, "eventType");
    }

    /**
     * What is told of a change.
     *
     * @param before null for a new order
     * @param after  null for an order that was removed
     */
    static TicketEvolutionNotice of(ObjectNode before, ObjectNode after, Map<String, TicketEvolutionNotice> byState) {
        if (before == null) {
            return CREATED;
        }
        if (after == null) {
            return UPDATED;
        }
        if (!before.path(STATE).equals(after.path(STATE))) {
            return byState.getOrDefault(Json.text(after, STATE), UPDATED);
        }
        return before.path(FRAUD_CHECK).equals(after.path(FRAUD_CHECK)) ? UPDATED : FRAUD_CHECKED;
    }

    /** What is told of an order that did not change: how it got into its state. */
    static TicketEvolutionNotice of(ObjectNode order, Map<String, TicketEvolutionNotice> byState) {
        String state = Json.text(order, STATE);
        return state.equals("pending") ? CREATED : byState.getOrDefault(state, UPDATED);
    }
}
