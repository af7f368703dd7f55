// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.util.List;
import java.util.Set;
import java.util.function.IntToLongFunction;

import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;
import dev.ticketauth.simulators.server.Timelines;

/**
 * The list of orders: by time of creation or of change, the latest first unless asked otherwise, archived ones only on
 * demand.
 */
final class TicketmaticOrderList {
    private static final String CHANGED = "lastupdatets";
    private static final Set<String> ORDERS = Set.of("createdts", CHANGED);

    private final TicketmaticSettings settings;
    private final TicketmaticList list;
    private final Records<Long> orders;
    private final Timelines<Long> timelines;

    TicketmaticOrderList(TicketmaticSettings settings, TicketmaticList list, Records<Long> orders) {
        this.settings = settings;
        this.list = list;
        this.orders = orders;
        this.timelines = new Timelines<>(orders);
    }

    Answer answer(Call call) {
        RawQuery query = call.query();
        TicketmaticList.refuseSql(query);
        String since = query.get("lastupdatesince", "");
        boolean archived = isTrue(query, "includearchived") || !since.isEmpty() && settings.archivedOrdersAmongUpdates;
        TicketmaticOrderFilter filter = TicketmaticOrderFilter.of(call, archived);
        String field = TicketmaticList.orderField(query, ORDERS);
        boolean ascending = isTrue(query, "orderby_asc");
        int limit = list.limit(query);
        int offset = TicketmaticList.offset(query);
        if (since.isEmpty()) {
            return list.answer(query, timeline(filter, field).page(Span.always(), offset, limit, !ascending));
        }
        Span span = span(TicketmaticTime.micros(since));
        if (field.equals(CHANGED)) {
            return list.answer(query, timeline(filter, field).page(span, offset, limit, !ascending));
        }
        // orders were created in the order they were changed in, except for those that were changed since
        return list.answer(query, changedSince(filter, field, span).page(Span.always(), offset, limit, !ascending));
    }

    private Span span(long since) {
        return settings.lastUpdateSinceInclusive ? Span.from(since) : Span.after(since);
    }

    private Timeline<Long> timeline(TicketmaticOrderFilter filter, String field) {
        return timelines.get(List.of(filter, field), () -> orders.timeline(
                time(field), order -> TicketmaticTime.micros(Json.text(order, field)), filter::passes, filter::passes));
    }

    private Timeline<Long> changedSince(TicketmaticOrderFilter filter, String field, Span span) {
        return timelines.get(List.of(filter, field, span), () -> orders.timeline(
                time(field), order -> TicketmaticTime.micros(Json.text(order, field)),
                number -> filter.passes(number) && TicketmaticFirstOrders.changed(number) >= span.from(),
                order -> filter.passes(order) && TicketmaticTime.micros(Json.text(order, CHANGED)) >= span.from()));
    }

    private static IntToLongFunction time(String field) {
        return field.equals(CHANGED) ? TicketmaticFirstOrders::changed : TicketmaticFirstOrders::created;
    }

    /** Clients write a true value in one of two ways. */
    private static boolean isTrue(RawQuery query, String name) {
        return query.isTrue(name) || "1".equals(query.get(name));
    }
}
