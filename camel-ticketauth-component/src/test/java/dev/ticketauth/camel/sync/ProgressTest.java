// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.camel.Caller;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ProgressTest {

    private final Progress<String> progress = new Progress<>();

    @Test
    void reachesNoFartherThanEverythingBeforeIsCompleted() {
        Delivery<String> first = progress.begin(listed("a", 10));
        Delivery<String> second = progress.begin(listed("b", 20));
        progress.end(second, true);
        assertThat(progress.advance()).isEmpty();

        progress.end(first, true);
        assertThat(progress.advance()).contains(at(20));
        assertThat(progress.advance()).isEmpty();
    }

    @Test
    void neverGoesBack() {
        progress.end(progress.begin(listed("a", 30)), true);
        progress.end(progress.begin(listed("b", 10)), true);
        progress.end(progress.begin(new Listed<>("c", "c", null, null, 1)), true);

        assertThat(progress.advance()).contains(at(30));
    }

    @Test
    void stopsBeforeARecordThatFailed() {
        Delivery<String> first = progress.begin(listed("a", 10));
        Delivery<String> failing = progress.begin(listed("b", 20));
        Delivery<String> third = progress.begin(listed("c", 30));
        progress.end(first, true);
        progress.end(third, true);
        progress.end(failing, false);

        assertThat(progress.hasFailed()).isTrue();
        assertThat(progress.advance()).contains(at(10));
        assertThat(progress.takeFailed()).extracting(Listed::id).containsExactly("b");
        assertThat(progress.hasFailed()).isFalse();
        assertThat(progress.takeCompleted()).isEqualTo(2);

        progress.end(progress.begin(listed("b", 20)), true);
        assertThat(progress.advance()).contains(at(20));
    }

    @Test
    void recordsThatPassCountOnlyWhenNothingIsUnderWay() {
        progress.pass(listed("a", 10));
        assertThat(progress.advance()).contains(at(10));

        Delivery<String> underWay = progress.begin(listed("b", 20));
        progress.pass(listed("c", 30));
        assertThat(progress.advance()).isEmpty();
        progress.end(underWay, true);
        assertThat(progress.advance()).contains(at(20));
    }

    @Test
    void waitsForRoomAndForTheEndOfAnId() throws Exception {
        Delivery<String> first = progress.begin(listed("a", 10));
        progress.begin(listed("b", 20));
        CompletableFuture<Void> room = waiting(() -> progress.awaitAtMost(1, () -> true));
        CompletableFuture<Void> end = waiting(() -> progress.awaitEndOf("a", () -> true));
        CompletableFuture<Void> givenUp = waiting(() -> progress.awaitAtMost(0, () -> false));
        givenUp.get(10, TimeUnit.SECONDS);
        assertThat(room).isNotDone();
        assertThat(end).isNotDone();

        progress.end(first, true);
        room.get(10, TimeUnit.SECONDS);
        end.get(10, TimeUnit.SECONDS);
        assertThat(progress.underWay()).isEqualTo(1);
    }

    private interface Waiting {

        void run() throws InterruptedException;
    }

    private static CompletableFuture<Void> waiting(Waiting waiting) {
        return CompletableFuture.runAsync(() -> {
            try {
                waiting.run();
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
        }, Caller::start);
    }

    private static Listed<String> listed(String id, long second) {
        return new Listed<>(id, id, at(second), at(second), second);
    }

    private static Instant at(long second) {
        return Instant.ofEpochSecond(second);
    }
}
