// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.util.concurrent.TimeUnit;

import dev.ticketauth.camel.auth.Clock;

/**
 * How far a consumer may be behind its source: what had changed when its last whole round began is consumed.
 */
public final class Lag {

    private final Clock clock;
    private long begunNanos;
    private boolean ended;
    private volatile Long upToNanos;

    public Lag(Clock clock) {
        this.clock = clock;
    }

    /** A round begins. */
    public void begins() {
        begunNanos = clock.nanoTime();
        ended = false;
    }

    /** The source has nothing more in this round. */
    public void ends() {
        ended = true;
    }

    /** The round is given up: what is completed from now on belongs to another one. */
    public void breaksOff() {
        ended = false;
    }

    /** All records so far are completed. */
    public void completed() {
        if (ended) {
            ended = false;
            upToNanos = begunNanos;
        }
    }

    /** Seconds, or NaN before the end of the first round. */
    public double seconds() {
        Long upTo = upToNanos;
        return upTo == null ? Double.NaN : (clock.nanoTime() - upTo) / (double) TimeUnit.SECONDS.toNanos(1);
    }
}
