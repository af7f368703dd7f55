// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.Map;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.http.TrafficListener;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * Tells how long an operation took and how it ended, when the exchange does.
 *
 * @param ending what is to be done then anyway
 */
record OperationTimer(
        TrafficListener traffic, Clock clock, ApiConnection connection, String tenant, TicketAuthOperation operation,
        Exchange exchange, long begunNanos, AsyncCallback ending) implements AsyncCallback {

    private static final Map<Class<?>, String> OUTCOMES = Map.of(
            TicketAuthCredentialsException.class, "refused",
            TicketAuthClockException.class, "refused",
            TicketAuthRateLimitException.class, "rate_limited",
            TicketAuthTransportException.class, "no_answer",
            TicketAuthProviderException.class, "failed",
            BookingInDoubtException.class, "in_doubt",
            TicketAuthVerificationException.class, "unverified");

    @Override
    public void done(boolean doneSync) {
        // before the exchange goes on: it is another one then
        try {
            Exception failure = exchange.getException();
            String outcome = failure == null ? "success" : OUTCOMES.getOrDefault(failure.getClass(), "error");
            traffic.operated(
                    connection.provider(), knownTenant(), operation.name(), outcome,
                    Duration.ofNanos(clock.nanoTime() - begunNanos));
        } finally {
            // whatever a registry throws, the exchange ends
            ending.done(doneSync);
        }
    }

    // a message may name any: there would be meters of each
    private String knownTenant() {
        return tenant != null && connection.knows(tenant) ? tenant : null;
    }
}
