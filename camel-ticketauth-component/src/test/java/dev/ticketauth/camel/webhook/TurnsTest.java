// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

class TurnsTest {

    private static final int MOST_WAITING = 10;

    private final Queue<Runnable> executor = new ArrayDeque<>();
    private final Turns turns = new Turns(executor::add);
    private final List<String> begun = new ArrayList<>();

    private boolean run(String record, String work) {
        return turns.run(record, () -> begun.add(work));
    }

    /** What was run last ends, and the executor does what it has got of it. */
    private void end(String record) {
        turns.ended(record);
        Runnable next = executor.poll();
        if (next != null) {
            next.run();
        }
    }

    @Test
    void oneIsRunAfterTheOtherInTheOrderInWhichTheyCame() {
        for (String work : List.of("a", "b", "c")) {
            assertThat(run("1", work)).isTrue();
        }
        assertThat(begun).containsExactly("a");

        end("1");
        assertThat(begun).containsExactly("a", "b");
        end("1");
        assertThat(begun).containsExactly("a", "b", "c");
        end("1");
        assertThat(executor).isEmpty();
    }

    @Test
    void recordsDoNotWaitForEachOther() {
        run("1", "a");
        run("2", "b");
        run("2", "c");
        run("3", "d");
        assertThat(begun).containsExactly("a", "b", "d");

        end("1");
        assertThat(begun).hasSize(3);
        end("2");
        assertThat(begun).containsExactly("a", "b", "d", "c");
    }

    @Test
    void whatEndsLeavesNothingBehind() {
        run("1", "a");
        end("1");

        run("1", "b");
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    void soManyWaitAndNoMore() {
        run("1", "first");
        for (int i = 0; i < MOST_WAITING; i++) {
            assertThat(run("1", "waiting" + i)).isTrue();
        }
        assertThat(run("1", "refused")).isFalse();
        assertThat(run("2", "other")).isTrue();

        end("1");
        assertThat(run("1", "last")).isTrue();
        assertThat(run("1", "refused")).isFalse();
        for (int i = 0; i < MOST_WAITING + 1; i++) {
            end("1");
        }
        assertThat(begun).hasSize(MOST_WAITING + 3).doesNotContain("refused").endsWith("last");
    }

    @Test
    void whatEndsAtOnceIsFollowedByWhatComesAtOnce() {
        for (int i = 0; i < 100; i++) {
            assertThat(turns.run("1", () -> turns.ended("1"))).isTrue();
        }
        assertThat(executor).isEmpty();
    }

    /** What waited is not run by the thread that has ended: a long row of them would be one deep call. */
    @Test
    void whatWaitedRunsInTheExecutor() {
        run("1", "a");
        run("1", "b");

        turns.ended("1");
        assertThat(begun).containsExactly("a");
        executor.remove().run();
        assertThat(begun).containsExactly("a", "b");
    }

    @Test
    @Timeout(60)
    void neverTwoOfARecordAtATimeAndNoneIsForgotten() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(8);
        try {
            Turns shared = new Turns(pool);
            Map<String, AtomicInteger> underWay = new ConcurrentHashMap<>();
            List<String> overlaps = Collections.synchronizedList(new ArrayList<>());
            AtomicInteger accepted = new AtomicInteger();
            AtomicInteger ended = new AtomicInteger();
            CountDownLatch senders = new CountDownLatch(8);
            for (int sender = 0; sender < 8; sender++) {
                pool.execute(() -> {
                    for (int i = 0; i < 2_000; i++) {
                        String record = String.valueOf(i % 3);
                        boolean isTaken = shared.run(record, () -> {
                            AtomicInteger count = underWay.computeIfAbsent(record, key -> new AtomicInteger());
                            if (count.incrementAndGet() != 1) {
                                overlaps.add(record);
                            }
                            Thread.yield();
                            count.decrementAndGet();
                            ended.incrementAndGet();
                            shared.ended(record);
                        });
                        if (isTaken) {
                            accepted.incrementAndGet();
                        }
                    }
                    senders.countDown();
                });
            }
            senders.await();
            await().until(() -> ended.get() == accepted.get());

            assertThat(overlaps).isEmpty();
            assertThat(accepted.get()).isPositive();
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
        }
    }
}
