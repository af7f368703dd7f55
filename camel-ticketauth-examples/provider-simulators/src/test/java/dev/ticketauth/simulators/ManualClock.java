package dev.ticketauth.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicReference;

/** A clock that moves only when a test moves it. */
final class ManualClock implements InstantSource {
    private final AtomicReference<Instant> now;

    ManualClock(String start) {
        now = new AtomicReference<>(Instant.parse(start));
    }

    @Override
    public Instant instant() {
        return now.get();
    }

    void advance(Duration step) {
        now.updateAndGet(instant -> instant.plus(step));
    }
}
