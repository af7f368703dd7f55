// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.NumberedPages;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * The paging of events, orders and contacts: {@code limit} and {@code offset}, the records in {@code data}.
 */
final class OffsetPages {

    /** What the provider's own clients use; a greatest size is not documented. */
    static final int USUAL_SIZE = 1000;

    private OffsetPages() {
    }

    static Walk of(ApiRequest list, int pageSize) {
        return new NumberedPages(
                (page, offset) -> list.with("limit", pageSize).with("offset", offset), PageLayout.at("/data"),
                (page, offset) -> page.items().isEmpty() || isAllOf(total(page.envelope()), offset + page.items().size()));
    }

    /** @throws IllegalArgumentException when the user pages by himself */
    static void refusePaging(Selection selection) {
        Parameters.refuse(selection, List.of("limit", "offset"),
                "the component reads the whole list; for pages of another size use option 'pageSize'");
    }

    // a page may be shorter than asked for when the provider has a limit of its own, so its length says nothing
    private static boolean isAllOf(long total, long read) {
        return total >= 0 && read >= total;
    }

    /** How many records there are whatever page was asked for; -1 when the answer does not say. */
    static long total(JsonNode envelope) {
        return Fields.count(envelope.get("nbrofresults"));
    }
}
