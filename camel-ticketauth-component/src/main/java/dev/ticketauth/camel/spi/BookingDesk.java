// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * How a provider takes bookings and cancellations. Immutable.
 */
public interface BookingDesk {

    /** What a desk can do. */
    enum Action {
        CREATE,
        CANCEL
    }

    /** What this one does. */
    Set<Action> actions();

    /**
     * Looks whether the endpoint has what an action needs, before a route starts.
     *
     * @throws IllegalArgumentException naming the option that is missing
     */
    default void require(Action action) {
    }

    /**
     * Whether a booking can carry a reference by which it is found again. If so, every order has one: it is made up
     * when the route gives none.
     */
    boolean keepsReferences();

    /**
     * Books.
     *
     * @return                          the booking as the provider has it, which {@link Resource#read} understands
     * @throws IllegalArgumentException when the order lacks something, naming it; nothing was booked then
     */
    JsonNode create(BookingOrder order, ApiCalls calls);

    /**
     * Cancels a booking. Cancelling one that is cancelled already is no failure.
     *
     * @param  id                       the provider's id
     * @param  params                   the provider's own parameters by name
     * @return                          the booking as the provider has it afterwards
     * @throws IllegalArgumentException when a parameter is missing or wrong, naming it
     */
    JsonNode cancel(String id, Map<String, Object> params, ApiCalls calls);
}
