// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.TicketFields;

/**
 * What a provider sells or trades: a ticket, an open slot, a fill, a listing. Converts to {@code String},
 * {@code byte[]}, {@code InputStream} and {@code JsonNode}: JSON as {@code docs/schemas/ticket.schema.json} of the
 * project describes it. {@link #toString()} shows nothing that concerns a person.
 *
 * @param provider  the provider's name in the endpoint URI
 * @param account   Ticketmatic's account, else the tenant, else the environment
 * @param id        the provider's id
 * @param eventId   what it is a ticket for, or null
 * @param bookingId the booking that holds it, or null
 * @param status    the provider's own word, or null
 * @param state     what that means
 * @param price     the price exactly as the provider wrote it, or null
 * @param currency  the currency, or null
 * @param updatedAt when it changed last, or null
 * @param raw       the provider's record: its names, their order and the text of its numbers; not to be changed
 */
public record Ticket(
        String provider, String account, String id, String eventId, String bookingId, String status, RecordState state,
        BigDecimal price, String currency, Instant updatedAt, JsonNode raw) {

    public Ticket {
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        Objects.requireNonNull(raw, "raw");
    }

    static Ticket of(String provider, String account, TicketFields fields, JsonNode raw) {
        return new Ticket(
                provider, account, fields.id(), fields.eventId(), fields.bookingId(), fields.status(), fields.state(),
                fields.price(), fields.currency(), fields.updatedAt(), raw);
    }

    @Override
    public String toString() {
        return "Ticket[" + provider + "/" + account + ", " + id + ", " + state + "]";
    }
}
