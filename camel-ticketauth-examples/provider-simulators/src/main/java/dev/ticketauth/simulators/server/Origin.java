// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.util.function.IntFunction;
import java.util.function.ToIntFunction;

import com.fasterxml.jackson.core.JsonGenerator;

/**
 * The records that a provider begins with. Each one follows from its number alone and is written when it is asked for,
 * so that a million of them take no memory.
 *
 * @param <K> the type of the ids
 */
public interface Origin<K extends Comparable<K>> {

    /** How many there are; their numbers begin with 0. */
    int size();

    /** The id of a number; it rises with the number. */
    K id(int number);

    /** The number of an id, or anything outside the numbers for an id that is not from here. */
    int number(K id);

    /** Writes one record, a JSON object. */
    void write(int number, JsonGenerator json) throws IOException;

    /** Writes the record of a number. */
    @FunctionalInterface
    interface Writer {
        void write(int number, JsonGenerator json) throws IOException;
    }

    /** No records. */
    static <K extends Comparable<K>> Origin<K> nothing() {
        return of(0, number -> null, id -> -1, (number, json) -> {
        });
    }

    /** The ids {@code first}, {@code first + 1} and so on. */
    static Origin<Long> counted(long first, int size, Writer writer) {
        // an id that is far off must not come round into the numbers
        return of(size, number -> first + number,
                id -> id < first || id - first >= size ? -1 : (int) (id - first), writer);
    }

    /** The ids {@code first}, {@code first + 1} and so on. */
    static Origin<Integer> counted(int first, int size, Writer writer) {
        return of(size, number -> first + number,
                id -> id < first || (long) id - first >= size ? -1 : id - first, writer);
    }

    static <K extends Comparable<K>> Origin<K> of(int size, IntFunction<K> ids, ToIntFunction<K> numbers, Writer writer) {
        return new Origin<>() {
            @Override
            public int size() {
                return size;
            }

            @Override
            public K id(int number) {
                return ids.apply(number);
            }

            @Override
            public int number(K id) {
                return numbers.applyAsInt(id);
            }

            @Override
            public void write(int number, JsonGenerator json) throws IOException {
                writer.write(number, json);
            }
        };
    }
}
