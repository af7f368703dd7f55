// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;

/**
 * The numbers beside the items of a list, all of which some lists leave out or have as null.
 */
final class Counters {

    private Counters() {
    }

    /** How many records the whole list has; negative when the answer does not say. */
    static long total(JsonNode envelope) {
        return Fields.count(envelope.get("total_entries"));
    }

    /**
     * How many records the provider puts on a page, which may be fewer than were asked for; negative when it does not
     * say.
     */
    static long perPage(JsonNode envelope) {
        return Fields.count(envelope.get("per_page"));
    }
}
