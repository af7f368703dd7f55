// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * A stretch of a list of records, and how long the whole list was at the same moment. What a later request changes does
 * not change it.
 *
 * @param <K> the type of the ids
 */
public final class Page<K extends Comparable<K>> {
    private final Origin<K> origin;
    private final int total;
    private final List<Item<K>> items;

    Page(Origin<K> origin, int total, List<Item<K>> items) {
        this.origin = origin;
        this.total = total;
        this.items = items;
    }

    /** Either the number of a record of the origin, or a record that was put. */
    record Item<K>(int number, K id, ObjectNode record) {
    }

    /** How many records the whole list has. */
    public int total() {
        return total;
    }

    public int size() {
        return items.size();
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public List<K> ids() {
        return items.stream().map(item -> item.record() == null ? origin.id(item.number()) : item.id()).toList();
    }

    /** The records; they must not be changed. */
    public List<ObjectNode> records() {
        return items.stream().map(item -> Objects.requireNonNullElseGet(item.record(),
                () -> Json.object(json -> origin.write(item.number(), json)))).toList();
    }

    /** Hands over each record: the number of one of the origin, as it is there, or one that was put. */
    public void forEach(IntConsumer ofOrigin, Consumer<ObjectNode> put) {
        for (Item<K> item : items) {
            if (item.record() == null) {
                ofOrigin.accept(item.number());
            } else {
                put.accept(item.record());
            }
        }
    }

    /** Writes the records one after the other, without the brackets around them. */
    public void writeTo(JsonGenerator json) throws IOException {
        for (Item<K> item : items) {
            if (item.record() == null) {
                origin.write(item.number(), json);
            } else {
                json.writeTree(item.record());
            }
        }
    }

    /** Writes a field that holds the records as an array. */
    public void writeArray(String field, JsonGenerator json) throws IOException {
        json.writeArrayFieldStart(field);
        writeTo(json);
        json.writeEndArray();
    }
}
