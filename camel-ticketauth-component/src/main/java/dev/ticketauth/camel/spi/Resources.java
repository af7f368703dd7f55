// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * What a provider has beyond single requests: lists, tickets, bookings. A pure description, like {@link ProviderApi}.
 */
public interface Resources {

    /**
     * A way through the pages of any list, with the paging that the provider has for this path.
     *
     * @param path      the path as the provider's documentation has it, with a slash in front and none at the end,
     *                  without query
     * @param selection with the parameters of the query that the route may have put behind the path
     */
    Walk list(String path, Selection selection);

    /** What is sold or traded. */
    default Optional<Resource<TicketFields>> tickets() {
        return Optional.empty();
    }

    /** What reserves it. */
    default Optional<Resource<BookingFields>> bookings() {
        return Optional.empty();
    }

    /** How to book. */
    default Optional<BookingDesk> bookingDesk() {
        return Optional.empty();
    }

    /** What the provider sends by itself when something changes; empty when it has to be asked. */
    default Optional<Pushes> pushes() {
        return Optional.empty();
    }

    /** What the provider calls the account that an endpoint works for; empty when it has no name for it. */
    default Optional<String> account() {
        return Optional.empty();
    }

    /**
     * Whether an answer with a good status reports a failure all the same.
     *
     * @param  envelope the answer, for a list without its items
     * @return          what the provider says, or {@link ProviderError#NONE} when all is well
     */
    default ProviderError failureIn(JsonNode envelope) {
        return ProviderError.NONE;
    }
}
