// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.Ticket;
import dev.ticketauth.camel.spi.RecordState;
import org.apache.camel.Exchange;

/** What the state of a record is, when it changed last, and its text as the provider wrote it. */
public final class StateAndText implements RecordColumns {

    @Override
    public List<String> names() {
        return List.of("state", "updated_at", "raw");
    }

    @Override
    public String changedAt() {
        return "updated_at";
    }

    @Override
    public void bind(PreparedStatement row, int first, Exchange record) throws SQLException {
        Object body = record.getMessage().getBody();
        if (body instanceof Booking booking) {
            bind(row, first, booking.state(), booking.updatedAt(), booking.raw());
        } else {
            Ticket ticket = (Ticket) body;
            bind(row, first, ticket.state(), ticket.updatedAt(), ticket.raw());
        }
    }

    private static void bind(PreparedStatement row, int first, RecordState state, Instant updatedAt, JsonNode raw)
            throws SQLException {
        row.setString(first, state.name());
        row.setObject(first + 1, updatedAt == null ? null : updatedAt.atOffset(ZoneOffset.UTC));
        row.setString(first + 2, raw.toString());
    }
}
