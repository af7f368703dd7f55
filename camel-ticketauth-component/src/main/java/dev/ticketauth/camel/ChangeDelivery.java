// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings changes to where they are safe, each once.
 */
interface ChangeDelivery {

    /** How it went. */
    enum Outcome {
        /** It is where it should be, or was not wanted. */
        DONE,
        /** It was done before. */
        SEEN,
        /** Another one has it under way. */
        BUSY,
        /** It can't be taken now: there is no room, or what is needed for it is not there. */
        UNAVAILABLE,
        /** It failed, and may be sent again. */
        FAILED
    }

    /**
     * @param key     what tells the push from others: the same for all repetitions of it
     * @param change  what it says
     * @param headers the headers that the route may see
     * @param outcome told once, on any thread; nothing is thrown
     */
    void deliver(String key, TicketAuthChange change, Map<String, Object> headers, Consumer<Outcome> outcome);
}
