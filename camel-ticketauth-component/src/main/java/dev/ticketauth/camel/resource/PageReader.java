// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;

/**
 * Takes an answer apart into its items and what stands beside them, in one pass over its bytes.
 */
public final class PageReader {

    private static final byte[] BYTE_ORDER_MARK = { (byte) 0xef, (byte) 0xbb, (byte) 0xbf };

    private final byte[] answer;
    private final JsonParser parser;
    private final List<Item> items = new ArrayList<>();
    private boolean found;

    private PageReader(byte[] answer, JsonParser parser) {
        this.answer = answer;
        this.parser = parser;
    }

    /**
     * Reads an answer as its layout says.
     *
     * @throws UnreadableAnswerException when it is no JSON, or holds no list where the layout has one
     */
    public static Page page(byte[] answer, PageLayout layout) {
        byte[] text = withoutMark(answer);
        try (JsonParser parser = ExactJson.parser(text, 0, text.length)) {
            if (parser.nextToken() == null) {
                throw new UnreadableAnswerException("an empty answer, where a list was expected");
            }
            return new PageReader(text, parser).page(layout.pointer());
        } catch (JsonProcessingException e) {
            throw noJson(e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory could not be read", e);
        }
    }

    /**
     * Reads an answer that is one value.
     *
     * @return                           a missing node when it is empty
     * @throws UnreadableAnswerException when it is no JSON
     */
    public static JsonNode value(byte[] answer) {
        byte[] text = withoutMark(answer);
        return value(text, 0, text.length);
    }

    static JsonNode value(byte[] text, int offset, int length) {
        try (JsonParser parser = ExactJson.parser(text, offset, length)) {
            if (parser.nextToken() == null) {
                return MissingNode.getInstance();
            }
            JsonNode value = ExactJson.value(parser);
            if (parser.nextToken() != null) {
                throw new UnreadableAnswerException("more than one JSON value");
            }
            return value;
        } catch (JsonProcessingException e) {
            throw noJson(e);
        } catch (IOException e) {
            throw new IllegalStateException("bytes in memory could not be read", e);
        }
    }

    private Page page(String pointer) throws IOException {
        boolean isArray = parser.currentToken() == JsonToken.START_ARRAY;
        JsonNode envelope = MissingNode.getInstance();
        if (isArray && (pointer == null || pointer.isEmpty())) {
            readItems();
        } else if (parser.currentToken() == JsonToken.START_OBJECT && (pointer == null || !pointer.isEmpty())) {
            envelope = envelope(pointer);
        }
        if (!found) {
            throw new UnreadableAnswerException(
                    pointer == null || pointer.isEmpty()
                            ? "an answer without a list"
                            : "an answer without a list at " + pointer);
        }
        if (parser.nextToken() != null) {
            throw new UnreadableAnswerException("more than one JSON value");
        }
        return new Page(envelope, items);
    }

    // the object that begins here without its items; null for a pointer that means the first array
    private ObjectNode envelope(String pointer) throws IOException {
        ObjectNode envelope = ExactJson.object();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            JsonToken token = parser.nextToken();
            String rest = pointer == null ? "" : after(name, pointer);
            if (found || rest == null) {
                envelope.set(name, ExactJson.value(parser));
            } else if (token == JsonToken.START_ARRAY && rest.isEmpty()) {
                readItems();
            } else if (token == JsonToken.START_OBJECT && !rest.isEmpty()) {
                envelope.set(name, envelope(rest));
            } else {
                // a list of nothing is null with some providers
                found = token == JsonToken.VALUE_NULL && pointer != null && rest.isEmpty();
                envelope.set(name, ExactJson.value(parser));
            }
        }
        return envelope;
    }

    // what is left of a JSON Pointer behind a field of this name; null when it names another one
    private static String after(String name, String pointer) {
        int end = pointer.indexOf('/', 1);
        String first = pointer.substring(1, end < 0 ? pointer.length() : end).replace("~1", "/").replace("~0", "~");
        return !first.equals(name) ? null : end < 0 ? "" : pointer.substring(end);
    }

    private void readItems() throws IOException {
        found = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = (int) parser.currentTokenLocation().getByteOffset();
            boolean isObject = parser.currentToken() == JsonToken.START_OBJECT;
            JsonNode json = ExactJson.value(parser);
            if (isObject) {
                int end = (int) parser.currentLocation().getByteOffset();
                items.add(new Item(json, Item.fingerprint(answer, start, end - start)));
            } else {
                items.add(Item.of(json));
            }
        }
    }

    private static byte[] withoutMark(byte[] text) {
        boolean marked = text.length >= 3 && text[0] == BYTE_ORDER_MARK[0] && text[1] == BYTE_ORDER_MARK[1]
                && text[2] == BYTE_ORDER_MARK[2];
        return marked ? Arrays.copyOfRange(text, 3, text.length) : text;
    }

    // Jackson's message quotes the text, which may concern a person
    private static UnreadableAnswerException noJson(JsonProcessingException e) {
        String where = e.getLocation() == null ? "" : " at byte " + e.getLocation().getByteOffset();
        return new UnreadableAnswerException("what is no JSON" + where);
    }
}
