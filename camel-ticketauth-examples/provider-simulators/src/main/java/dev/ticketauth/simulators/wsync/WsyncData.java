// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.wsync;

import java.time.Instant;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Records;

/**
 * 1,200 tickets, {@code ticket-0001} to {@code ticket-1200}, and no booking; 10,000 tickets and more have more digits.
 * Updated ten seconds apart, but ticket-0098 to ticket-0103 in one second, and so on in every hundred. No field of a
 * ticket is documented.
 */
public final class WsyncData {
    private final Records<String> tickets;
    private final Records<String> bookings = new Records<>();
    private int lastBooking;

    WsyncData(WsyncSettings settings) {
        tickets = new Records<>(WsyncSeed.tickets(settings.tickets));
    }

    public Records<String> tickets() {
        return tickets;
    }

    public Records<String> bookings() {
        return bookings;
    }

    synchronized ObjectNode book(ObjectNode request, Instant now) {
        String id = WsyncSeed.booking(++lastBooking);
        ObjectNode booking = request.deepCopy();
        booking.put("id", id).put("status", "booked").put("createdAt", now.toString()).put("updatedAt", now.toString());
        bookings.put(id, booking);
        return booking;
    }
}
