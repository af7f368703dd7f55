// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingOrder;
import dev.ticketauth.camel.spi.RecordState;

/**
 * Makes and cancels orders. No key makes a repeated order harmless, so one in doubt is looked up by its reference.
 */
final class OrderDesk implements BookingDesk {

    private static final String REASON = "reason";
    private static final List<String> REASONS = List.of("Tickets No Longer Available", "Tickets Priced Incorrectly",
            "Duplicate Order", "Fraudulent Order", "Test Order", "Other");
    // what a route may have left behind from a list
    private static final Set<String> FILTERS = Set.of("from", "to", "status", "eventId", "locationId", "reasonId");

    // ids rise, and are compared as the numbers that they are
    private static final Comparator<JsonNode> BY_AGE = Comparator.comparing(OrderDesk::createdAt)
            .thenComparing(order -> Fields.requireId(order, "id").length())
            .thenComparing(order -> Fields.requireId(order, "id"));

    @Override
    public Set<Action> actions() {
        return Set.of(Action.CREATE, Action.CANCEL);
    }

    @Override
    public boolean keepsReferences() {
        return true;
    }

    @Override
    public JsonNode create(BookingOrder booking, ApiCalls calls) {
        OrderForm form = OrderForm.of(booking);
        calls.refersTo(form.reference());
        JsonNode answer = calls.once(form.request(), () -> find(form.reference(), calls));
        JsonNode order = Orders.orderIn(answer);
        if (order == null) {
            order = accepted(form.reference(), calls).orElse(answer);
        }
        String id = Fields.id(order.get("id"));
        if (id != null) {
            calls.concerns(id);
        }
        return order;
    }

    // not shown in the answer; what can't be found either is for the component to tell
    private static Optional<JsonNode> accepted(String reference, ApiCalls calls) {
        try {
            return find(reference, calls);
        } catch (RuntimeException e) {
            return Optional.empty();
        }
    }

    // one that was canceled has its reference still, but it is not what was asked for
    private static Optional<JsonNode> find(String reference, ApiCalls calls) {
        JsonNode newest = null;
        for (JsonNode order : calls.list(Orders.withReference(reference))) {
            if (reference.equals(Fields.text(order, "reference")) && OrderRecord.state(order) != RecordState.CANCELLED
                    && (newest == null || BY_AGE.compare(order, newest) > 0)) {
                newest = order;
            }
        }
        return Optional.ofNullable(newest);
    }

    private static Instant createdAt(JsonNode order) {
        Instant createdAt = Times.instant(Fields.text(order, "created_at"));
        return createdAt == null ? Instant.MIN : createdAt;
    }

    @Override
    public JsonNode cancel(String id, Map<String, Object> params, ApiCalls calls) {
        ObjectNode body = cancellation(params);
        String path = Orders.path(id);
        ApiRequest look = ApiRequest.get(path);
        calls.concerns(id);
        JsonNode before = order(look, calls);
        if (OrderRecord.state(before) == RecordState.CANCELLED) {
            return before;
        }
        calls.once(ApiRequest.of("POST", path + "/cancel", body),
                () -> Optional.of(order(look, calls)).filter(now -> isCancelledSince(before, now)));
        return order(look, calls);
    }

    // an order may also have come to a proposal that the other side has to agree to
    private static boolean isCancelledSince(JsonNode before, JsonNode now) {
        String state = Fields.text(now, "state");
        return OrderRecord.state(now) == RecordState.CANCELLED
                || state != null && state.startsWith("cancel") && !state.equals(Fields.text(before, "state"));
    }

    private static JsonNode order(ApiRequest look, ApiCalls calls) {
        JsonNode answer = calls.read(look);
        JsonNode order = Orders.orderIn(answer);
        return order == null ? answer : order;
    }

    private static ObjectNode cancellation(Map<String, Object> params) {
        Object reason = params.get(REASON);
        if (reason == null || !REASONS.contains(reason.toString())) {
            throw new IllegalArgumentException(
                    "parameter '" + REASON + "' " + (reason == null ? "is required" : "is '" + reason + "'") + "; allowed: "
                                               + String.join(", ", REASONS)
                                               + "; set option 'params.reason' or put it into the header CamelTicketAuthParams");
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        params.forEach((name, value) -> {
            if (value != null && !FILTERS.contains(name)) {
                body.set(name, JsonParameters.json(value));
            }
        });
        return body;
    }
}
