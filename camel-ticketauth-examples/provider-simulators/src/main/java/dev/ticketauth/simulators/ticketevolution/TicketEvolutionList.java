// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;

/** A page of a list, in the envelope with the three counters. */
final class TicketEvolutionList {
    private final String name;
    private final boolean totalTold;

    /** @param totalTold whether total_entries is told, and not null */
    TicketEvolutionList(String name, boolean totalTold) {
        this.name = name;
        this.totalTold = totalTold;
    }

    /** The page of what passes the conditions; goes through all records, so it is for lists that are short. */
    Answer answer(TicketEvolutionQuery query, List<ObjectNode> records) throws Refusal {
        List<ObjectNode> found = ordered(query, records.stream().filter(query::passes).toList());
        List<ObjectNode> page = Records.slice(found, query.offset(), query.perPage());
        return answer(query, found.size(), json -> {
            for (JsonNode record : page) {
                json.writeTree(record);
            }
        });
    }

    /** @param records writes those on the page, without the brackets around them */
    Answer answer(TicketEvolutionQuery query, int total, Json.Content records) {
        return Answer.written(200, json -> {
            json.writeStartObject();
            json.writeNumberField("current_page", query.page());
            json.writeNumberField("per_page", query.perPage());
            if (totalTold) {
                json.writeNumberField("total_entries", total);
            } else {
                json.writeNullField("total_entries");
            }
            json.writeArrayFieldStart(name);
            records.writeTo(json);
            json.writeEndArray();
            json.writeEndObject();
        });
    }

    private static List<ObjectNode> ordered(TicketEvolutionQuery query, List<ObjectNode> records) throws Refusal {
        String column = query.column();
        if (column.isEmpty()) {
            return records;
        }
        if (!records.isEmpty() && !records.get(0).has(column)) {
            throw TicketEvolutionQuery.unknownOrder(column);
        }
        Comparator<ObjectNode> order = Comparator.comparing(record -> record.path(column),
                (one, other) -> one.isNumber() && other.isNumber()
                        ? one.decimalValue().compareTo(other.decimalValue()) : one.asText().compareTo(other.asText()));
        return records.stream().sorted(query.descending() ? order.reversed() : order).toList();
    }
}
