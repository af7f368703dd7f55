// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Refusal;

/**
 * The list of orders, which may be a million: what clients ask for again and again is found without going through all
 * of them. Without {@code order_by} they come in the order of their ids, which the provider does not document.
 */
final class TicketEvolutionOrderList {
    /**
     * Filters that have an order by time of their own; each takes memory, so that there is no end of them otherwise.
     */
    private static final int MOST_FILTERS = 32;
    private static final String UPDATED = "updated_at";
    private static final List<String> ID_FILTERS = List.of("reference", "id", "order_id", "order_group_id");
    private static final String SEED_REFERENCE = "seed-";

    private final TicketEvolutionSettings settings;
    private final TicketEvolutionData data;
    private final TicketEvolutionList list;
    private final Map<TicketEvolutionOrderFilter, TicketEvolutionFilteredOrders> filtered = new HashMap<>();

    TicketEvolutionOrderList(TicketEvolutionSettings settings, TicketEvolutionData data) {
        this.settings = settings;
        this.data = data;
        this.list = new TicketEvolutionList("orders", settings.totalEntriesTold);
    }

    Answer answer(Call call) throws Refusal {
        RawQuery parameters = call.query();
        TicketEvolutionQuery query = TicketEvolutionQuery.of(
                parameters, settings.ordersPerPageMax, settings.ordersUpdatedAtKnown ? null : UPDATED);
        TicketEvolutionOrderFilter filter = TicketEvolutionOrderFilter.of(parameters);
        if (ID_FILTERS.stream().anyMatch(name -> !parameters.get(name, "").isEmpty())) {
            return list.answer(query, candidates(parameters).stream().filter(filter::passes).toList());
        }
        boolean byTime = query.column().equals(UPDATED);
        boolean known = byTime || query.column().isEmpty() || query.column().equals("id");
        TicketEvolutionFilteredOrders orders = known && query.isSpanOf(UPDATED) ? filtered(filter) : null;
        if (orders == null) {
            return list.answer(query, data.orders().all().stream().filter(filter::passes).toList());
        }
        TicketEvolutionFilteredOrders.Part part = byTime ? orders.byUpdate(query) : orders.byId(query);
        return list.answer(query, part.total(), part.records());
    }

    /** The few orders that can have this id or reference: what was changed, and what had it at the start. */
    private List<ObjectNode> candidates(RawQuery parameters) {
        String id = parameters.get("id", parameters.get("order_id", ""));
        String group = parameters.get("order_group_id", "");
        String reference = parameters.get("reference", "");
        Map<Long, ObjectNode> candidates = new TreeMap<>();
        data.changedOrders().forEach(order -> candidates.put(order.path("id").asLong(), order));
        Long original = !id.isEmpty() ? number(id)
                : !group.isEmpty() ? number(group.substring(1))
                : reference.startsWith(SEED_REFERENCE) ? number(reference.substring(SEED_REFERENCE.length())) : null;
        if (original != null && id.isEmpty() && group.isEmpty()) {
            original += TicketEvolutionSeed.ORDER;
        }
        ObjectNode found = original == null ? null : data.orders().find(original);
        if (found != null) {
            candidates.put(original, found);
        }
        return candidates.values().stream()
                .filter(order -> reference.isEmpty() || reference.equals(Json.text(order, "reference")))
                .filter(order -> passes(parameters, "id", Json.text(order, "id")))
                .filter(order -> passes(parameters, "order_id", Json.text(order, "id")))
                .filter(order -> group.isEmpty() || Json.text(order, "oid").trim().startsWith(group + "-")).toList();
    }

    private static boolean passes(RawQuery parameters, String name, String value) {
        String wanted = parameters.get(name, "");
        return wanted.isEmpty() || wanted.equals(value);
    }

    private static Long number(String text) {
        return text.matches("\\d{1,18}") ? Long.valueOf(text) : null;
    }

    /** Null when there are too many filters already. */
    private synchronized TicketEvolutionFilteredOrders filtered(TicketEvolutionOrderFilter filter) {
        if (!filtered.containsKey(filter) && filtered.size() < MOST_FILTERS) {
            filtered.put(filter, new TicketEvolutionFilteredOrders(data.orders(), filter));
        }
        return filtered.get(filter);
    }
}
