// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The last 1,000 attempts, how many pushes there were, and whether any of them is left. */
final class PushLog {
    private static final int KEPT = 1_000;

    private final Deque<PushAttempt> last = new ArrayDeque<>(KEPT);
    private long pushes;
    private long attempts;
    private long delivered;
    private long givenUp;
    private boolean closed;

    synchronized void pushed() {
        pushes++;
    }

    /** @param retried whether another attempt follows */
    synchronized void attempted(PushAttempt attempt, boolean retried) {
        if (last.size() == KEPT) {
            last.removeFirst();
        }
        last.addLast(attempt);
        attempts++;
        if (attempt.delivered()) {
            delivered++;
        } else if (!retried) {
            givenUp++;
        }
        if (isIdle()) {
            notifyAll();
        }
    }

    synchronized PushCounts counts() {
        return new PushCounts(pushes, attempts, delivered, givenUp);
    }

    synchronized List<PushAttempt> last() {
        return List.copyOf(last);
    }

    synchronized boolean awaitIdle(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toNanos(); !isIdle() && !closed && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return isIdle();
    }

    /** Nobody needs to wait any longer. */
    synchronized void close() {
        closed = true;
        notifyAll();
    }

    private boolean isIdle() {
        return pushes == delivered + givenUp;
    }
}
