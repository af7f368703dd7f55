// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;

/**
 * The list that events, orders and contacts share: filters, order and {@code limit}/{@code offset}, in one envelope.
 */
final class TicketmaticList {
    private final TicketmaticSettings settings;

    TicketmaticList(TicketmaticSettings settings) {
        this.settings = settings;
    }

    Answer answer(Call call, List<ObjectNode> records, Set<String> orderFields, Set<String> searchFields) {
        RawQuery query = call.query();
        refuseSql(query);
        String field = orderField(query, orderFields);
        // these times are all written the same way, their text sorts like the time
        List<ObjectNode> found = records.stream().filter(updatedSince(query)).filter(contains(query, searchFields))
                .sorted(Comparator.comparing(record -> Json.text(record, field))).toList();
        List<ObjectNode> page = Records.slice(found, offset(query), limit(query));
        return answer(query, found.size(), page.size(), json -> {
            for (ObjectNode record : page) {
                json.writeTree(record);
            }
        });
    }

    Answer answer(RawQuery query, Page<Long> page) {
        return answer(query, page.total(), page.size(), page::writeTo);
    }

    int limit(RawQuery query) {
        return Math.min(query.number("limit", settings.defaultLimit, 1), settings.maxLimit);
    }

    static int offset(RawQuery query) {
        return query.number("offset", 0, 0);
    }

    static void refuseSql(RawQuery query) {
        if (!query.get("filter", "").isEmpty()) {
            throw new BadRequest("filter is SQL, which the simulator does not know");
        }
    }

    static String orderField(RawQuery query, Set<String> fields) {
        String field = query.get("orderby", "");
        if (!field.isEmpty() && !fields.contains(field)) {
            throw new BadRequest("orderby must be one of " + fields + " but is '" + field + "'");
        }
        return field.isEmpty() ? "createdts" : field;
    }

    /**
     * The envelope of an answer; {@code nbrofresults} is absent when nothing was found, as users of the real API
     * report.
     */
    private Answer answer(RawQuery query, int total, int size, Json.Content records) {
        return Answer.written(200, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("data");
            records.writeTo(json);
            json.writeEndArray();
            if (size > 0 && !settings.totalMissing) {
                json.writeNumberField("nbrofresults", total);
            }
            if ("withlookup".equals(query.get("output"))) {
                json.writeObjectFieldStart("lookup");
                json.writeEndObject();
            }
            json.writeEndObject();
        });
    }

    /** The JSON object of {@code simplefilter}, empty when there is none. */
    static JsonNode simpleFilter(Call call) {
        String text = call.query().get("simplefilter", "");
        return text.isEmpty()
                ? Json.object() : Json.read(text.getBytes(StandardCharsets.UTF_8), "simplefilter");
    }

    /** Whether a field has the filter's value, or one of its values; without such a filter everything passes. */
    static boolean passes(JsonNode filter, String filterName, ObjectNode record, String field) {
        JsonNode wanted = filter.path(filterName);
        String value = Json.text(record, field);
        if (wanted.isArray()) {
            return wanted.isEmpty()
                    || StreamSupport.stream(wanted.spliterator(), false).anyMatch(item -> item.asText().equals(value));
        }
        return wanted.isMissingNode() || wanted.isNull() || wanted.asText().equals(value);
    }

    private Predicate<ObjectNode> updatedSince(RawQuery query) {
        String text = query.get("lastupdatesince", "");
        if (text.isEmpty()) {
            return record -> true;
        }
        Instant since = TicketmaticTime.parse(text);
        return record -> {
            int difference = TicketmaticTime.parse(Json.text(record, "lastupdatets")).compareTo(since);
            return difference > 0 || difference == 0 && settings.lastUpdateSinceInclusive;
        };
    }

    private static Predicate<ObjectNode> contains(RawQuery query, Set<String> fields) {
        String term = query.get("searchterm", "");
        return record -> term.isEmpty() || fields.stream().anyMatch(field -> Json.text(record, field).contains(term));
    }
}
