// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.Token;

/**
 * A token with the moments that its expiry is counted from, on the monotonic clock.
 */
final class HeldToken {

    // longer than anything that a nanosecond clock is compared with; a provider that says more means "for ever"
    private static final Duration LONGEST_LIFETIME = Duration.ofDays(366);

    private static final Duration LONGEST_USUAL_AHEAD = Duration.ofMinutes(10);
    private static final int USUAL_AHEAD_SHARE = 10;
    private static final double JITTER_SHARE = 0.25;

    private final Token token;
    private final long lifetimeNanos;
    private final long bornNanos;
    private final long usualAheadNanos;
    private final double jitter;
    private boolean uncured;

    private volatile long countedFromNanos;
    private volatile boolean accepted;

    /** @param random a number from 0 to 1 that moves the renewal ahead of expiry */
    HeldToken(Token token, Clock clock, double random) {
        this.token = token;
        this.lifetimeNanos = clamp(token.lifetime(), LONGEST_LIFETIME);
        this.jitter = 1 + JITTER_SHARE * random;
        this.usualAheadNanos = spread(Math.min(lifetimeNanos / USUAL_AHEAD_SHARE, LONGEST_USUAL_AHEAD.toNanos()));
        // one that another node received is not young any more
        this.bornNanos = clock.nanoTime() - clamp(Duration.between(token.issuedAt(), clock.now()), LONGEST_LIFETIME);
        this.countedFromNanos = bornNanos;
    }

    private static long clamp(Duration duration, Duration longest) {
        if (duration.isNegative()) {
            return 0;
        }
        return duration.compareTo(longest) > 0 ? longest.toNanos() : duration.toNanos();
    }

    Token token() {
        return token;
    }

    /** What is left of its life; zero or less when it is over. */
    long leftNanos(long now) {
        return lifetimeNanos - (now - countedFromNanos);
    }

    /**
     * With how much of its life left it is renewed: earlier than asked for by up to a quarter, so that tokens that were
     * given together are not renewed together, and not before half its life is over, or every call would log in.
     *
     * @param asked nanoseconds, or less than 0 for the usual share of the lifetime
     */
    long aheadNanos(long asked) {
        return asked < 0 ? usualAheadNanos : spread(asked);
    }

    private long spread(long aheadNanos) {
        return (long) Math.min(aheadNanos * jitter, lifetimeNanos / 2d);
    }

    /** How long ago it was issued. */
    long ageNanos(long now) {
        return now - bornNanos;
    }

    /** The provider has accepted it: where inactivity ends it, that is counted from now. */
    void accepted(long now) {
        if (token.expiration() == Token.Expiration.AFTER_LAST_USE) {
            countedFromNanos = now;
        }
        if (!accepted) {
            accepted = true;
        }
    }

    /** Whether the provider has accepted it at least once. */
    boolean isAccepted() {
        return accepted;
    }

    /** Notes, for the session's {@link Suspicion}, that it cured nothing; true the first time. */
    boolean noteUncured() {
        boolean first = !uncured;
        uncured = true;
        return first;
    }
}
