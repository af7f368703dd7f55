// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a provider sends by itself when something changes. Immutable.
 */
public interface Pushes {

    /** How the body of a push is written. */
    enum Form {
        /** One JSON value. */
        JSON,
        /** {@code application/x-www-form-urlencoded}, some of whose fields hold JSON. */
        FIELDS
    }

    /**
     * What a person has to do at the provider so that it pushes, in a sentence that goes on with the address: "set …
     * to".
     */
    String registration();

    default Form form() {
        return Form.JSON;
    }

    /** For {@link Form#FIELDS}: the fields that hold JSON. */
    default Set<String> jsonFields() {
        return Set.of();
    }

    /**
     * Reads a push. Unknown fields and unknown kinds of push are no failure.
     *
     * @param  push                     the JSON value, or an object of the fields, those that hold JSON already read
     * @throws IllegalArgumentException when it does not say what it is about
     */
    PushedChange read(JsonNode push);
}
