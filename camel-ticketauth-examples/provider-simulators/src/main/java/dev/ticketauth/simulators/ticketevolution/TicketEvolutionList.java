package dev.ticketauth.simulators.ticketevolution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;

/** What all lists share: conditions on dates, {@code order_by}, {@code page} and {@code per_page}, and the envelope. */
final class TicketEvolutionList {
    private static final int DEFAULT_PER_PAGE = 100;
    private static final Set<String> DATES = Set.of("updated_at", "created_at", "occurs_at", "deleted_at");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\.(eq|not_eq|gt|gte|lt|lte)");
    private static final Pattern UNDERSCORE_CONDITION = Pattern.compile("\\w+_at_(eq|not_eq|gt|gte|lt|lte)");

    private TicketEvolutionList() {
    }

    /** One page of what passes the conditions, in the envelope with the three counters. */
    static Answer answer(Call call, String name, List<ObjectNode> records, int perPageMax) throws Refusal {
        RawQuery query = call.query();
        int perPage = query.number("per_page", Math.min(DEFAULT_PER_PAGE, perPageMax), 1);
        if (perPage > perPageMax) {
            throw TicketEvolutionErrors.invalidParameter(422, "per_page must be at most " + perPageMax);
        }
        int page = query.number("page", 1, 1);
        List<ObjectNode> found = ordered(query, filtered(query, records));
        ObjectNode body = Json.object().put("current_page", page).put("per_page", perPage).put("total_entries", found.size());
        return Answer.json(200, body.set(name, Json.array(Records.page(found, page, perPage))));
    }

    private static List<ObjectNode> filtered(RawQuery query, List<ObjectNode> records) throws Refusal {
        List<ObjectNode> found = records;
        for (RawQuery.Parameter parameter : query.parameters()) {
            if (UNDERSCORE_CONDITION.matcher(parameter.name()).matches()) {
                throw TicketEvolutionErrors.notAllowed(422, parameter.name());
            }
            Matcher condition = CONDITION.matcher(parameter.name());
            if (condition.matches() && DATES.contains(condition.group(1))) {
                Instant limit = time(parameter.name(), parameter.value());
                String field = condition.group(1);
                String comparison = condition.group(2);
                found = found.stream().filter(record -> record.hasNonNull(field)
                        && holds(Instant.parse(record.get(field).asText()).compareTo(limit), comparison)).toList();
            }
        }
        return found;
    }

    private static boolean holds(int difference, String comparison) {
        return switch (comparison) {
            case "eq" -> difference == 0;
            case "not_eq" -> difference != 0;
            case "gt" -> difference > 0;
            case "gte" -> difference >= 0;
            case "lt" -> difference < 0;
            default -> difference <= 0;
        };
    }

    private static Instant time(String name, String text) throws Refusal {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw TicketEvolutionErrors.invalidParameter(422, name + " is not a time in ISO 8601");
        }
    }

    /** {@code column}, {@code column ASC} or {@code column DESC}, with or without {@code events.} before the column. */
    private static List<ObjectNode> ordered(RawQuery query, List<ObjectNode> records) throws Refusal {
        String orderBy = query.get("order_by", "");
        if (orderBy.isEmpty()) {
            return records;
        }
        String[] words = orderBy.split(" ");
        String column = words[0].substring(words[0].indexOf('.') + 1);
        boolean descending = words.length == 2 && words[1].equalsIgnoreCase("DESC");
        boolean known = records.isEmpty() || records.get(0).has(column);
        if (!known || words.length > 2 || words.length == 2 && !descending && !words[1].equalsIgnoreCase("ASC")) {
            throw TicketEvolutionErrors.invalidParameter(422, "order_by '" + orderBy + "' is not allowed");
        }
        Comparator<ObjectNode> order = Comparator.comparing(record -> record.get(column),
                (one, other) -> one.isNumber() && other.isNumber()
                        ? one.decimalValue().compareTo(other.decimalValue()) : one.asText().compareTo(other.asText()));
        return records.stream().sorted(descending ? order.reversed() : order).toList();
    }
}
