// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Refusal;

/** Orders: made from a listing, then accepted, rejected or canceled. */
final class TicketEvolutionOrders {
    private static final Set<String> REASONS = Set.of("Tickets No Longer Available", "Tickets Priced Incorrectly",
            "Duplicate Order", "Fraudulent Order", "Test Order", "Other");

    private final TicketEvolutionSettings settings;
    private final TicketEvolutionData data;
    private final InstantSource clock;

    TicketEvolutionOrders(TicketEvolutionSettings settings, TicketEvolutionData data, InstantSource clock) {
        this.settings = settings;
        this.data = data;
        this.clock = clock;
    }

    /** v9: a list of orders in and out, each with one listing somewhere among its items. */
    Answer create(Call call) throws IOException, Refusal {
        JsonNode requests = call.jsonObject().path("orders");
        if (!requests.isArray() || requests.isEmpty()) {
            throw new BadRequest("orders must be a list of at least one order");
        }
        List<Purchase> purchases = new ArrayList<>();
        for (JsonNode request : requests) {
            purchases.add(purchase(request, request.findParent("ticket_group_id"), "ticket_group_id"));
        }
        List<ObjectNode> made = purchases.stream().map(this::make).toList();
        return Answer.json(settings.createdStatus, Json.object().set("orders", Json.array(made)));
    }

    /** v10: a single order with its listing under {@code ticket_group}. */
    Answer createV10(Call call) throws IOException, Refusal {
        JsonNode request = call.jsonObject().path("order");
        ObjectNode made = make(purchase(request, request.get("ticket_group"), "id"));
        return Answer.json(settings.createdStatus,
                settings.v10OrderKey.isEmpty() ? made : Json.object().set(settings.v10OrderKey, made));
    }

    Answer accept(Call call, long id) throws Refusal, IOException {
        if (!call.jsonObject().hasNonNull("reviewer_id")) {
            throw TicketEvolutionErrors.invalidParameter(422, "reviewer_id is required");
        }
        return move(id, "accepted", true);
    }

    Answer reject(Call call, long id) throws Refusal, IOException {
        ObjectNode request = call.jsonObject();
        if (!request.hasNonNull("reviewer_id")) {
            throw TicketEvolutionErrors.invalidParameter(422, "reviewer_id is required");
        }
        checkReason(request);
        return move(id, "rejected", true);
    }

    /** The reason is one of the provider's own; without a body no reason is given. */
    Answer cancel(Call call, long id) throws Refusal, IOException {
        if (call.body().length > 0) {
            ObjectNode request = call.jsonObject();
            if (request.has("reason")) {
                checkReason(request);
            }
        }
        return move(id, "canceled", false);
    }

    private record Purchase(ObjectNode request, ObjectNode listing, int quantity) {
    }

    private Purchase purchase(JsonNode request, JsonNode item, String idField) throws Refusal {
        if (!(request instanceof ObjectNode order) || item == null) {
            throw TicketEvolutionErrors.order("OrderGroup::Builder::NoTickets", "The order has no tickets");
        }
        ObjectNode listing = data.listings().find(item.path(idField).asLong());
        if (listing == null) {
            throw TicketEvolutionErrors.order("OrderGroup::Builder::NoTickets",
                    "Couldn't find TicketGroup with ID=" + item.path(idField).asText());
        }
        int quantity = item.path("quantity").asInt();
        boolean whole = StreamSupport.stream(listing.get("splits").spliterator(), false)
                .anyMatch(split -> split.asInt() == quantity);
        if (!whole) {
            throw TicketEvolutionErrors.order("OrderLink::InvalidTicketSplit",
                    "A quantity of " + quantity + " is not among the splits " + listing.get("splits"));
        }
        return new Purchase(order, listing, quantity);
    }

    private ObjectNode make(Purchase purchase) {
        return data.createOrder(purchase.request(), purchase.listing(), purchase.quantity(), clock.instant());
    }

    private Answer move(long id, String state, boolean fromPendingOnly) throws Refusal {
        String before = Json.text(data.orders().find(id), "state");
        if (fromPendingOnly && !before.equals("pending")) {
            throw TicketEvolutionErrors.invalidParameter(422, "order " + id + " is " + before + " and not pending");
        }
        return Answer.json(200, data.orders().change(id, order -> order.put("state", state).put("buyer_state", state)
                .put("seller_state", state).put("updated_at", TicketEvolutionData.seconds(clock.instant()))));
    }

    private static void checkReason(ObjectNode request) throws Refusal {
        if (!REASONS.contains(Json.text(request, "reason"))) {
            throw TicketEvolutionErrors.invalidParameter(422, "reason must be one of " + REASONS);
        }
    }
}
