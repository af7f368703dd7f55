// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.time.Instant;

/**
 * Authenticates requests with one set of keys: a pure function of the request, the token and the time. Immutable and
 * called by many threads at once.
 */
@FunctionalInterface
public interface RequestAuthenticator {

    /**
     * What makes this request an authenticated one. Called anew for every attempt.
     *
     * @param request the request as it would leave without authentication
     * @param token   the session's token; null for a provider without sessions, and before the first login when a
     *                person asks for an explanation
     * @param now     the time by the provider's clock
     */
    Authentication authenticate(OutgoingRequest request, Token token, Instant now);

    /** Whether the bytes of the body take part, so that they must be at hand before the request leaves. */
    default boolean signsBody() {
        return false;
    }

    /** Whether method, host, path or query take part, so that a target must be known. */
    default boolean signsTarget() {
        return false;
    }

    /** Whether the time takes part, so that a clock that is off is a reason for a refusal. */
    default boolean signsTime() {
        return false;
    }

    /**
     * One of the headers it has added, as it may be shown to a person: secrets, signatures and tokens as their first
     * characters.
     */
    default String masked(String header, String value) {
        int blank = value.indexOf(' ');
        String scheme = value.substring(0, blank + 1);
        String secret = value.substring(blank + 1);
        // "<none yet>" stands for a token and is none
        return secret.startsWith("<") ? value : scheme + secret.substring(0, Math.min(4, secret.length() / 2)) + "…";
    }
}
