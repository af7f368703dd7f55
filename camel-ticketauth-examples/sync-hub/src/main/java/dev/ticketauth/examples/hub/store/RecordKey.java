// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.Ticket;
import org.apache.camel.Exchange;

/**
 * What no two rows have in common.
 *
 * @param kind {@code ticket} or {@code booking}
 */
public record RecordKey(String provider, String account, String kind, String id) {
    static final List<String> COLUMNS = List.of("provider", "account", "kind", "id");

    /**
     * The key of the record in the body.
     *
     * @throws IllegalArgumentException when the body is neither a ticket nor a booking
     */
    public static RecordKey of(Exchange exchange) {
        Object body = exchange.getMessage().getBody();
        if (body instanceof Booking booking) {
            return new RecordKey(booking.provider(), booking.account(), "booking", booking.id());
        }
        if (body instanceof Ticket ticket) {
            return new RecordKey(ticket.provider(), ticket.account(), "ticket", ticket.id());
        }
        throw new IllegalArgumentException(
                "the body is no ticket and no booking but "
                                           + (body == null ? "empty" : "a " + body.getClass().getName()));
    }

    void bind(PreparedStatement row) throws SQLException {
        row.setString(1, provider);
        row.setString(2, account);
        row.setString(3, kind);
        row.setString(4, id);
    }
}
