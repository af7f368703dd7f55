// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.Collection;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import dev.ticketauth.camel.provider.Fields;

/**
 * Ids and codes, which are whole numbers of up to 18 digits throughout this API. Nothing else gets into a path.
 */
final class Numbers {

    private Numbers() {
    }

    /**
     * The digits of an id.
     *
     * @param  name                     what the user calls it
     * @throws IllegalArgumentException when it is no number
     */
    static String digits(String name, String value) {
        String text = value == null ? "" : value.strip();
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException(name + " must be a number, as all ids of Ticketmatic are");
        }
        return text;
    }

    /** A number from the text of a parameter. */
    static JsonNode number(String name, String value) {
        return LongNode.valueOf(Long.parseLong(digits("parameter '" + name + "'", value)));
    }

    /** Several, from a collection or from a text with commas. */
    static ArrayNode numbers(String name, Object value) {
        Collection<?> values = value instanceof Collection<?> several ? several : List.of(value.toString().split(","));
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode(values.size());
        values.forEach(one -> numbers.add(number(name, String.valueOf(one))));
        return numbers;
    }

    /** The ids of the items of a list as numbers, whatever they were printed as. */
    static ArrayNode ids(JsonNode items) {
        ArrayNode numbers = JsonNodeFactory.instance.arrayNode();
        Fields.ids(items, "id").forEach(id -> numbers.add(number("id", id)));
        return numbers;
    }
}
