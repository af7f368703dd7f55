// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.BookingOrder;

/**
 * What an order is made of, by the request that takes it.
 *
 * @param basket   for the new order
 * @param tickets  what is put into it, a number of tickets at a time
 * @param adding   what stands beside the tickets each time
 * @param update   what is set afterwards
 * @param customer a contact that is found or made by its e-mail address; empty when there is none
 */
record BasketRequest(
        ObjectNode basket, List<JsonNode> tickets, ObjectNode adding, ObjectNode update, ObjectNode customer) {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String CUSTOMER = "customerid";
    private static final Set<String> OF_BASKET = Set.of("saleschannelid", "events", "products");
    private static final Set<String> OF_PARAMS = Set.of(CUSTOMER, "deliveryscenarioid", "paymentscenarioid");

    /** @throws IllegalArgumentException when the order lacks something or has something wrong, naming it */
    static BasketRequest of(BookingOrder order) {
        BasketRequest request = new BasketRequest(
                NODES.objectNode(), new ArrayList<>(), NODES.objectNode(), NODES.objectNode(), NODES.objectNode());
        order.raw().properties().forEach(request::put);
        if (request.tickets.isEmpty()) {
            order.items().forEach(request.tickets::add);
        }
        request.fillIn(order);
        request.requireContent();
        return request;
    }

    private void put(Map.Entry<String, JsonNode> field) {
        String name = field.getKey();
        JsonNode value = field.getValue();
        if (name.equals("tickets")) {
            value.forEach(tickets::add);
        } else if (name.equals("onlysinglerow")) {
            adding.set(name, value);
        } else {
            (OF_BASKET.contains(name) ? basket : update).set(name, value);
        }
    }

    private void fillIn(BookingOrder order) {
        if (!basket.hasNonNull("saleschannelid")) {
            basket.set("saleschannelid", Numbers.number("saleschannelid", order.param("saleschannelid").orElseThrow(
                    () -> new IllegalArgumentException(
                            "a booking needs a sales channel: set option 'params.saleschannelid', or 'saleschannelid' in"
                                                       + " the 'raw' of the request"))));
        }
        if (order.param("eventId").isPresent() && !basket.has("events")) {
            basket.set("events", Numbers.numbers("eventId", order.params().get("eventId")));
        }
        for (String name : OF_PARAMS) {
            if (!update.has(name)) {
                order.param(name).ifPresent(value -> update.set(name, Numbers.number(name, value)));
            }
        }
        takeCustomer(order.customer());
    }

    private void takeCustomer(ObjectNode given) {
        if (update.hasNonNull(CUSTOMER) || given.isEmpty()) {
            return;
        }
        if (given.hasNonNull(CUSTOMER)) {
            update.set(CUSTOMER, Numbers.number(CUSTOMER, Fields.id(given.get(CUSTOMER))));
        } else if (Fields.text(given.get("email")) == null) {
            throw new IllegalArgumentException(
                    "the customer of a booking needs 'customerid', or 'email' by which the contact is found");
        } else {
            customer.setAll(given);
        }
    }

    private void requireContent() {
        if (tickets.isEmpty() && basket.path("products").isEmpty()) {
            throw new IllegalArgumentException(
                    "a booking needs 'items', each with the 'tickettypepriceid' of an event's price");
        }
        for (JsonNode ticket : tickets) {
            if (!ticket.hasNonNull("tickettypepriceid") && !ticket.hasNonNull("optionbundleid")) {
                throw new IllegalArgumentException(
                        "each item of a booking needs 'tickettypepriceid', or 'optionbundleid' with 'tickettypeid'");
            }
        }
    }
}
