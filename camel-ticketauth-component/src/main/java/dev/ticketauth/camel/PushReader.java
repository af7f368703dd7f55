// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.zip.GZIPInputStream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.resource.PageReader;
import dev.ticketauth.camel.resource.UnreadableAnswerException;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Pushes;
import dev.ticketauth.camel.webhook.FormFields;
import dev.ticketauth.camel.webhook.TooLargeException;
import dev.ticketauth.camel.webhook.UnreadablePushException;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads the body of a push: JSON, or the fields of a form some of which hold JSON.
 */
final class PushReader {

    private static final String TWICE = "a form that has a field twice";

    private final Pushes pushes;
    private final int maxSize;

    PushReader(Pushes pushes, int maxSize) {
        this.pushes = pushes;
        this.maxSize = maxSize;
    }

    /**
     * @throws UnreadablePushException when the body is not what the provider sends, without quoting it
     * @throws TooLargeException       when it is so without its compression
     */
    Item read(InboundMessage message) throws UnreadablePushException, TooLargeException {
        byte[] bytes = message.isCompressed() && isGzip(message.body()) ? inflated(message.body()) : message.body();
        return pushes.form() == Pushes.Form.FIELDS ? form(message.fields(), bytes) : json(bytes);
    }

    private static Item json(byte[] bytes) throws UnreadablePushException {
        if (bytes == null) {
            throw new UnreadablePushException("a form instead of JSON");
        }
        JsonNode json = parsed(bytes);
        if (!json.isObject()) {
            throw new UnreadablePushException(json.isMissingNode() ? "an empty body" : "JSON that is no object");
        }
        return new Item(json, Item.fingerprint(bytes, 0, bytes.length));
    }

    private Item form(Map<?, ?> taken, byte[] bytes) throws UnreadablePushException {
        Map<String, String> fields = taken == null ? fields(new String(bytes, UTF_8)) : fields(taken);
        if (fields.isEmpty()) {
            throw new UnreadablePushException("no fields of a form");
        }
        byte[] text = new TreeMap<>(fields).toString().getBytes(UTF_8);
        ObjectNode push = new ObjectNode(new JsonNodeFactory(true));
        for (Map.Entry<String, String> field : fields.entrySet()) {
            if (pushes.jsonFields().contains(field.getKey())) {
                push.set(field.getKey(), jsonOf(field.getValue()));
            } else {
                push.put(field.getKey(), field.getValue());
            }
        }
        return new Item(push, Item.fingerprint(text, 0, text.length));
    }

    private static Map<String, String> fields(String text) throws UnreadablePushException {
        Map<String, String> fields = new LinkedHashMap<>();
        Set<String> twice = new TreeSet<>();
        try {
            FormFields.read(text, (name, value) -> {
                if (fields.put(name, value) != null) {
                    twice.add(name);
                }
            });
        } catch (IllegalArgumentException e) {
            // the cause would quote it
            throw new UnreadablePushException("a form with an escape that is none");
        }
        if (!twice.isEmpty()) {
            throw new UnreadablePushException(TWICE);
        }
        return fields;
    }

    // the order in which they came is lost
    private static Map<String, String> fields(Map<?, ?> taken) throws UnreadablePushException {
        Map<String, String> fields = new TreeMap<>();
        for (Map.Entry<?, ?> field : taken.entrySet()) {
            if (field.getValue() instanceof Iterable<?> || field.getValue() instanceof Object[]) {
                throw new UnreadablePushException(TWICE);
            }
            fields.put(String.valueOf(field.getKey()), String.valueOf(field.getValue()));
        }
        return fields;
    }

    // the provider's page shows one without the braces around it
    private static JsonNode jsonOf(String text) throws UnreadablePushException {
        String stripped = text.strip();
        String whole = stripped.startsWith("\"") ? "{" + stripped + "}" : stripped;
        return parsed(whole.getBytes(UTF_8));
    }

    private static JsonNode parsed(byte[] text) throws UnreadablePushException {
        try {
            return PageReader.value(text);
        } catch (UnreadableAnswerException e) {
            throw new UnreadablePushException(e.getMessage());
        }
    }

    // servlets have inflated it already and leave the header; no text begins like this
    private static boolean isGzip(byte[] bytes) {
        return bytes != null && bytes.length > 1 && (bytes[0] & 0xff | (bytes[1] & 0xff) << 8) == GZIPInputStream.GZIP_MAGIC;
    }

    private byte[] inflated(byte[] bytes) throws UnreadablePushException, TooLargeException {
        try (InputStream stream = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            byte[] inflated = stream.readNBytes(maxSize);
            if (stream.read() >= 0) {
                throw new TooLargeException(maxSize);
            }
            return inflated;
        } catch (IOException e) {
            throw new UnreadablePushException("what is not compressed as its header says");
        }
    }
}
