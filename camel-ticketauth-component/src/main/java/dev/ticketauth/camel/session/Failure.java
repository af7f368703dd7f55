// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;

/**
 * What went wrong with a request or a login, as a value.
 *
 * @param kind         what a person has to look at
 * @param status       the HTTP status, or 0 when there was no answer
 * @param providerCode the provider's own code, or null
 * @param message      what happened and what to do, without secrets
 * @param retryable    whether the same request may succeed later
 * @param retryAfter   how long the provider asked to wait, or null
 */
public record Failure(
        Kind kind, int status, String providerCode, String message, boolean retryable, Duration retryAfter) {

    /** What a person has to look at. */
    public enum Kind {
        CREDENTIALS,
        CLOCK,
        RATE_LIMIT,
        TRANSPORT,
        PROVIDER
    }

    /** Without a status, a code or a wait. */
    public static Failure of(Kind kind, String message, boolean retryable) {
        return new Failure(kind, 0, null, message, retryable, null);
    }
}
