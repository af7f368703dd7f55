// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * Both clocks from one source that somebody moves, and never backwards.
 */
public final class SourceClock implements Clock {

    private final InstantSource source;
    private final Instant origin;

    public SourceClock(InstantSource source) {
        this.source = source;
        this.origin = source.instant();
    }

    @Override
    public Instant now() {
        return source.instant();
    }

    @Override
    public long nanoTime() {
        return origin.until(source.instant(), ChronoUnit.NANOS);
    }
}
