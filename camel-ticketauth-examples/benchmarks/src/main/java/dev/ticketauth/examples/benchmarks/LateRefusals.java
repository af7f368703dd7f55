// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Refusals of one old token: its requests are held until so many are under way, and are then refused one after another,
 * so slowly that a login fits between two of them.
 */
final class LateRefusals {

    private static final Duration LONGEST_HOLD = Duration.ofSeconds(10);

    private final CountDownLatch arrivals;
    private final Duration gap;
    private final AtomicInteger turns = new AtomicInteger();
    private volatile long newestRefused;

    LateRefusals(int requests, Duration gap) {
        this.arrivals = new CountDownLatch(requests);
        this.gap = gap;
    }

    void from(long newest) {
        newestRefused = newest;
    }

    /** Returns when it is this request's turn to be answered. */
    boolean refuses(long token) {
        if (token > newestRefused) {
            return false;
        }
        try {
            if (arrivals.getCount() > 0) {
                int turn = turns.incrementAndGet();
                arrivals.countDown();
                arrivals.await(LONGEST_HOLD.toSeconds(), TimeUnit.SECONDS);
                TimeUnit.NANOSECONDS.sleep(gap.toNanos() * turn);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return true;
    }
}
