// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;

/** A clock that is off by an amount that can change at any time. */
final class ShiftedClock implements InstantSource {
    private static final Duration FURTHEST = Duration.ofDays(36_500);

    private final InstantSource source;
    private volatile Duration offset = Duration.ZERO;

    ShiftedClock(InstantSource source) {
        this.source = Objects.requireNonNull(source, "clock");
    }

    /** @param value positive for a clock that is ahead; at most 36,500 days either way */
    void shift(Duration value) {
        if (value.abs().compareTo(FURTHEST) > 0) {
            throw new IllegalArgumentException("A clock can be off by up to " + FURTHEST.toDays() + " days");
        }
        offset = value;
    }

    @Override
    public Instant instant() {
        return source.instant().plus(offset);
    }
}
