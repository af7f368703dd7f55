// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Collection;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.auth.PercentEncoding;

/**
 * A query that is put together, percent-encoded as it will stand on the wire.
 */
final class Query {

    private final StringBuilder text = new StringBuilder();

    /** Adds a query as a user has written it; nothing for null. */
    Query addWhole(String query) {
        if (query != null && !query.isEmpty()) {
            separate().append(Target.repaired(query));
        }
        return this;
    }

    /** Adds parameters by name; a collection becomes several, null none. */
    Query addAll(Map<String, Object> params) {
        params.forEach(this::add);
        return this;
    }

    private void add(String name, Object value) {
        Collection<?> values = value instanceof Collection<?> several ? several : value == null ? List.of() : List.of(value);
        for (Object one : values) {
            separate().append(PercentEncoding.formEncode(name)).append('=')
                    .append(PercentEncoding.formEncode(String.valueOf(one)));
        }
    }

    /** The query without question mark, or null when it is empty. */
    String text() {
        return text.isEmpty() ? null : text.toString();
    }

    private StringBuilder separate() {
        return text.isEmpty() ? text : text.append('&');
    }
}
