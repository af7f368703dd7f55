package dev.ticketauth.examples.hub;

import com.fasterxml.jackson.core.JsonPointer;

/**
 * A kind of record that a provider has.
 *
 * @param name      what it is called in the database and on the console
 * @param id        where its id stands
 * @param updatedAt where the time of its last change stands; null when the provider gives none
 */
record Kind(String name, JsonPointer id, JsonPointer updatedAt) {

    static Kind of(String name, String id, String updatedAt) {
        return new Kind(name, JsonPointer.compile(id), updatedAt == null ? null : JsonPointer.compile(updatedAt));
    }
}
