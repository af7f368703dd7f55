package dev.ticketauth.examples.hub;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;

/**
 * The JSON that a provider answered. Records are cut out of its text: written anew they could differ from what was
 * sent, in the digits of a price for example.
 */
final class Answer {
    private static final JsonMapper JSON = new JsonMapper();

    private final String text;
    private final JsonNode root;

    Answer(String text) throws IOException {
        this.text = text;
        this.root = JSON.readTree(text);
    }

    JsonNode root() {
        return root;
    }

    /** The answer as a whole, when it is one record. */
    Item item(Kind kind) throws IOException {
        return item(kind, text.strip());
    }

    /** The records of a list. An answer without this list fails: it would look like the last page. */
    List<Item> items(JsonPointer list, Kind kind) throws IOException {
        try (JsonParser parser = JSON.createParser(text)) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.START_ARRAY && parser.getParsingContext().pathAsPointer().equals(list)) {
                    return items(parser, kind);
                }
            }
        }
        throw new IOException("the answer holds no list of " + kind.name() + "s" + (list.matches() ? "" : " at " + list));
    }

    private List<Item> items(JsonParser parser, Kind kind) throws IOException {
        List<Item> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            int start = (int) parser.currentTokenLocation().getCharOffset();
            parser.skipChildren();
            int end = (int) parser.currentLocation().getCharOffset();
            items.add(item(kind, text.substring(start, end)));
        }
        return items;
    }

    private static Item item(Kind kind, String raw) throws IOException {
        JsonNode record = JSON.readTree(raw);
        JsonNode id = record.at(kind.id());
        if (!id.isValueNode() || id.isNull()) {
            throw new IOException("a record of kind " + kind.name() + " has no id at " + kind.id());
        }
        String updatedAt = kind.updatedAt() == null ? null : record.at(kind.updatedAt()).asText(null);
        return new Item(kind, id.asText(), updatedAt, raw);
    }
}
