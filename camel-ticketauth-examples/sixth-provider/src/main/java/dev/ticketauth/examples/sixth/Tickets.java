// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/** The tickets of one show. */
final class Tickets implements Resource<TicketFields> {

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.SEARCH);
    }

    @Override
    public Walk list(Selection selection) {
        selection.require("eventId");
        return new CursorPages(
                ApiRequest.get("/tickets").with(selection.named(Map.of("eventId", "show"))), selection);
    }

    @Override
    public TicketFields read(JsonNode ticket) {
        String status = Json.text(ticket, "status");
        return new TicketFields(
                Json.number(ticket), Json.text(ticket, "show"), Json.text(ticket, "booking"), status, state(status),
                Json.money(ticket, "price"), Json.text(ticket, "currency"), Json.time(ticket, "changedAt"));
    }

    private static RecordState state(String status) {
        return switch (status == null ? "" : status) {
            case "free" -> RecordState.OPEN;
            case "sold" -> RecordState.CONFIRMED;
            default -> RecordState.UNKNOWN;
        };
    }
}
