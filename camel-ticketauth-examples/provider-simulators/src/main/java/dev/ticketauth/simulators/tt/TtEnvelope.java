// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Json;

/**
 * What is around the records of every answer: the keys in alphabetical order, {@code lastPage} a text, and
 * {@code nextPageKey} also on the last page of a list that has pages.
 */
final class TtEnvelope {
    private TtEnvelope() {
    }

    /** A list without pages. */
    static Answer answer(String name, List<? extends JsonNode> records) {
        return answer("true", null, name, json -> {
            for (JsonNode item : records) {
                json.writeTree(item);
            }
        });
    }

    /** What cannot be seen has no list at all. */
    static Answer withoutList() {
        return Answer.json(200, Json.object().put("lastPage", "true").put("status", "Ok"));
    }

    /**
     * A list.
     *
     * @param nextPageKey null for a list without pages
     * @param items       writes the records, without the brackets around them
     */
    static Answer answer(String lastPage, String nextPageKey, String name, Json.Content items) {
        boolean listFirst = name.compareTo("lastPage") < 0;
        return Answer.written(200, json -> {
            json.writeStartObject();
            if (listFirst) {
                writeArray(name, items, json);
            }
            json.writeStringField("lastPage", lastPage);
            if (nextPageKey != null) {
                json.writeStringField("nextPageKey", nextPageKey);
            }
            if (!listFirst) {
                writeArray(name, items, json);
            }
            json.writeStringField("status", "Ok");
            json.writeEndObject();
        });
    }

    private static void writeArray(String name, Json.Content items, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(name);
        items.writeTo(json);
        json.writeEndArray();
    }
}
