// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.BadRequest;

/** The fields of what somebody tells a simulator: each is of the expected type, or refused with a sentence. */
final class ControlFields {
    private static final BigDecimal MOST_SECONDS = BigDecimal.valueOf(86_400);

    private final ObjectNode json;
    private final Set<String> unread = new TreeSet<>();

    ControlFields(ObjectNode json) {
        this.json = json;
        json.fieldNames().forEachRemaining(unread::add);
    }

    boolean has(String field) {
        return json.has(field);
    }

    /** Fields that nobody asked for: misspelt ones, mostly. */
    Set<String> unread() {
        return unread;
    }

    JsonNode value(String field) {
        unread.remove(field);
        return json.path(field);
    }

    /** A number will do as well: its text is what was written. */
    String text(String field) {
        JsonNode value = value(field);
        if (!value.isTextual() && !value.isNumber()) {
            throw new BadRequest("The text " + field + " is missing");
        }
        return value.asText();
    }

    String text(String field, String otherwise) {
        return has(field) ? text(field) : otherwise;
    }

    /** An object of texts; empty when it is missing. */
    Map<String, String> texts(String field) {
        JsonNode texts = value(field);
        if (!texts.isObject() && !texts.isMissingNode()) {
            throw new BadRequest(field + " is not an object");
        }
        Map<String, String> found = new LinkedHashMap<>();
        texts.properties().forEach(text -> found.put(text.getKey(), text.getValue().asText()));
        return found;
    }

    int number(String field) {
        JsonNode value = value(field);
        if (!value.isIntegralNumber() || !value.canConvertToInt()) {
            throw new BadRequest("The whole number " + field + " is missing");
        }
        return value.intValue();
    }

    int number(String field, int otherwise) {
        return has(field) ? number(field) : otherwise;
    }

    boolean flag(String field) {
        JsonNode value = value(field);
        if (!value.isBoolean() && !value.isMissingNode()) {
            throw new BadRequest(field + " is neither true nor false");
        }
        return value.booleanValue();
    }

    Duration seconds(String field) {
        return seconds(value(field), field);
    }

    static Duration seconds(JsonNode value, String field) {
        if (!value.isNumber() || value.decimalValue().abs().compareTo(MOST_SECONDS) > 0) {
            throw new BadRequest("The number of " + field + ", at most " + MOST_SECONDS + ", is missing");
        }
        return Duration.ofMillis(value.decimalValue().movePointRight(3).longValue());
    }
}
