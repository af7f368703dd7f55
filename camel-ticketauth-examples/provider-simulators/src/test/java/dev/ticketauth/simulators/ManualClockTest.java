// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ManualClockTest {
    private static final Instant START = Instant.parse("2026-06-01T12:00:00Z");
    private static final Duration LONG = Duration.ofSeconds(30);

    private final ManualClock clock = ManualClock.startingAt(START);
    private final List<String> done = new ArrayList<>();

    @Test
    void standsUntilItIsMoved() {
        assertThat(clock.instant()).isEqualTo(START).isEqualTo(clock.instant());

        clock.advance(Duration.ofHours(4));

        assertThat(clock.instant()).isEqualTo(START.plus(Duration.ofHours(4)));
        assertThat(clock.withZone(ZoneId.of("Europe/Berlin")).instant()).isEqualTo(clock.instant());
        assertThatThrownBy(() -> clock.advance(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("does not pass backwards");
    }

    @Test
    void doesWhatIsDueInTheOrderOfTimeAtItsTime() {
        note("late", 30);
        note("early", 10);
        note("beyond", 31);

        clock.advance(Duration.ofSeconds(30));

        assertThat(done).containsExactly("early at 10", "late at 30");
        assertThat(clock.waiting()).isEqualTo(1);
    }

    @Test
    void doesAtOnceWhatNeedsNoTime() {
        note("now", 0);
        clock.timer().execute(() -> done.add("executed"));

        assertThat(done).containsExactly("now at 0", "executed");
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void whatATaskHandsInIsDoneInTheSameStretch() {
        clock.timer().schedule(() -> note("second", 10), 10, TimeUnit.SECONDS);

        clock.advance(Duration.ofSeconds(20));

        assertThat(done).containsExactly("second at 20");
    }

    @Test
    void repeatsUntilItIsCancelledOrFails() {
        ScheduledFuture<?> rate = clock.timer().scheduleAtFixedRate(() -> done.add("rate"), 1, 2, TimeUnit.SECONDS);
        clock.timer().scheduleWithFixedDelay(() -> {
            done.add("delay");
            throw new IllegalStateException("once is enough");
        }, 2, 1, TimeUnit.SECONDS);

        clock.advance(Duration.ofSeconds(5));
        rate.cancel(false);
        clock.advance(Duration.ofSeconds(5));

        assertThat(done).containsExactly("rate", "delay", "rate", "rate");
        assertThat(clock.waiting()).isZero();
    }

    @Test
    void tellsWhenSomethingWaits() {
        CompletableFuture<Boolean> waiting = CompletableFuture.supplyAsync(() -> clock.awaitWaiting(LONG));

        note("later", 1);

        assertThat(waiting).succeedsWithin(LONG).isEqualTo(true);
        clock.advance(Duration.ofSeconds(1));
        assertThat(clock.awaitWaiting(Duration.ZERO)).isFalse();
    }

    @Test
    void forgetsWhatWaitsWhenItIsReset() {
        note("never", 1);

        clock.reset();
        clock.advance(Duration.ofDays(1));

        assertThat(done).isEmpty();
        assertThat(clock.instant()).isAfter(START);
    }

    @Test
    void takesNothingOnceItsTimerIsShutDown() {
        note("never", 1);

        assertThat(clock.timer().shutdownNow()).hasSize(1);

        assertThat(clock.timer().isTerminated()).isTrue();
        assertThatThrownBy(() -> note("more", 1)).isInstanceOf(RejectedExecutionException.class);
    }

    @Test
    void takesTasksAgainWhenItIsResetAfterAShutdown() {
        clock.timer().shutdown();

        clock.reset();

        assertThat(clock.timer().isShutdown()).isFalse();
        clock.timer().schedule(() -> done.add("again"), 1, TimeUnit.SECONDS);
        clock.advance(Duration.ofSeconds(1));
        assertThat(done).containsExactly("again");
    }

    private void note(String what, long seconds) {
        clock.timer().schedule(() -> {
            done.add(what + " at " + Duration.between(START, clock.instant()).toSeconds());
        }, seconds, TimeUnit.SECONDS);
    }
}
