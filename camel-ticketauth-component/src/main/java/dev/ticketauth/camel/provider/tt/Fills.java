// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * Fills: what was traded. They do not change.
 */
final class Fills implements Resource<TicketFields> {

    static final String PATH = "/ttledger/fills";

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.SEARCH);
    }

    @Override
    public Walk list(Selection selection) {
        return new FillsWalk(PATH, selection);
    }

    @Override
    public boolean tellsChanges() {
        return true;
    }

    @Override
    public TicketFields read(JsonNode fill) {
        return new TicketFields(
                Fields.requireId(fill, "uniqueExecId", "recordId", "execId", "execID"),
                Fields.id(fill.get("instrumentId")),
                Fields.id(fill.get("orderId")),
                Fields.text(fill, "ordStatus", "execType"),
                RecordState.COMPLETED,
                Fields.money(fill.get("lastPx")),
                Fields.text(fill, "currency"),
                // transactTime may be absent, and is not what TT filters by
                Nanoseconds.instant(fill.get("timeStamp")));
    }
}
