// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;

/** Orders from basket to confirmation; every success is a 200. */
final class TicketmaticOrders {
    private static final int MOST_TICKETS = 50;
    private static final Set<String> CHANGEABLE = Set.of("customerid", "deliveryscenarioid", "paymentscenarioid",
            "deliveryaddress", "expiryts", "rappelts", "ordercosts");

    private final TicketmaticSettings settings;
    private final TicketmaticData data;
    private final InstantSource clock;

    TicketmaticOrders(TicketmaticSettings settings, TicketmaticData data, InstantSource clock) {
        this.settings = settings;
        this.data = data;
        this.clock = clock;
    }

    Answer create(Call call) throws IOException {
        ObjectNode request = call.jsonObject();
        if (!request.path("saleschannelid").isIntegralNumber()) {
            throw new BadRequest("saleschannelid is required");
        }
        return Answer.json(200, data.createOrder(request, clock.instant()));
    }

    Answer update(Call call, long id) throws IOException {
        ObjectNode request = call.jsonObject();
        return Answer.json(200, change(id, order -> {
            CHANGEABLE.stream().filter(request::has).forEach(field -> order.set(field, request.get(field)));
            // custom fields stand on the order itself, only the update has a map of them
            request.path("customfields").properties().forEach(field -> order.set(field.getKey(), field.getValue()));
        }));
    }

    Answer confirm(Call call, long id) throws IOException {
        if (settings.bodyRefusedOnConfirm && call.body().length > 0) {
            throw new BadRequest("an order is confirmed by a POST without a body");
        }
        return Answer.json(200, change(id, order -> {
            order.put("status", TicketmaticData.CONFIRMED);
            order.withArray("tickets").forEach(ticket -> data.sellTicket((ObjectNode) ticket));
        }));
    }

    /** False when the order is confirmed and stays. */
    boolean delete(long id) {
        ObjectNode order = data.orders().find(id);
        if (order == null) {
            throw new NoSuchElementException("No record with the id " + id);
        }
        boolean basket = order.get("status").asInt() == TicketmaticData.UNCONFIRMED;
        if (!basket && settings.confirmedOrderDeleteStatus != 200) {
            return false;
        }
        order.withArray("tickets").forEach(ticket -> data.releaseTicket((ObjectNode) ticket));
        return data.orders().remove(id);
    }

    Answer addTickets(Call call, long id) throws IOException {
        JsonNode wanted = call.jsonObject().path("tickets");
        if (!wanted.isArray() || wanted.isEmpty() || wanted.size() > MOST_TICKETS) {
            throw new BadRequest("tickets must be a list of 1 to " + MOST_TICKETS);
        }
        for (JsonNode item : wanted) {
            if (!item.path("tickettypepriceid").isIntegralNumber()) {
                throw new BadRequest("every ticket needs a tickettypepriceid; the simulator has no bundles");
            }
        }
        List<ObjectNode> tickets = reserve(wanted, id);
        ArrayNode ids = Json.array(tickets.stream().map(ticket -> ticket.get("id")).toList());
        ObjectNode order = change(id, changed -> changed.withArray("tickets").addAll(tickets));
        ObjectNode body = Json.object();
        body.set("ids", ids);
        body.set("order", order);
        return Answer.json(200, body);
    }

    /** All of them or none. */
    private List<ObjectNode> reserve(JsonNode wanted, long order) {
        List<ObjectNode> tickets = new ArrayList<>();
        for (JsonNode item : wanted) {
            ObjectNode ticket = data.reserveTicket(item.get("tickettypepriceid").asLong(), order);
            if (ticket == null) {
                tickets.forEach(data::releaseTicket);
                throw new BadRequest("no ticket is left for the tickettypepriceid " + item.get("tickettypepriceid"));
            }
            tickets.add(ticket);
        }
        return tickets;
    }

    Answer removeTickets(Call call, long id) throws IOException {
        JsonNode unwanted = call.jsonObject().path("tickets");
        if (!unwanted.isArray() || unwanted.isEmpty()) {
            throw new BadRequest("tickets must be a list of the ids to remove, in the body of the DELETE");
        }
        Set<Long> ids = new HashSet<>();
        unwanted.forEach(ticket -> ids.add(ticket.asLong()));
        return Answer.json(200, change(id, order -> {
            List<JsonNode> kept = new ArrayList<>();
            order.withArray("tickets").forEach(ticket -> {
                if (ids.contains(ticket.get("id").asLong())) {
                    data.releaseTicket((ObjectNode) ticket);
                } else {
                    kept.add(ticket);
                }
            });
            order.set("tickets", Json.array(kept));
        }));
    }

    /** Whatever changes an order also keeps its totals and its time of change right. */
    private ObjectNode change(long id, Consumer<ObjectNode> change) {
        return data.orders().change(id, order -> {
            change.accept(order);
            int tickets = order.withArray("tickets").size();
            order.put("nbroftickets", tickets)
                    .put("totalamount", TicketmaticFirstTickets.PRICE.multiply(BigDecimal.valueOf(tickets)))
                    .put("lastupdatets", TicketmaticTime.plain(clock.instant()));
        });
    }
}
