// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;

/**
 * One basket on its way to a confirmed order.
 */
final class Sale {

    private static final int MOST_TICKETS = 50;

    private final BasketRequest request;
    private final ApiCalls calls;
    private String id;
    private int held;
    private boolean additionInDoubt;
    private boolean confirmationInDoubt;

    Sale(BasketRequest request, ApiCalls calls) {
        this.request = request;
        this.calls = calls;
    }

    /**
     * Books.
     *
     * @param  customer the customer's id, or null when the request has it or there is none
     * @return          the confirmed order
     */
    JsonNode run(JsonNode customer) {
        open();
        try {
            update(customer);
            addTickets();
            requireNoSurplus();
        } catch (RuntimeException e) {
            removeBasket(e);
            throw e;
        }
        JsonNode confirmed = confirm();
        return Fields.id(confirmed.get("orderid")) == null ? reread(confirmed) : confirmed;
    }

    // confirmed it is: that it can't be read is for the component to tell
    private JsonNode reread(JsonNode confirmed) {
        try {
            return calls.read(order());
        } catch (RuntimeException e) {
            return confirmed;
        }
    }

    // a basket that nobody knows of is no booking and expires
    private void open() {
        JsonNode basket = calls.repeat(ApiRequest.of("POST", Orders.PATH, request.basket()));
        String given = Fields.id(basket.get("orderid"));
        if (given == null || !given.matches("\\d{1,18}")) {
            throw new IllegalStateException("Ticketmatic opened a basket and did not say its orderid; nothing was booked");
        }
        id = given;
        held = basket.path("tickets").size();
        calls.concerns(id);
    }

    private void update(JsonNode customer) {
        ObjectNode update = request.update().deepCopy();
        if (customer != null) {
            update.set("customerid", customer);
        }
        if (!update.isEmpty()) {
            calls.repeat(ApiRequest.of("PUT", path(), update));
        }
    }

    private void addTickets() {
        List<JsonNode> tickets = request.tickets();
        for (int from = 0; from < tickets.size(); from += MOST_TICKETS) {
            add(tickets.subList(from, Math.min(tickets.size(), from + MOST_TICKETS)));
        }
    }

    private void add(List<JsonNode> some) {
        ObjectNode body = request.adding().deepCopy();
        ArrayNode tickets = body.putArray("tickets");
        some.forEach(tickets::add);
        JsonNode answer = calls.once(ApiRequest.of("POST", path() + "/tickets", body), () -> holding(some.size()));
        JsonNode ids = answer.get("ids");
        if (ids != null && ids.isArray()) {
            requireAll(ids.size(), some.size());
        }
        JsonNode order = answer.has("order") ? answer.get("order") : answer;
        int holds = order.path("tickets").isArray() ? order.get("tickets").size() : held + some.size();
        int added = ids != null && ids.isArray() ? ids.size() : holds - held;
        requireNoMore(holds, held + added);
        held = holds;
    }

    // an addition that was given up for lost may have come after the one that took its place
    private void requireNoSurplus() {
        if (additionInDoubt) {
            requireNoMore(calls.read(order()).path("tickets").size(), held);
        }
    }

    private void requireNoMore(int holds, int wanted) {
        if (additionInDoubt && holds > wanted) {
            throw new IllegalStateException(
                    "Order " + id + " of Ticketmatic holds " + holds + " tickets where " + wanted
                                            + " were meant; it is not confirmed");
        }
    }

    // a bundle may bring more tickets than were asked for
    private Optional<JsonNode> holding(int more) {
        additionInDoubt = true;
        JsonNode order = calls.read(order());
        int added = order.path("tickets").size() - held;
        if (added > 0) {
            requireAll(added, more);
        }
        return added > 0 ? Optional.of(order) : Optional.empty();
    }

    private void requireAll(int added, int wanted) {
        if (added < wanted) {
            throw new IllegalStateException(
                    "Ticketmatic put " + added + " of " + wanted + " tickets into order " + id + "; it is not confirmed");
        }
    }

    private JsonNode confirm() {
        try {
            // with a body, it would be another operation
            return calls.once(ApiRequest.of("POST", path(), null), this::confirmed);
        } catch (RuntimeException e) {
            // after anything else the order may be confirmed, and must stay
            if (!confirmationInDoubt && calls.isRefused(e)) {
                removeBasket(e);
            }
            throw e;
        }
    }

    private Optional<JsonNode> confirmed() {
        confirmationInDoubt = true;
        return Optional.of(calls.read(order())).filter(order -> !OrderStatus.isBasket(order));
    }

    private void removeBasket(RuntimeException why) {
        try {
            calls.repeat(ApiRequest.of("DELETE", path(), null));
        } catch (RuntimeException e) {
            if (e != why) {
                why.addSuppressed(e);
            }
        }
    }

    private ApiRequest order() {
        return Orders.request(id);
    }

    private String path() {
        return order().path();
    }
}
