// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Span;

/**
 * What all lists understand of a query.
 *
 * @param conditions on dates: {@code updated_at.gte} and the like
 * @param column     of {@code order_by}, without the name of the list before it; empty when there is none
 */
record TicketEvolutionQuery(int page, int perPage, List<Condition> conditions, String column, boolean descending) {
    private static final int DEFAULT_PER_PAGE = 100;
    private static final Set<String> DATES = Set.of("updated_at", "created_at", "occurs_at", "deleted_at");
    private static final Pattern CONDITION = Pattern.compile("(\\w+)\\.(eq|not_eq|gt|gte|lt|lte)");
    private static final Pattern UNDERSCORE_CONDITION = Pattern.compile("\\w+_at_(eq|not_eq|gt|gte|lt|lte)");
    private static final long NANOSECONDS = 1_000_000_000;
    private static final long FARTHEST_SECOND = Long.MAX_VALUE / NANOSECONDS - 1;

    /** @param unknownDate a date by which this list cannot be filtered, or null; conditions on it are ignored */
    static TicketEvolutionQuery of(RawQuery query, int perPageMax, String unknownDate) throws Refusal {
        int perPage = query.number("per_page", Math.min(DEFAULT_PER_PAGE, perPageMax), 1);
        if (perPage > perPageMax) {
            throw TicketEvolutionErrors.invalidParameter(422, "per_page must be at most " + perPageMax);
        }
        String orderBy = query.get("order_by", "");
        String[] words = orderBy.split(" ");
        boolean descending = words.length == 2 && words[1].equalsIgnoreCase("DESC");
        if (words.length > 2 || words.length == 2 && !descending && !words[1].equalsIgnoreCase("ASC")) {
            throw unknownOrder(orderBy);
        }
        return new TicketEvolutionQuery(
                query.number("page", 1, 1), perPage, conditions(query, unknownDate),
                words[0].substring(words[0].indexOf('.') + 1), descending);
    }

    static Refusal unknownOrder(String orderBy) {
        return TicketEvolutionErrors.invalidParameter(422, "order_by '" + orderBy + "' is not allowed");
    }

    private static List<Condition> conditions(RawQuery query, String unknownDate) throws Refusal {
        List<Condition> conditions = new ArrayList<>();
        for (RawQuery.Parameter parameter : query.parameters()) {
            if (UNDERSCORE_CONDITION.matcher(parameter.name()).matches()) {
                throw TicketEvolutionErrors.notAllowed(422, parameter.name());
            }
            Matcher condition = CONDITION.matcher(parameter.name());
            if (condition.matches() && DATES.contains(condition.group(1)) && !condition.group(1).equals(unknownDate)) {
                conditions.add(new Condition(
                        condition.group(1), condition.group(2), time(parameter.name(), parameter.value())));
            }
        }
        return conditions;
    }

    private static Instant time(String name, String text) throws Refusal {
        try {
            return text.length() == 10
                    ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant() : OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw TicketEvolutionErrors.invalidParameter(422, name + " is not a time in ISO 8601");
        }
    }

    /** How many records are on the pages before this one. */
    long offset() {
        return (page - 1L) * perPage;
    }

    boolean passes(ObjectNode record) {
        return conditions.stream().allMatch(condition -> condition.holds(record));
    }

    /** Whether the conditions are nothing but a stretch of this date. */
    boolean isSpanOf(String field) {
        return conditions.stream()
                .allMatch(condition -> condition.field().equals(field) && !condition.comparison().equals("not_eq"));
    }

    /** The stretch of time that all conditions leave, in nanoseconds. */
    Span span() {
        long from = Long.MIN_VALUE;
        long until = Long.MAX_VALUE;
        for (Condition condition : conditions) {
            long limit = nanoseconds(condition.limit());
            switch (condition.comparison()) {
                case "gt" -> from = Math.max(from, limit + 1);
                case "gte" -> from = Math.max(from, limit);
                case "lt" -> until = Math.min(until, limit);
                case "lte" -> until = Math.min(until, limit + 1);
                default -> {
                    from = Math.max(from, limit);
                    until = Math.min(until, limit + 1);
                }
            }
        }
        return new Span(from, until);
    }

    /** Since 1970; a time that is too far off for that, some 292 years, comes as near as it can. */
    static long nanoseconds(Instant time) {
        long seconds = Math.max(-FARTHEST_SECOND, Math.min(time.getEpochSecond(), FARTHEST_SECOND));
        return seconds * NANOSECONDS + time.getNano();
    }

    /** One date of a record compared with a time. */
    record Condition(String field, String comparison, Instant limit) {

        private boolean holds(ObjectNode record) {
            if (!record.hasNonNull(field)) {
                return false;
            }
            int difference = Instant.parse(record.get(field).asText()).compareTo(limit);
            return switch (comparison) {
                case "eq" -> difference == 0;
                case "not_eq" -> difference != 0;
                case "gt" -> difference > 0;
                case "gte" -> difference >= 0;
                case "lt" -> difference < 0;
                default -> difference <= 0;
            };
        }
    }
}
