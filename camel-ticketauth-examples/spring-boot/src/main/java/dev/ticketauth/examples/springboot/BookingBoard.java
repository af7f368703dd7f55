// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.springboot;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

import dev.ticketauth.camel.Booking;
import org.springframework.stereotype.Component;

/**
 * The newest known state of every booking. An application of your own writes to its database here.
 */
@Component
public class BookingBoard {

    private final Map<String, Booking> bookings = new ConcurrentHashMap<>();

    /** Keeps a booking, unless a later state of it is known: polls and pushes overtake each other. */
    public void put(Booking booking) {
        bookings.merge(booking.id(), booking, (known, other) -> changed(other).isBefore(changed(known)) ? known : other);
    }

    private static Instant changed(Booking booking) {
        return Objects.requireNonNullElse(booking.updatedAt(), Instant.EPOCH);
    }

    /** All bookings, a line each; without the customers, since the address is open to all. */
    public String lines() {
        return bookings.values().stream().sorted(Comparator.comparing(Booking::id)).map(this::line)
                .collect(Collectors.joining("\n"));
    }

    /** Id, state and start of a booking. */
    public String line(Booking booking) {
        return booking.id() + " " + booking.state() + " " + booking.startsAt();
    }
}
