// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordState;

/**
 * What reserves a ticket: an order, an appointment, a working order. Converts to {@code String}, {@code byte[]},
 * {@code InputStream} and {@code JsonNode}: JSON as {@code docs/schemas/booking.schema.json} of the project describes
 * it. {@link #toString()} shows nothing that concerns a person.
 *
 * @param provider  the provider's name in the endpoint URI
 * @param account   Ticketmatic's account, else the tenant, else the environment
 * @param id        the provider's id
 * @param reference the name by which people, or the system that booked, speak of it, or null
 * @param status    the provider's own word, or null
 * @param state     what that means
 * @param total     what it costs exactly as the provider wrote it, or null
 * @param currency  the currency, or null
 * @param startsAt  when what was booked begins, or null
 * @param createdAt when it was made, or null
 * @param updatedAt when it changed last, or null
 * @param ticketIds the ids of its tickets
 * @param raw       the provider's record: its names, their order and the text of its numbers; not to be changed
 */
public record Booking(
        String provider, String account, String id, String reference, String status, RecordState state, BigDecimal total,
        String currency, Instant startsAt, Instant createdAt, Instant updatedAt, List<String> ticketIds, JsonNode raw) {

    public Booking {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(raw, "raw");
        ticketIds = List.copyOf(ticketIds);
    }

    static Booking of(String provider, String account, BookingFields fields, JsonNode raw) {
        return new Booking(
                provider, account, fields.id(), fields.reference(), fields.status(), fields.state(), fields.total(),
                fields.currency(), fields.startsAt(), fields.createdAt(), fields.updatedAt(), fields.ticketIds(), raw);
    }

    @Override
    public String toString() {
        return "Booking[" + provider + "/" + account + ", " + id + ", " + state + "]";
    }
}
