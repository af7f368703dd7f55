// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.RecordPath;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * Listings: what sellers offer for an event. They come all at once, and asking for a page of them is refused.
 */
final class Listings implements Resource<TicketFields> {

    static final String PATH = "/listings";

    private static final Map<String, String> NAMES = Map.of("eventId", "event_id");
    private static final String ADVICE
            = "listings have filters such as quantity, section, row, type and owned, and all are of one event, 'eventId'";

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.SEARCH, Access.GET);
    }

    @Override
    public Walk list(Selection selection) {
        Filters filters = new Filters(selection, NAMES);
        Parameters.refuseCommonBut(List.of("eventId"), selection, ADVICE);
        if (!filters.has("event_id")) {
            selection.require("eventId");
        }
        return new SinglePage(filters.whole(PATH), PageLayout.at("/ticket_groups"));
    }

    @Override
    public ApiRequest get(String id) {
        return ApiRequest.get(RecordPath.of(PATH, id));
    }

    @Override
    public TicketFields read(JsonNode listing) {
        String event = Fields.id(listing.path("event").get("id"));
        return new TicketFields(
                Fields.requireId(listing, "id"), event == null ? Fields.id(listing.get("event_id")) : event, null, null,
                // no status: what is listed is on offer
                RecordState.OPEN, Fields.money(listing.get("retail_price")), Fields.text(listing, "currency"),
                Times.instant(Fields.text(listing, "updated_at")));
    }
}
