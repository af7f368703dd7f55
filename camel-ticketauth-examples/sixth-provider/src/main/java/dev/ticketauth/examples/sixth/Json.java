// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Reads Box Office's fields; what is not there, or something else than it should be, is null. */
final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {
    }

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** A missing node for what is no JSON, such as the page of a gateway. */
    static JsonNode read(byte[] body) {
        try {
            return MAPPER.readTree(body);
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    static String text(JsonNode record, String field) {
        JsonNode value = record.path(field);
        return value.isTextual() && !value.asText().isBlank() ? value.asText() : null;
    }

    /** @throws IllegalArgumentException when there is none */
    static String number(JsonNode record) {
        String number = text(record, "number");
        if (number == null) {
            throw new IllegalArgumentException("a record without a number");
        }
        return number;
    }

    static Instant time(JsonNode record, String field) {
        String text = text(record, field);
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    static BigDecimal money(JsonNode record, String field) {
        String text = text(record, field);
        try {
            return text == null ? null : new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    static List<String> texts(JsonNode record, String field) {
        List<String> texts = new ArrayList<>();
        record.path(field).forEach(item -> texts.add(item.asText()));
        return texts;
    }
}
