// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * Parameters of a route, which may be texts, numbers, maps and lists, as JSON.
 */
final class JsonParameters {

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonParameters() {
    }

    static JsonNode json(Object value) {
        return value instanceof JsonNode node ? node.deepCopy() : JSON.valueToTree(value);
    }
}
