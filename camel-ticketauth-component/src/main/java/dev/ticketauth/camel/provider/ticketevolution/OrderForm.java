// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.Iterator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingOrder;

/**
 * An order as the provider wants it: version 9 has it in a list of one, version 10 under {@code order}.
 *
 * @param path      where it is sent to
 * @param body      what is sent
 * @param reference the reference in it
 */
record OrderForm(String path, ObjectNode body, String reference) {

    private static final String V10_PATH = "/v10/orders";
    private static final String ITEMS = "shipped_items";
    private static final String REFERENCE = "reference";
    // what the provider's page on creating orders has beside the items
    private static final List<String> FIELDS = List.of("seller_id", "buyer_id", "client_id", "payments", "shipping",
            "service_fee", "tax", "discount", "additional_expense", "check_fraud");

    /** @throws IllegalArgumentException when something is missing, naming it */
    static OrderForm of(BookingOrder booking) {
        ObjectNode raw = booking.raw().deepCopy();
        boolean v10 = raw.size() == 1 && raw.path("order").isObject();
        ObjectNode body = v10 || raw.has("orders") ? raw : JsonNodeFactory.instance.objectNode();
        ObjectNode order = v10 ? (ObjectNode) raw.get("order") : raw.has("orders") ? only(raw.get("orders")) : raw;
        if (body != raw) {
            body.putArray("orders").add(order);
        }
        fillPeople(order, booking);
        fillItems(order, booking, v10);
        if (Fields.text(order, REFERENCE) == null) {
            order.put(REFERENCE, booking.reference());
        }
        return new OrderForm(v10 ? V10_PATH : Orders.PATH, body, Fields.text(order, REFERENCE));
    }

    ApiRequest request() {
        return ApiRequest.of("POST", path, body);
    }

    private static ObjectNode only(JsonNode orders) {
        if (orders.size() == 1 && orders.get(0) instanceof ObjectNode order) {
            return order;
        }
        throw new IllegalArgumentException(
                "'raw.orders' must be a list of one order, since createBooking makes one; for several use"
                                           + " operation=request with path=/orders");
    }

    private static void fillPeople(ObjectNode order, BookingOrder booking) {
        booking.customer().properties().forEach(
                field -> fill(order, field.getKey().equals("id") ? "client_id" : field.getKey(), field.getValue()));
        for (String name : FIELDS) {
            if (booking.params().get(name) != null) {
                fill(order, name, JsonParameters.json(booking.params().get(name)));
            }
        }
        if (booking.raw().isEmpty() && !order.hasNonNull("client_id") && !order.hasNonNull("buyer_id")) {
            throw new IllegalArgumentException(
                    "'customer.client_id' or 'customer.buyer_id' is required: Ticket Evolution sells to a client or an office"
                                               + " that exists; a client is made by POST /clients");
        }
    }

    private static void fillItems(ObjectNode order, BookingOrder booking, boolean v10) {
        if (v10) {
            if (!booking.items().isEmpty() && !order.has("ticket_group")) {
                throw new IllegalArgumentException("'raw.order.ticket_group' is required: version 10 has it in place of items");
            }
            return;
        }
        boolean hasItems = order.has(ITEMS) || order.has("items");
        if (!hasItems && !booking.items().isEmpty()) {
            order.set(ITEMS, booking.items().deepCopy());
        }
        if (booking.raw().isEmpty()) {
            requireListings(booking.items());
        }
    }

    private static void requireListings(JsonNode items) {
        if (items.isEmpty()) {
            throw new IllegalArgumentException(
                    "'items' is required: each with ticket_group_id (the id of a listing), price, quantity and"
                                               + " ticket_group_signature");
        }
        Iterator<JsonNode> each = items.elements();
        for (int i = 0; each.hasNext(); i++) {
            if (Fields.id(each.next().get("ticket_group_id")) == null) {
                throw new IllegalArgumentException("'items[" + i + "].ticket_group_id' is required: the id of a listing");
            }
        }
    }

    private static void fill(ObjectNode order, String name, JsonNode value) {
        if (!order.hasNonNull(name)) {
            order.set(name, value);
        }
    }

    @Override
    public String toString() {
        // the rest concerns a person
        return "OrderForm[" + path + ", " + reference + "]";
    }
}
