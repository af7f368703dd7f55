// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;

/**
 * What a provider's record says about a ticket. Everything but {@code id} and {@code state} may be null.
 *
 * @param id        the provider's id as text
 * @param eventId   what it is a ticket for
 * @param bookingId the booking that holds it
 * @param status    the provider's own word
 * @param state     what that means
 * @param price     the price, exactly
 * @param currency  the currency as the provider names it, an ISO 4217 code where it has one
 * @param updatedAt when it changed last
 */
public record TicketFields(
        String id, String eventId, String bookingId, String status, RecordState state, BigDecimal price, String currency,
        Instant updatedAt) {

    public TicketFields {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
    }
}
