// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Walk;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Orders as the provider's list gives them out: by the last update, with limit and offset, and never more than 1000.
 */
final class OrderTable {

    private final Map<String, String[]> orders = new LinkedHashMap<>();
    final List<ApiRequest> requests = new ArrayList<>();
    boolean inclusive = true;
    boolean totals = true;
    int mostAtOnce = 1000;
    Runnable betweenPages = () -> {
    };

    /** @param changed a time of 2026-01-01 such as 10:00:00.5 */
    OrderTable put(String id, String changed, String status) {
        orders.put(id, new String[] { changed, status });
        return this;
    }

    OrderTable put(String id, String changed) {
        return put(id, changed, "21002");
    }

    void remove(String id) {
        orders.remove(id);
    }

    /** Reads a list to its end, or until it asks for too many pages, and returns the ids that came. */
    List<String> readAll(Walk walk) {
        return new WalkRun(walk).answers(this::answer).texts("orderid");
    }

    private String answer(ApiRequest request) {
        if (!requests.isEmpty()) {
            betweenPages.run();
        }
        requests.add(request);
        assertThat(requests).hasSizeLessThan(500);
        assertThat(request.path()).isEqualTo("/orders");
        assertThat(request.params()).containsEntry("orderby", "lastupdatets").containsEntry("orderby_asc", "true");
        int limit = Math.min(mostAtOnce, (Integer) request.params().get("limit"));
        long offset = (Long) request.params().get("offset");
        String since = (String) request.params().get("lastupdatesince");
        List<Map.Entry<String, String[]>> all = orders.entrySet().stream()
                .filter(order -> since == null || passes(since, order.getValue()[0]))
                .sorted(Comparator.comparing(order -> time(order.getValue()[0]))).toList();
        String data = all.stream().skip(offset).limit(limit).map(order -> """
                {"orderid":%s,"lastupdatets":"2026-01-01 %s","createdts":"2026-01-01 %s","status":%s}"""
                .formatted(order.getKey(), order.getValue()[0], order.getValue()[0], order.getValue()[1]))
                .collect(Collectors.joining(","));
        return "{\"data\":[" + data + "]" + (totals && !data.isEmpty() ? ",\"nbrofresults\":" + all.size() : "") + "}";
    }

    private boolean passes(String since, String changed) {
        int difference = time(changed).compareTo(Instant.parse(since.replace(' ', 'T') + "Z"));
        return difference > 0 || difference == 0 && inclusive;
    }

    private static Instant time(String ofDay) {
        return Instant.parse("2026-01-01T" + ofDay + "Z");
    }
}
