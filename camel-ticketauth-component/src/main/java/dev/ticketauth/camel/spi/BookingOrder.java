// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A booking to be made. Whoever reads it must not change the trees.
 *
 * @param reference the name by which the booking can be found again; null when the route gave none and the desk
 *                  {@linkplain BookingDesk#keepsReferences() keeps none}
 * @param customer  who books; empty when nothing was said
 * @param items     what is booked; empty when nothing was said
 * @param start     when it begins, in ISO 8601, with or without an offset; null when nothing was said
 * @param raw       the request as the provider wants it, which wins over everything beside it; empty when there is none
 * @param params    the provider's own parameters by name
 */
public record BookingOrder(
        String reference, ObjectNode customer, ArrayNode items, String start, ObjectNode raw, Map<String, Object> params) {

    public BookingOrder {
        Objects.requireNonNull(customer, "customer");
        Objects.requireNonNull(items, "items");
        Objects.requireNonNull(raw, "raw");
        params = Collections.unmodifiableMap(new LinkedHashMap<>(params));
    }

    /** The value of a parameter as text; empty when it is absent or blank. */
    public Optional<String> param(String name) {
        Object value = params.get(name);
        return value == null ? Optional.empty() : Optional.of(value.toString()).filter(text -> !text.isBlank());
    }

    @Override
    public String toString() {
        // the rest concerns a person
        return "BookingOrder[" + reference + "]";
    }
}
