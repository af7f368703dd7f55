package dev.ticketauth.simulators.wsync;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/** 60 tickets, {@code ticket-0001} to {@code ticket-0060}, and no booking. No field of a ticket is documented. */
public final class WsyncData {
    private static final Instant BASE = Instant.parse("2026-01-01T08:00:00Z");
    private static final List<String> STATUSES = List.of("booked", "used", "cancelled");

    private final Records<String> tickets = new Records<>();
    private final Records<String> bookings = new Records<>();

    WsyncData() {
        for (int i = 1; i <= 60; i++) {
            String id = id("ticket", i);
            tickets.put(id, Json.object().put("id", id).put("status", STATUSES.get(i % 3))
                    .put("createdAt", BASE.plus(Duration.ofHours(i)).toString())
                    .put("updatedAt", BASE.plus(Duration.ofHours(i + 24L)).toString())
                    .put("price", new BigDecimal("10.50").add(BigDecimal.valueOf(i))).put("currency", "EUR"));
        }
    }

    public Records<String> tickets() {
        return tickets;
    }

    public Records<String> bookings() {
        return bookings;
    }

    synchronized ObjectNode book(ObjectNode request, Instant now) {
        String id = id("booking", bookings.size() + 1);
        ObjectNode booking = request.deepCopy();
        booking.put("id", id).put("status", "booked").put("createdAt", now.toString()).put("updatedAt", now.toString());
        bookings.put(id, booking);
        return booking;
    }

    private static String id(String kind, int number) {
        return String.format(Locale.ROOT, "%s-%04d", kind, number);
    }
}
