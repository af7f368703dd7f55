// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Collection;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.ByteArrayBuilder;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The one JSON mapper of the simulators; numbers keep the text they came with. */
public final class Json {
    private static final ObjectMapper MAPPER
            = new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
                    .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
                    .setNodeFactory(new JsonNodeFactory(true));

    private Json() {
    }

    /** Writes JSON. */
    @FunctionalInterface
    public interface Content {
        void writeTo(JsonGenerator json) throws IOException;
    }

    public static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The object that somebody writes. */
    public static ObjectNode object(Content content) {
        try {
            return (ObjectNode) MAPPER.readTree(written(content));
        } catch (IOException e) {
            throw new IllegalStateException("What was written is not JSON", e);
        }
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

    /** The bytes of what somebody writes, without a tree in between. */
    public static byte[] written(Content content) {
        ByteArrayBuilder bytes = new ByteArrayBuilder();
        try (JsonGenerator json = generator(bytes)) {
            content.writeTo(json);
            json.flush();
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new IllegalStateException("JSON could not be written", e);
        }
    }

    /** Writes to a stream, which the generator does not close. */
    public static JsonGenerator generator(OutputStream out) throws IOException {
        return new NamingGenerator(MAPPER.createGenerator(out).disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET));
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
