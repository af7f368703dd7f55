// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.RecordState;

/**
 * What the status of an order means. The provider has three and none for a cancelled order: its tickets are taken out
 * of it, and it stays as it is.
 */
final class OrderStatus {

    static final String UNCONFIRMED = "21001";
    static final String CONFIRMED = "21002";
    static final String ARCHIVED = "21003";

    private OrderStatus() {
    }

    /** The number of the status as text; null when there is none. */
    static String of(JsonNode order) {
        return Fields.id(order.get("status"));
    }

    /** Whether nobody has confirmed the order, so that it is no booking yet. */
    static boolean isBasket(JsonNode order) {
        return UNCONFIRMED.equals(of(order));
    }

    static RecordState state(JsonNode order) {
        String status = of(order);
        // what is left of a basket that was deleted has none
        return switch (status == null ? "" : status) {
            case UNCONFIRMED -> RecordState.OPEN;
            case CONFIRMED -> isEmptied(order) ? RecordState.CANCELLED : RecordState.CONFIRMED;
            case ARCHIVED -> isEmptied(order) ? RecordState.CANCELLED : RecordState.COMPLETED;
            case "" -> isEmptied(order) ? RecordState.CANCELLED : RecordState.UNKNOWN;
            default -> RecordState.UNKNOWN;
        };
    }

    // a shortened order (output=minimal) does not show what is in it, and so says nothing
    private static boolean isEmptied(JsonNode order) {
        String count = Fields.id(order.get("nbroftickets"));
        return order.has("tickets") && order.get("tickets").isEmpty() && order.has("products")
                && order.get("products").isEmpty() && (count == null || count.equals("0"));
    }
}
