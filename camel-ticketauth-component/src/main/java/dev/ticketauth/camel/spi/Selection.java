// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Which records of a list are wanted.
 *
 * @param params       filters and the provider's own parameters by name, as the route gives them
 * @param changedSince only records that changed at or after this moment, oldest change first; null for all, oldest
 *                     change first where the provider tells changes
 * @param pageSize     the option {@code pageSize}, or 0 for the provider's usual
 * @param now          the time at the provider
 */
public record Selection(Map<String, Object> params, Instant changedSince, int pageSize, Instant now) {

    public Selection {
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
        Objects.requireNonNull(now, "now");
    }

    /** The value of a parameter as text; empty when it is absent or blank. */
    public Optional<String> param(String name) {
        Object value = params.get(name);
        return value == null ? Optional.empty() : Optional.of(value.toString()).filter(text -> !text.isBlank());
    }

    /**
     * The value of a parameter.
     *
     * @throws IllegalArgumentException when it is absent or blank
     */
    public String require(String name) {
        return param(name).orElseThrow(() -> new IllegalArgumentException(
                "parameter '" + name + "' is required: set option 'params." + name + "' or put it into the header"
                                                                          + " CamelTicketAuthParams"));
    }

    /** The page size that the user asked for, or this one. */
    public int pageSizeOr(int usual) {
        return pageSize > 0 ? pageSize : usual;
    }

    /**
     * The parameters by the provider's names.
     *
     * @param names the provider's name by the name that all providers have in common; one without an entry keeps its
     *              own, one with an empty entry is left out
     */
    public Map<String, Object> named(Map<String, String> names) {
        Map<String, Object> renamed = new LinkedHashMap<>();
        params.forEach((name, value) -> {
            String provider = names.getOrDefault(name, name);
            if (!provider.isEmpty()) {
                renamed.put(provider, value);
            }
        });
        return renamed;
    }
}
