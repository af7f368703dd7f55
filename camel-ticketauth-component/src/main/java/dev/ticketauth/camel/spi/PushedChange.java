// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a push says.
 *
 * @param subject what it is about in one word: {@link #BOOKING}, or another one of the provider's things, such as
 *                {@code event}
 * @param id      the provider's id of it
 * @param what    what has happened to it
 * @param record  the record as it is now, in the form that {@link Resource#read} understands; null when the push does
 *                not hold it
 */
public record PushedChange(String subject, String id, What what, JsonNode record) {

    /** The subject of everything that {@link Resources#bookings()} reads. */
    public static final String BOOKING = "booking";

    /** What has happened. */
    public enum What {
        /** It is new, and the provider says so. */
        CREATED,
        /** It is new or has changed, which may be that it was cancelled: its state tells. */
        CHANGED,
        /** It is there no longer. */
        DELETED
    }

    public PushedChange {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(what, "what");
    }

    /** Whether it is about a booking. */
    public boolean isBooking() {
        return subject.equals(BOOKING);
    }
}
