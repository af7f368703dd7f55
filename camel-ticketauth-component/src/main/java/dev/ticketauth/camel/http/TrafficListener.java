// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.util.function.DoubleSupplier;

/**
 * Is told what goes to providers and what comes from them. Called on the threads on which it happens, so it must be
 * quick and must not throw. Where nobody listens there is none, and nothing is measured.
 */
public interface TrafficListener {

    /** Why a request is sent again. */
    enum Repetition {
        /** The provider has refused it; the session or the key was renewed, or the clock corrected. */
        REFUSED,
        /** It has led to another place of the provider. */
        REDIRECTED,
        /** The provider was busy or could not be reached. */
        RETRIED
    }

    /**
     * An attempt has ended.
     *
     * @param tenant the tenant, or null
     * @param status the answer's HTTP status, or 0 when there was none
     */
    void sent(String provider, String tenant, String method, int status, Duration taken);

    /** A request is sent again. */
    void repeated(String provider, String tenant, Repetition why);

    /**
     * A request has had its turn under a rate limit.
     *
     * @param admitted whether it may be sent; otherwise its turn would have come too late
     */
    void hadTurn(String provider, String tenant, boolean admitted, Duration waited);

    /**
     * An operation of a producer has ended.
     *
     * @param outcome {@code success}, or what kind of failure it was
     */
    void operated(String provider, String tenant, String operation, String outcome, Duration taken);

    /**
     * A push was answered.
     *
     * @param status the HTTP status of our answer
     */
    void pushed(String provider, String tenant, int status);

    /**
     * A consumer has begun.
     *
     * @param  seconds how far it may be behind, NaN while that is not known
     * @return         ends the watch
     */
    Runnable consuming(String provider, String tenant, String route, DoubleSupplier seconds);
}
