// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.Set;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.ProviderSettings;

/**
 * Where the answers hold what is read from them: not documented by the provider, so the user says it.
 *
 * @param items     the array of records in a list; empty for a list that is the array itself
 * @param id        the id in a record
 * @param status    the status in a record, or null
 * @param updatedAt the time of the last change in a record, or null
 */
record AnswerShape(JsonPointer items, JsonPointer id, JsonPointer status, JsonPointer updatedAt) {

    static final Set<String> OPTIONS = Set.of("itemsPointer", "idPointer", "statusPointer", "updatedAtPointer");

    /** @throws IllegalArgumentException when a pointer is none, naming the option */
    static AnswerShape of(ProviderSettings settings) {
        JsonPointer items = pointer(settings, "itemsPointer");
        JsonPointer id = pointer(settings, "idPointer");
        return new AnswerShape(
                items == null ? JsonPointer.empty() : items, id == null ? JsonPointer.compile("/id") : id,
                pointer(settings, "statusPointer"), pointer(settings, "updatedAtPointer"));
    }

    private static JsonPointer pointer(ProviderSettings settings, String option) {
        String text = settings.option(option).orElse(null);
        if (text != null && !text.startsWith("/")) {
            throw new IllegalArgumentException(
                    "option '" + option + "' is '" + text + "'; a JSON Pointer begins with '/', such as /data/items");
        }
        return text == null ? null : JsonPointer.compile(text);
    }

    PageLayout layout() {
        return PageLayout.at(items.toString());
    }

    /** @throws IllegalArgumentException when a record has no id where it should be */
    String requireId(JsonNode record) {
        String found = Fields.id(record.at(id));
        if (found == null) {
            throw new IllegalArgumentException("a record without an id at " + id + "; set option 'idPointer'");
        }
        return found;
    }

    String statusOf(JsonNode record) {
        return status == null ? null : Fields.text(record.at(status));
    }

    String updatedAtOf(JsonNode record) {
        return updatedAt == null ? null : Fields.text(record.at(updatedAt));
    }
}
