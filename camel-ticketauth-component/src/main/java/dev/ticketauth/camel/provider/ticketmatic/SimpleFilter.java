// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.Map;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * The filter by fields, which a list takes as one JSON object in the parameter {@code simplefilter}.
 */
final class SimpleFilter {

    static final String NAME = "simplefilter";

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ObjectNode fields;

    private SimpleFilter(ObjectNode fields) {
        this.fields = fields;
    }

    /**
     * A filter that begins with what the user has written.
     *
     * @param  whole                    a JSON object as text, a Map, or null
     * @throws IllegalArgumentException when it is something else
     */
    static SimpleFilter of(Object whole) {
        if (whole == null || whole.toString().isBlank()) {
            return new SimpleFilter(JSON.createObjectNode());
        }
        JsonNode node = whole instanceof Map<?, ?> ? JSON.valueToTree(whole) : parsed(whole.toString());
        if (node instanceof ObjectNode object) {
            return new SimpleFilter(object.deepCopy());
        }
        throw new IllegalArgumentException(
                "parameter 'simplefilter' must be a JSON object such as {\"customerid\": 500001}");
    }

    private static JsonNode parsed(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException e) {
            return null;
        }
    }

    /**
     * Adds what a parameter of its own says.
     *
     * @throws IllegalArgumentException when the user has written this field into the whole, too
     */
    void add(String field, JsonNode value) {
        if (fields.has(field)) {
            throw new IllegalArgumentException(
                    "parameter '" + field + "' also stands in 'simplefilter'; use one of the two");
        }
        fields.set(field, value);
    }

    /** The filter as it is sent; null when it filters nothing. */
    String text() {
        return fields.isEmpty() ? null : fields.toString();
    }
}
