// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.time.Instant;

/**
 * The only place where time comes from. The wall clock is for values that a provider reads; how long something takes is
 * measured on the monotonic one, which nobody sets.
 */
public interface Clock {

    /** The machine's clocks. */
    Clock SYSTEM = new Clock() {

        @Override
        public Instant now() {
            return Instant.now();
        }

        @Override
        public long nanoTime() {
            return System.nanoTime();
        }
    };

    /** The wall clock. */
    Instant now();

    /** The monotonic clock, in nanoseconds from an arbitrary origin. */
    long nanoTime();
}
