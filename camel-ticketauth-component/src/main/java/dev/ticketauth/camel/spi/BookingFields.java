// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/**
 * What a provider's record says about a booking. Everything but {@code id}, {@code state} and {@code ticketIds} may be
 * null.
 *
 * @param id        the provider's id as text
 * @param reference the name by which people, or the system that booked, speak of it
 * @param status    the provider's own word
 * @param state     what that means
 * @param total     what it costs, exactly
 * @param currency  the currency as the provider names it, an ISO 4217 code where it has one
 * @param startsAt  when what was booked begins
 * @param createdAt when it was made
 * @param updatedAt when it changed last
 * @param ticketIds the ids of its tickets
 */
public record BookingFields(
        String id, String reference, String status, RecordState state, BigDecimal total, String currency, Instant startsAt,
        Instant createdAt, Instant updatedAt, List<String> ticketIds) {

    public BookingFields {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(state, "state");
        ticketIds = List.copyOf(ticketIds);
    }
}
