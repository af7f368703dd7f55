package dev.ticketauth.camel;

import java.util.Map;
import java.util.function.Consumer;

/**
 * Brings changes to where they are safe, each once.
 */
interface ChangeDelivery {

    /** How it went. */
    enum Outcome {
        /** It is where it should be, now or from an earlier time, or was not wanted. */
        DONE,
        /** Another one has it under way. */
        BUSY,
        /** There is no room now. */
        FULL,
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
