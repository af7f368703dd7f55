// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;

/**
 * What a list of orders is narrowed down to, apart from the time of change. An empty set lets everything through.
 *
 * @param createdSince in microseconds
 * @param term         the text that code or id must hold
 */
record TicketmaticOrderFilter(boolean archived, Set<String> statuses, Set<String> customers, Set<String> salesChannels,
        long createdSince, String term) {

    static TicketmaticOrderFilter of(Call call, boolean archived) {
        JsonNode filter = TicketmaticList.simpleFilter(call);
        long createdSince = filter.hasNonNull("createdsince")
                ? TicketmaticTime.micros(filter.get("createdsince").asText()) : Long.MIN_VALUE;
        return new TicketmaticOrderFilter(
                archived, values(filter, "status"), values(filter, "customerid"), values(filter, "saleschannelid"),
                createdSince, call.query().get("searchterm", ""));
    }

    /** Whether it lets an order through that a simulator began with. */
    boolean passes(int number) {
        long id = TicketmaticFirstOrders.id(number);
        return passes(TicketmaticFirstOrders.status(number), TicketmaticFirstOrders.created(number))
                && (customers.isEmpty() || customers.contains(String.valueOf(TicketmaticFirstOrders.customer(number))))
                && (salesChannels.isEmpty()
                        || salesChannels.contains(String.valueOf(TicketmaticFirstOrders.salesChannel(number))))
                && (term.isEmpty() || TicketmaticFirstOrders.code(id).contains(term));
    }

    boolean passes(ObjectNode order) {
        return passes(order.path("status").asInt(), TicketmaticTime.micros(Json.text(order, "createdts")))
                && (customers.isEmpty() || customers.contains(Json.text(order, "customerid")))
                && (salesChannels.isEmpty() || salesChannels.contains(Json.text(order, "saleschannelid")))
                && (term.isEmpty() || Json.text(order, "code").contains(term) || Json.text(order, "orderid").contains(term));
    }

    private boolean passes(int status, long created) {
        return (archived || status != TicketmaticData.ARCHIVED) && created >= createdSince
                && (statuses.isEmpty() || statuses.contains(String.valueOf(status)));
    }

    /** A filter has one value or a list of them. */
    private static Set<String> values(JsonNode filter, String name) {
        Set<String> values = new TreeSet<>();
        JsonNode wanted = filter.path(name);
        if (wanted.isArray()) {
            wanted.forEach(value -> values.add(value.asText()));
        } else if (!wanted.isMissingNode() && !wanted.isNull()) {
            values.add(wanted.asText());
        }
        return values;
    }
}
