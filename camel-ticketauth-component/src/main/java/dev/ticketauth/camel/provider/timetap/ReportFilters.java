// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The filters of a report of appointments, by the names that TimeTap has for them.
 */
final class ReportFilters {

    private static final Map<String, String> NAMES = Map.of(
            "from", "startDate", "to", "endDate", "status", "statusList", "locationId", "locationIdList", "reasonId",
            "reasonIdList", "eventId", "reasonIdList", "staffId", "staffIdList", "clientId", "clientIdList");

    private ReportFilters() {
    }

    /** @throws IllegalArgumentException when a parameter is wrong, or two are the same filter */
    static Map<String, Object> of(Map<String, Object> params) {
        Map<String, Object> filters = new LinkedHashMap<>();
        params.forEach((name, value) -> {
            String filter = NAMES.getOrDefault(name, name);
            if (value == null || NAMES.containsKey(name) && value.toString().isBlank()) {
                return;
            }
            if (filters.put(filter, value(name, filter, value)) != null) {
                throw new IllegalArgumentException(
                        "parameter '" + name + "' is TimeTap's filter '" + filter + "', which another parameter sets, too;"
                                                   + " give one of them");
            }
        });
        return filters;
    }

    private static Object value(String name, String filter, Object value) {
        if (name.equals("from") || name.equals("to")) {
            return day(name, value.toString()).toString();
        }
        return filter.endsWith("List") && value instanceof Collection<?> several
                ? several.stream().map(String::valueOf).collect(Collectors.joining(",")) : value;
    }

    /**
     * A day that a parameter names. A moment is none: TimeTap filters by the calendar of the staff, and the day of a
     * moment depends on the zone.
     */
    static LocalDate day(String name, String text) {
        try {
            return LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' must be a date such as 2026-03-02, without a time: TimeTap knows days only");
        }
    }
}
