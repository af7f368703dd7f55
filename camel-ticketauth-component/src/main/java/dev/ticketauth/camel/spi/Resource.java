// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One kind of record of a provider: its tickets, or its bookings. Immutable.
 *
 * @param <F> what is read from a record: {@link TicketFields} or {@link BookingFields}
 */
public interface Resource<F> {

    /** How records can be got at. */
    enum Access {
        /** All, or those that a filter lets through. */
        LIST,
        /** Those that a search finds. */
        SEARCH,
        /** One, by its id. */
        GET
    }

    /** How these records can be got at. */
    Set<Access> access();

    /**
     * Looks whether the endpoint has what an access needs, before a route starts.
     *
     * @throws IllegalArgumentException naming the option that is missing
     */
    default void require(Access access) {
    }

    /**
     * A way through the records of a selection.
     *
     * @throws IllegalArgumentException when a parameter is missing or wrong, naming it
     */
    Walk list(Selection selection);

    /** The same for a search. */
    default Walk search(Selection selection) {
        return list(selection);
    }

    /** The request for one record; asked only where {@link #access()} says so. */
    default ApiRequest get(String id) {
        throw new UnsupportedOperationException();
    }

    /**
     * The record in the answer to {@link #get}.
     *
     * @return null when the answer holds none
     */
    default JsonNode recordIn(JsonNode answer) {
        return answer;
    }

    /**
     * Reads a record. Unknown fields and unknown values are no failure.
     *
     * @throws IllegalArgumentException when it has no id
     */
    F read(JsonNode record);

    /**
     * Whether {@link #list} can begin at a {@linkplain Selection#changedSince() change} and goes on in the order of
     * changes. If not, what has changed is found by reading everything.
     */
    default boolean tellsChanges() {
        return false;
    }
}
