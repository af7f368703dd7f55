// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.Instant;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Selection;

/**
 * Which orders a selection asks for: what the provider is asked, and what is left to do when it has answered.
 */
final class OrderQuery {

    private static final Map<String, String> NOT_SENT = Map.of(
            "from", "", "to", "", "status", "", "customerid", "", "saleschannelid", "", "createdsince", "",
            ChangedOrders.CHANGED_SINCE, "", SimpleFilter.NAME, "");
    private static final Set<String> OWN_ORDER = Set.of(ChangedOrders.ORDER_BY, ChangedOrders.ASCENDING);
    private static final Set<String> FILTERS = Set.of("from", "to", "status");

    private final Selection selection;
    private final ArrayNode statuses;
    private final Instant from;
    private final Instant to;

    /** @throws IllegalArgumentException when a parameter is wrong, naming it */
    OrderQuery(Selection selection) {
        this.selection = selection;
        OffsetPages.refusePaging(selection);
        Parameters.refuse(selection, OWN_ORDER,
                "orders come in the order of their change; for another one use operation=list with path=/orders");
        Parameters.refuseCommonBut(FILTERS, selection,
                "orders are filtered by from, to, status, customerid, saleschannelid and lastupdatesince");
        if (selection.param("output").filter("ids"::equals).isPresent()) {
            throw new IllegalArgumentException(
                    "parameter 'output' must not be ids for bookings; use operation=list with path=/orders");
        }
        this.statuses = statuses();
        this.from = time(selection, "from");
        this.to = time(selection, "to");
    }

    /** The request with all filters but the time of change. */
    ApiRequest request() {
        Map<String, Object> params = selection.named(NOT_SENT);
        // an order that is archived is a booking that is over, and must not vanish from the list
        params.putIfAbsent("includearchived", "true");
        return ApiRequest.get(Orders.PATH).with(params).with(SimpleFilter.NAME, simpleFilter());
    }

    private String simpleFilter() {
        SimpleFilter filter = SimpleFilter.of(selection.params().get(SimpleFilter.NAME));
        if (statuses.size() == 1) {
            filter.add("status", statuses.get(0));
        }
        for (String name : new String[] { "customerid", "saleschannelid" }) {
            selection.param(name).ifPresent(value -> filter.add(name, Numbers.number(name, value)));
        }
        selection.param("createdsince").ifPresent(value -> filter.add("createdsince", TextNode.valueOf(value)));
        return filter.text();
    }

    // the provider's filter takes one, so several are compared here
    private ArrayNode statuses() {
        if (selection.param("status").isEmpty()) {
            return JsonNodeFactory.instance.arrayNode();
        }
        ArrayNode wanted = Numbers.numbers("status", selection.params().get("status"));
        for (JsonNode status : wanted) {
            if (status.asText().equals(OrderStatus.UNCONFIRMED)) {
                throw new IllegalArgumentException(
                        "parameter 'status' asks for " + status + ": those are baskets and no bookings; use operation=list"
                                                   + " with path=/orders");
            }
        }
        return wanted;
    }

    /** The oldest change that is wanted, or null for all. */
    Instant changedSince() {
        // what was created later has not changed before
        Instant asked = latest(time(selection, ChangedOrders.CHANGED_SINCE), from);
        return latest(asked, selection.changedSince());
    }

    /**
     * Whether an order belongs to the list. The provider's own filter by time of creation is not used: its name and its
     * description disagree about the direction.
     */
    boolean isWanted(JsonNode order) {
        if (OrderStatus.isBasket(order) || !statuses.isEmpty() && !hasStatus(order)) {
            return false;
        }
        Instant createdAt = from == null && to == null ? null : Orders.createdAt(order);
        return createdAt == null || (from == null || !createdAt.isBefore(from)) && (to == null || createdAt.isBefore(to));
    }

    private boolean hasStatus(JsonNode order) {
        String status = OrderStatus.of(order);
        for (JsonNode wanted : statuses) {
            if (wanted.asText().equals(status)) {
                return true;
            }
        }
        return false;
    }

    /** @throws IllegalArgumentException when the parameter is no time */
    static Instant time(Selection selection, String name) {
        // clients of the provider write it in quotes
        String text = selection.param(name).map(quoted -> quoted.replace("\"", "")).orElse(null);
        Instant time = Times.instant(text);
        if (text != null && time == null) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' must be a time such as 2026-01-31T15:24:36Z or 2026-01-31 15:24:36 in UTC");
        }
        return time;
    }

    static Instant latest(Instant one, Instant other) {
        return one == null || other != null && other.isAfter(one) ? other : one;
    }
}
