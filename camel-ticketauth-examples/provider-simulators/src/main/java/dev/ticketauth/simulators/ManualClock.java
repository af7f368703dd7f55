// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.concurrent.ScheduledExecutorService;

/**
 * A clock that stands until a test moves it, and a {@linkplain #timer() timer} for what waits for it. Given to the
 * simulators and to the application under test, hours pass for both in no time:
 *
 * <pre>{@code
 * ManualClock clock = ManualClock.startingNow();
 * component.setClock(clock);
 * component.setTimer(clock.timer());
 * simulators = ProviderSimulators.builder().clock(clock).start();
 * // … the provider wants to be asked again in 30 seconds
 * clock.awaitWaiting(Duration.ofSeconds(10));
 * clock.advance(Duration.ofSeconds(30));
 * }</pre>
 * <p>
 * The {@code Date} header of the simulators keeps to the time of the machine. May be used by several threads at once.
 */
public final class ManualClock extends Clock {
    private final ManualTimer timer;

    private ManualClock(Instant start) {
        timer = new ManualTimer(Objects.requireNonNull(start, "start"));
    }

    /** Stands at this moment. */
    public static ManualClock startingAt(Instant start) {
        return new ManualClock(start);
    }

    /** Stands at the machine's present time. */
    public static ManualClock startingNow() {
        return new ManualClock(Instant.now());
    }

    @Override
    public Instant instant() {
        return timer.now();
    }

    /**
     * Lets time pass. What waits for a moment within it is done one after another in the order of these moments, each
     * with the clock at its own, on the thread that calls this.
     *
     * @param  duration                 zero or more
     * @throws IllegalArgumentException when it is negative: a clock that has to be wrong is that of a simulator, by
     *                                  {@link ProviderSimulator#setClockOffset(Duration)}
     */
    public void advance(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("Time does not pass backwards, by " + duration);
        }
        timer.advance(duration);
    }

    /**
     * What has to wait until some time has passed by this clock. A task without a delay is done at once, by whoever
     * hands it in; an exception of a repeated task ends its repetition.
     */
    public ScheduledExecutorService timer() {
        return timer;
    }

    /** How many tasks wait for their time. */
    public int waiting() {
        return timer.waiting();
    }

    /**
     * Waits, by the time of the machine, until at least one task waits for its time.
     *
     * @return whether that came to pass in this time
     */
    public boolean awaitWaiting(Duration longest) {
        return timer.awaitWaiting(longest);
    }

    /**
     * Forgets what waits, and stands at the machine's present time; a timer that was shut down takes tasks again. For
     * the time between two tests.
     */
    public void reset() {
        timer.reset(Instant.now());
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    /** A view of this clock in another zone, which moves with it. */
    @Override
    public Clock withZone(ZoneId zone) {
        return zone.equals(getZone()) ? this : new InZone(this, zone);
    }

    @Override
    public String toString() {
        return "manual clock at " + instant();
    }

    private static final class InZone extends Clock {
        private final Clock clock;
        private final ZoneId zone;

        private InZone(Clock clock, ZoneId zone) {
            this.clock = clock;
            this.zone = Objects.requireNonNull(zone, "zone");
        }

        @Override
        public Instant instant() {
            return clock.instant();
        }

        @Override
        public ZoneId getZone() {
            return zone;
        }

        @Override
        public Clock withZone(ZoneId other) {
            return clock.withZone(other);
        }
    }
}
