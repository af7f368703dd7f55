// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.EnumSet;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * The tickets of one event, sold or not, as one stream of lines.
 */
final class EventTickets implements Resource<TicketFields> {

    private static final Set<Access> ACCESS = Set.copyOf(EnumSet.of(Access.LIST, Access.SEARCH));
    private static final String TYPE = "tickettypeid";
    private static final Map<String, String> NOT_SENT = Map.of("eventId", "", TYPE, "", SimpleFilter.NAME, "");
    // of the provider's other lists
    private static final Set<String> NO_FILTERS = Set.of("searchterm", "limit", "offset", "lastupdatesince");
    private static final String ONE_FILTER = "the tickets of an event are filtered by tickettypeid only";

    @Override
    public Set<Access> access() {
        return ACCESS;
    }

    @Override
    public Walk list(Selection selection) {
        String event = Numbers.digits("parameter 'eventId'", selection.require("eventId"));
        Parameters.refuseCommonBut(Set.of("eventId"), selection, ONE_FILTER);
        Parameters.refuse(selection, NO_FILTERS, ONE_FILTER);
        SimpleFilter filter = SimpleFilter.of(selection.params().get(SimpleFilter.NAME));
        selection.param(TYPE).ifPresent(type -> filter.add(TYPE, Numbers.number(TYPE, type)));
        ApiRequest request = ApiRequest.get("/events/" + event + "/tickets").with(selection.named(NOT_SENT))
                .with(SimpleFilter.NAME, filter.text());
        return new SinglePage(request, PageLayout.LINES);
    }

    // a ticket names neither its event, unless it was read from an order, nor a currency, nor when it changed
    @Override
    public TicketFields read(JsonNode ticket) {
        return new TicketFields(
                Fields.requireId(ticket, "id"), present(ticket, "eventid"), present(ticket, "orderid"), accessControl(ticket),
                state(ticket), Fields.money(ticket.get("price")), null, null);
    }

    private static RecordState state(JsonNode ticket) {
        String scanned = accessControl(ticket);
        if ("1".equals(scanned) || "2".equals(scanned)) {
            return RecordState.COMPLETED;
        }
        if (present(ticket, "orderid") != null) {
            return RecordState.CONFIRMED;
        }
        return present(ticket, "locktypeid") == null ? RecordState.OPEN : RecordState.PENDING;
    }

    /** 0 not scanned, 1 entered, 2 left; the only status that a ticket shows. */
    private static String accessControl(JsonNode ticket) {
        return Fields.id(ticket.get("accesscontrolstatus"));
    }

    // 0 stands for nothing in some of the provider's clients
    private static String present(JsonNode ticket, String name) {
        String id = Fields.id(ticket.get(name));
        return "0".equals(id) ? null : id;
    }
}
