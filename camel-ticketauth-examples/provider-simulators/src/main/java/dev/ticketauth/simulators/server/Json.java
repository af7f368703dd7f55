package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.util.Collection;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one JSON mapper of the simulators; numbers keep the text they came with. */
public final class Json {
    private static final ObjectMapper MAPPER
            = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private Json() {
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    public static ArrayNode array(Collection<? extends JsonNode> items) {
        return MAPPER.createArrayNode().addAll(items);
    }

    public static byte[] bytes(JsonNode node) {
        try {
            return MAPPER.writeValueAsBytes(node);
        } catch (IOException e) {
            throw new IllegalStateException("A JSON tree could not be written", e);
        }
    }

    /** Reads JSON that a client sent; anything else is a {@link BadRequest}. */
    public static JsonNode read(byte[] bytes, String what) {
        try {
            JsonNode node = MAPPER.readTree(bytes);
            if (node == null || node.isMissingNode()) {
                throw new BadRequest(what + " is empty, JSON is expected");
            }
            return node;
        } catch (IOException e) {
            throw new BadRequest(what + " is not JSON");
        }
    }

    /** The value of a filter as text: numbers and strings compare by their text. Empty for an absent field. */
    public static String text(JsonNode record, String field) {
        return record.path(field).asText("");
    }
}
