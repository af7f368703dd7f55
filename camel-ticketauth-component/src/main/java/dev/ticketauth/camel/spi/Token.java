// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;

/**
 * A session's token. {@link #toString()} does not show it.
 *
 * @param value      the token as the provider issued it; no control characters and no blanks
 * @param issuedAt   when it was received
 * @param lifetime   how long it lives, more than zero
 * @param expiration what the lifetime is counted from
 */
public record Token(String value, Instant issuedAt, Duration lifetime, Expiration expiration) implements Serializable {

    /** What a token's lifetime is counted from. */
    public enum Expiration {
        /** From the moment it was issued. */
        AFTER_ISSUE,
        /** From the last request that the provider accepted it for. */
        AFTER_LAST_USE
    }

    public Token {
        Objects.requireNonNull(issuedAt, "issuedAt");
        Objects.requireNonNull(expiration, "expiration");
        if (lifetime == null || lifetime.isNegative() || lifetime.isZero()) {
            throw new IllegalArgumentException("the lifetime of a token must be more than zero, not " + lifetime);
        }
        if (value == null || value.isEmpty()) {
            throw new IllegalArgumentException("the token is empty");
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c <= ' ' || c >= 0x7f) {
                throw new IllegalArgumentException(
                        "the token holds a character that no HTTP header may carry, at position " + (i + 1));
            }
        }
    }

    @Override
    public String toString() {
        return "Token[***, issuedAt=" + issuedAt + ", lifetime=" + lifetime + ", " + expiration + "]";
    }
}
