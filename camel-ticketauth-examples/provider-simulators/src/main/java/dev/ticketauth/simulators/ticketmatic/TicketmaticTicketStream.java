// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.io.IOException;
import java.io.OutputStream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;

/**
 * The tickets of an event, one JSON object on each line. Also the last line ends: clients drop a line that does not.
 */
final class TicketmaticTicketStream implements Answer.Stream {
    private static final SerializedString LINE_END = new SerializedString("\n");
    private static final int AT_ONCE = 1_000;

    private final Records<Long> tickets;
    private final JsonNode filter;

    TicketmaticTicketStream(Records<Long> tickets, JsonNode filter) {
        this.tickets = tickets;
        this.filter = filter;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
        try (JsonGenerator json = Json.generator(out)) {
            json.setRootValueSeparator(LINE_END);
            long offset = 0;
            for (Page<Long> page = page(offset); !page.isEmpty(); page = page(offset)) {
                write(page, json);
                offset += page.size();
            }
            if (json.getOutputContext().getCurrentIndex() >= 0) {
                json.writeRaw(LINE_END);
            }
        }
    }

    private Page<Long> page(long offset) {
        return tickets.byId().page(Span.always(), offset, AT_ONCE, false);
    }

    private void write(Page<Long> page, JsonGenerator json) throws IOException {
        if (filter.path("tickettypeid").isMissingNode()) {
            page.writeTo(json);
            return;
        }
        for (ObjectNode ticket : page.records()) {
            if (TicketmaticList.passes(filter, "tickettypeid", ticket, "tickettypeid")) {
                json.writeTree(ticket);
            }
        }
    }
}
