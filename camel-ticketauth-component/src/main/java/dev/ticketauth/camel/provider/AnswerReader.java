// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.io.IOException;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.ticketauth.camel.spi.ProviderAnswer;

/**
 * Reads answers that may be anything: JSON, text, HTML from a gateway, nothing.
 */
public final class AnswerReader {

    private static final ObjectMapper JSON
            = JsonMapper.builder().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS).build();

    private AnswerReader() {
    }

    /** The answer as JSON; a missing node when it is something else. */
    public static JsonNode json(ProviderAnswer answer) {
        if (answer.body().length == 0) {
            return MissingNode.getInstance();
        }
        try {
            JsonNode node = JSON.readTree(answer.body());
            return node == null ? MissingNode.getInstance() : node;
        } catch (IOException e) {
            return MissingNode.getInstance();
        }
    }

    /** The first of these fields that holds a text or a number, or null. */
    public static String firstOf(JsonNode node, String... fields) {
        for (String field : fields) {
            JsonNode value = node.path(field);
            if (value.isValueNode() && !value.isNull() && !value.asText().isBlank()) {
                return value.asText();
            }
        }
        return null;
    }

    /**
     * The answer as a plain text, or null for HTML and for nothing: a page of a gateway tells a person little.
     */
    public static String plainText(ProviderAnswer answer) {
        String text = answer.text().strip();
        return text.isEmpty() || text.startsWith("<") || text.startsWith("{") || text.startsWith("[") ? null : text;
    }
}
