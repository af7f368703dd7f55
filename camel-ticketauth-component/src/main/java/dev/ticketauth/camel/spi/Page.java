// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * One answer of a list.
 *
 * @param envelope what stands beside the items in an object, such as a total; a missing node when the answer is the
 *                 array itself
 * @param items    the items in the order of the answer
 */
public record Page(JsonNode envelope, List<Item> items) {

    public Page {
        Objects.requireNonNull(envelope, "envelope");
        items = List.copyOf(items);
    }
}
