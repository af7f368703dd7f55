// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.wsync;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;

/** Lists of tickets and bookings, in the order of their ids; nothing of them is documented by the provider. */
final class WsyncLists {
    private static final int READ_AT_ONCE = 1_000;
    private static final List<String> STATUSES = List.of("booked", "used", "cancelled");
    private static final List<String> OTHER_FIELDS = List.of("id", "createdAt", "updatedAt", "price", "currency");

    private final WsyncSettings settings;
    private final Records<String> tickets;
    /** What is asked for most is found without going through all tickets, of which there may be a million. */
    private final Map<String, Timeline<String>> byStatus = new ConcurrentHashMap<>();

    WsyncLists(WsyncSettings settings, Records<String> tickets) {
        this.settings = settings;
        this.tickets = tickets;
    }

    /** Every record, or those of a page. */
    Answer list(Call call, Timeline<String> timeline) {
        int size = size(call);
        Page<String> page = timeline.page(Span.always(), offset(call, size), size, false);
        return answer(page::writeTo);
    }

    /** A parameter with the name of a field asks for tickets with this value. */
    Answer search(Call call) {
        RawQuery query = call.query();
        String status = query.get("status");
        boolean byStatusOnly = OTHER_FIELDS.stream().noneMatch(query::has) && query.all("status").size() == 1;
        if (byStatusOnly && STATUSES.contains(status)) {
            return list(call, byStatus.computeIfAbsent(status, this::ofStatus));
        }
        int size = size(call);
        List<ObjectNode> found = found(offset(call, size), size, ticket -> passes(query, ticket));
        return answer(json -> {
            for (JsonNode ticket : found) {
                json.writeTree(ticket);
            }
        });
    }

    private Timeline<String> ofStatus(String status) {
        return tickets.timeline(number -> 0, ticket -> 0, number -> WsyncSeed.status(number + 1).equals(status),
                ticket -> Json.text(ticket, "status").equals(status));
    }

    private List<ObjectNode> found(long offset, int size, Predicate<ObjectNode> filter) {
        List<ObjectNode> found = new ArrayList<>();
        long left = offset;
        for (int from = 0;; from += READ_AT_ONCE) {
            Page<String> page = tickets.byId().page(Span.always(), from, READ_AT_ONCE, false);
            for (ObjectNode ticket : page.records()) {
                if (found.size() < size && filter.test(ticket) && --left < 0) {
                    found.add(ticket);
                }
            }
            if (found.size() == size || page.size() < READ_AT_ONCE) {
                return found;
            }
        }
    }

    private static boolean passes(RawQuery query, ObjectNode ticket) {
        return query.parameters().stream().allMatch(parameter -> !ticket.has(parameter.name())
                || Json.text(ticket, parameter.name()).equals(parameter.value()));
    }

    private int size(Call call) {
        return call.query().number(settings.pageSizeParameter, Integer.MAX_VALUE, 1);
    }

    private long offset(Call call, int size) {
        return (call.query().number(settings.pageParameter, 1, 1) - 1L) * size;
    }

    private Answer answer(Json.Content items) {
        return Answer.written(200, json -> {
            if (!settings.itemsField.isEmpty()) {
                json.writeStartObject();
                json.writeFieldName(settings.itemsField);
            }
            json.writeStartArray();
            items.writeTo(json);
            json.writeEndArray();
            if (!settings.itemsField.isEmpty()) {
                json.writeEndObject();
            }
        });
    }
}
