// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.resource.PageReader;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * JSON that a test has written with single quotes, read as the component reads answers.
 */
public final class Answers {

    private Answers() {
    }

    public static JsonNode json(String text) {
        return PageReader.value(bytes(text));
    }

    public static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    public static ArrayNode array(String text) {
        return (ArrayNode) json(text);
    }

    public static Page page(String text, PageLayout layout) {
        return PageReader.page(bytes(text), layout);
    }

    private static byte[] bytes(String text) {
        return text.replace('\'', '"').getBytes(UTF_8);
    }
}
