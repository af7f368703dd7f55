// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A booking to be made by the operation {@code createBooking}. Everything may be null; what a provider needs stands on
 * its page. {@link #toString()} shows the reference only.
 *
 * @param reference the name by which the booking can be found again; the header {@code CamelTicketAuthReference} wins
 * @param customer  who books, in the provider's fields
 * @param items     what is booked, in the provider's fields
 * @param start     when it begins, in ISO 8601; without an offset it is the time on the spot
 * @param raw       the request as the provider wants it; the fields beside it only fill what it lacks
 */
public record BookingRequest(
        String reference, Map<String, Object> customer, List<Map<String, Object>> items, String start,
        Map<String, Object> raw) {

    public BookingRequest {
        customer = customer == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(customer));
        items = items == null ? null : List.copyOf(items);
        raw = raw == null ? null : Collections.unmodifiableMap(new LinkedHashMap<>(raw));
    }

    @Override
    public String toString() {
        return "BookingRequest[" + reference + "]";
    }
}
