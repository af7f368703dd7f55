// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

import dev.ticketauth.camel.auth.Clock;

/**
 * A clock that one thread moves while others read it. Both of its faces show the same time, so a moment that one of
 * them showed can be compared with one that the other did.
 */
final class SharedClock implements Clock {

    private static final Instant ORIGIN = Instant.parse("2026-03-01T12:00:00Z");

    private final AtomicLong nanos = new AtomicLong();

    @Override
    public Instant now() {
        return ORIGIN.plusNanos(nanos.get());
    }

    @Override
    public long nanoTime() {
        return nanos.get();
    }

    long nanosAt(Instant moment) {
        return Duration.between(ORIGIN, moment).toNanos();
    }

    void advance(Duration duration) {
        nanos.addAndGet(duration.toNanos());
    }
}
