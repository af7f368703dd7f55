// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.IntPredicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;

/**
 * The orders that pass a filter, by their update and by their id; a page is found without going through all of them.
 */
final class TicketEvolutionFilteredOrders {
    private final Records<Long> orders;
    private final Timeline<Long> byUpdate;
    private final Timeline<Long> byId;
    /** Those of the start that nobody has changed: the order of their updates is that of their ids. */
    private final Timeline<Long> unchanged;
    private final Timeline<Long> changed;

    TicketEvolutionFilteredOrders(Records<Long> orders, TicketEvolutionOrderFilter filter) {
        this.orders = orders;
        // without a filter no numbers need to be remembered
        IntPredicate origin = filter.isEmpty() ? null : number -> filter.passes(number + 1);
        byUpdate = orders.timeline(number -> originTime(number), order -> time(order), origin, filter::passes);
        byId = orders.timeline(number -> 0, order -> 0, origin, filter::passes);
        unchanged = orders.timeline(number -> originTime(number), order -> time(order), origin, order -> false);
        changed = orders.timeline(number -> originTime(number), order -> time(order), number -> false, filter::passes);
    }

    /** A page and the length of the whole list. */
    record Part(int total, Json.Content records) {
    }

    Part byUpdate(TicketEvolutionQuery query) {
        Page<Long> page = byUpdate.page(query.span(), query.offset(), query.perPage(), query.descending());
        return new Part(page.total(), page::writeTo);
    }

    Part byId(TicketEvolutionQuery query) {
        if (query.conditions().isEmpty()) {
            Page<Long> page = byId.page(Span.always(), query.offset(), query.perPage(), query.descending());
            return new Part(page.total(), page::writeTo);
        }
        synchronized (orders) {
            return query.descending() ? descending(query) : ascending(query);
        }
    }

    /** Merges what was changed into the stretch of the others that this page can begin and end in. */
    private Part ascending(TicketEvolutionQuery query) {
        List<Long> put = new ArrayList<>(changed.page(query.span(), 0, Integer.MAX_VALUE, false).ids());
        Collections.sort(put);
        long earliest = Math.min(query.offset() - put.size(), unchanged.count(query.span()) - 1L);
        long from = Math.max(0, earliest);
        Page<Long> others = unchanged.page(query.span(), from, query.perPage() + put.size(), false);
        List<Long> ids = new ArrayList<>(others.ids());
        long before = 0;
        if (from > 0) {
            long first = ids.get(0);
            before = from + put.stream().filter(id -> id < first).count();
            put.removeIf(id -> id < first);
        }
        int total = others.total() + changed.count(query.span());
        ids.addAll(put);
        Collections.sort(ids);
        return part(total, Records.slice(ids, query.offset() - before, query.perPage()));
    }

    private Part descending(TicketEvolutionQuery query) {
        List<Long> ids = new ArrayList<>(byUpdate.page(query.span(), 0, Integer.MAX_VALUE, false).ids());
        ids.sort(Collections.reverseOrder());
        return part(ids.size(), Records.slice(ids, query.offset(), query.perPage()));
    }

    private Part part(int total, List<Long> ids) {
        List<ObjectNode> page = ids.stream().map(orders::find).toList();
        return new Part(total, json -> {
            for (ObjectNode order : page) {
                json.writeTree(order);
            }
        });
    }

    private static long originTime(int number) {
        return TicketEvolutionQuery.nanoseconds(TicketEvolutionSeed.orderTime(number + 1));
    }

    private static long time(ObjectNode order) {
        return TicketEvolutionQuery.nanoseconds(Instant.parse(Json.text(order, "updated_at")));
    }
}
