// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.BigIntegerNode;
import com.fasterxml.jackson.databind.node.BooleanNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.IntNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.LongNode;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;

/**
 * Reads JSON so that it can be written again as it came: names in their order, numbers in the text that the provider
 * gave them. A price of {@code 25.00} stays one, and an id of twenty digits keeps them all.
 */
final class ExactJson {

    private static final JsonNodeFactory NODES = new JsonNodeFactory(true);

    // real answers have held control characters in texts and a comma too many
    private static final JsonFactory PARSERS = JsonFactory.builder().enable(JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS)
            .enable(JsonReadFeature.ALLOW_TRAILING_COMMA).build();

    private ExactJson() {
    }

    static JsonParser parser(byte[] text, int offset, int length) throws IOException {
        return PARSERS.createParser(text, offset, length);
    }

    static ObjectNode object() {
        return new ObjectNode(NODES);
    }

    /** The value that begins with the parser's current token; afterwards the current token is its last. */
    static JsonNode value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> TextNode.valueOf(parser.getText());
            case VALUE_NUMBER_INT -> integer(parser);
            case VALUE_NUMBER_FLOAT -> decimal(parser);
            case VALUE_TRUE -> BooleanNode.TRUE;
            case VALUE_FALSE -> BooleanNode.FALSE;
            default -> NullNode.instance;
        };
    }

    // the parser bounds the depth
    private static ObjectNode object(JsonParser parser) throws IOException {
        ObjectNode object = object();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            parser.nextToken();
            object.set(name, value(parser));
        }
        return object;
    }

    private static ArrayNode array(JsonParser parser) throws IOException {
        ArrayNode array = new ArrayNode(NODES);
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static JsonNode integer(JsonParser parser) throws IOException {
        switch (parser.getNumberType()) {
            case INT:
                int value = parser.getIntValue();
                return value == 0 && parser.getTextLength() > 1 ? decimal(parser) : IntNode.valueOf(value);
            case LONG:
                return LongNode.valueOf(parser.getLongValue());
            default:
                return BigIntegerNode.valueOf(parser.getBigIntegerValue());
        }
    }

    private static JsonNode decimal(JsonParser parser) throws IOException {
        String text = parser.getText();
        try {
            BigDecimal value = new BigDecimal(text);
            return value.toString().equals(text) ? DecimalNode.valueOf(value) : new WrittenNumber(value, text);
        } catch (NumberFormatException e) {
            // its exponent has more digits than any number that can be counted with
            throw new JsonParseException(parser, "a number beyond all bounds", e);
        }
    }
}
