// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;

import dev.ticketauth.camel.auth.Clock;

/**
 * Both clocks stand until they are moved.
 */
public final class StandingClock implements Clock {

    private Instant now = Instant.parse("2026-03-01T12:00:00Z");
    private long nanos = Long.MAX_VALUE - 1_000;

    @Override
    public synchronized Instant now() {
        return now;
    }

    @Override
    public synchronized long nanoTime() {
        return nanos;
    }

    /** Time passes. */
    public synchronized void advance(Duration duration) {
        now = now.plus(duration);
        // runs over, as the real one may
        nanos += duration.toNanos();
    }

    /** Somebody sets the wall clock. */
    public synchronized void set(Instant wallClock) {
        now = wallClock;
    }
}
