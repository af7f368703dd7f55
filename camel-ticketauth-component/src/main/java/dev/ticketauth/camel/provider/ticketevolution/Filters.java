// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Selection;

/**
 * The parameters of a list by the provider's names. The provider ignores what it does not know, and a filter that is
 * ignored finds everything; so names that would be are refused here.
 */
final class Filters {

    static final String ORDER_BY = "order_by";
    static final String UPDATED_SINCE = "updated_at.gte";

    static final int MOST_PER_PAGE = 100;

    private final Selection selection;
    private final Map<String, Object> params = new LinkedHashMap<>();

    /**
     * @param names the provider's name by the name that all providers have in common
     */
    Filters(Selection selection, Map<String, String> names) {
        this.selection = selection;
        selection.named(names).forEach((name, value) -> {
            if (value != null && !value.toString().isBlank()) {
                params.put(name, value);
            }
        });
        refuse("per_page", "the size of a page is option 'pageSize'");
        refuse("page", "all pages are read, one after the other; for a single one use operation=request");
    }

    boolean has(String name) {
        return params.containsKey(name);
    }

    /** The value of a parameter as text, or null. */
    String text(String name) {
        Object value = params.get(name);
        return value == null ? null : value.toString();
    }

    /** The value of a parameter, which is no longer among them; null when there was none. */
    String take(String name) {
        Object value = params.remove(name);
        return value == null ? null : value.toString();
    }

    /** @throws IllegalArgumentException when this parameter is set */
    void refuse(String name, String advice) {
        Parameters.refuse(selection, List.of(name), advice);
    }

    /** @throws IllegalArgumentException when this parameter is set and has none of these values */
    void requireOneOf(String name, Collection<String> values, String why) {
        if (has(name) && !values.contains(text(name))) {
            throw new IllegalArgumentException(
                    "parameter '" + name + "' is '" + text(name) + "'; allowed: " + String.join(", ", values) + "; " + why);
        }
    }

    /**
     * The moment from which changes are wanted, or null for all. The parameter for it is no longer among the others: a
     * list in the order of its changes sets it anew for each page.
     */
    Instant takeUpdatedSince() {
        String text = take(UPDATED_SINCE);
        Instant changedSince = selection.changedSince();
        if (text == null) {
            return changedSince;
        }
        Instant since = Times.instant(text);
        if (since == null) {
            throw new IllegalArgumentException("parameter '" + UPDATED_SINCE + "' is no time, such as 2026-01-31T12:00:00Z");
        }
        return changedSince != null && changedSince.isAfter(since) ? changedSince : since;
    }

    /** The request for a list that comes as a whole. */
    ApiRequest whole(String path) {
        return ApiRequest.get(path).with(params);
    }

    /** The request for a list in pages, without the number of a page. */
    ApiRequest paged(String path) {
        int perPage = selection.pageSizeOr(MOST_PER_PAGE);
        if (perPage > MOST_PER_PAGE) {
            throw new IllegalArgumentException(
                    "option 'pageSize' is " + perPage + ": Ticket Evolution has at most " + MOST_PER_PAGE + " on a page");
        }
        return whole(path).with("per_page", perPage);
    }
}
