// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.camel.webhook.Once.Take;
import dev.ticketauth.camel.webhook.Once.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds wherever it is noted which pushes were done.
 */
abstract class OnceContract {

    static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    final StandingClock clock = new StandingClock();
    Once once;

    @Test
    void takenThenDone() {
        Take first = once.take("1");
        assertThat(first.turn()).isEqualTo(Turn.FIRST);
        assertThat(once.take("1").turn()).isEqualTo(Turn.BUSY);
        assertThat(once.take("2").turn()).isEqualTo(Turn.FIRST);

        once.done(first);

        assertThat(once.take("1").turn()).isEqualTo(Turn.SEEN);
        clock.advance(Duration.ofDays(30));
        assertThat(once.take("1").turn()).isEqualTo(Turn.SEEN);
    }

    @Test
    void whatIsReleasedCanBeTakenAtOnce() {
        once.release(once.take("1"));

        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);
    }

    @Test
    @Timeout(60)
    void oneOfFiftyIsFirst() throws Exception {
        int threads = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 50; round++) {
                String push = "push " + round;
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Turn>> turns = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    turns.add(pool.submit(() -> {
                        start.await();
                        return once.take(push).turn();
                    }));
                }
                start.countDown();
                List<Turn> all = new ArrayList<>();
                for (Future<Turn> turn : turns) {
                    all.add(turn.get());
                }
                assertThat(all).containsOnlyOnce(Turn.FIRST).doesNotContain(Turn.SEEN);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** The same with those who are first completing it, or failing the first time, while the others come. */
    @Test
    @Timeout(60)
    void itIsDoneOnceHoweverManyTryAgain() throws Exception {
        int threads = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        Set<String> doneTwice = ConcurrentHashMap.newKeySet();
        Set<String> done = ConcurrentHashMap.newKeySet();
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ends.add(pool.submit(() -> {
                    for (int push = 0; push < 200; push++) {
                        complete("push " + push, failedOnce, done, doneTwice);
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(done).hasSize(200);
        assertThat(doneTwice).isEmpty();
    }

    private void complete(String push, Set<String> failedOnce, Set<String> done, Set<String> doneTwice) {
        Take take = once.take(push);
        while (take.turn() != Turn.SEEN) {
            if (take.turn() == Turn.FIRST) {
                if (failedOnce.add(push)) {
                    once.release(take);
                } else {
                    if (!done.add(push)) {
                        doneTwice.add(push);
                    }
                    once.done(take);
                }
            }
            take = once.take(push);
        }
    }
}
