// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Has what concerns one record done one after the other, so that an older state can't end behind a newer one.
 */
public final class Turns {

    // each holds a thread of the HTTP server
    private static final int MOST_WAITING = 10;

    private final ConcurrentHashMap<String, Queue<Runnable>> waiting = new ConcurrentHashMap<>();
    private final Executor executor;

    /** @param executor runs what had to wait */
    public Turns(Executor executor) {
        this.executor = executor;
    }

    /**
     * Runs something, now or when what came before has {@linkplain #ended ended}.
     *
     * @return false when too much is waiting already
     */
    public boolean run(String record, Runnable work) {
        boolean[] isFirst = new boolean[1];
        boolean[] isFull = new boolean[1];
        waiting.compute(record, (key, queue) -> {
            if (queue == null) {
                isFirst[0] = true;
                return new ArrayDeque<>(0);
            }
            isFull[0] = queue.size() >= MOST_WAITING || !queue.add(work);
            return queue;
        });
        if (isFirst[0]) {
            work.run();
        }
        return !isFull[0];
    }

    /** What was run last has ended. */
    public void ended(String record) {
        Runnable[] next = new Runnable[1];
        waiting.computeIfPresent(record, (key, queue) -> {
            next[0] = queue.poll();
            return next[0] == null ? null : queue;
        });
        if (next[0] != null) {
            try {
                executor.execute(next[0]);
            } catch (RejectedExecutionException e) {
                // all is being stopped, but somebody waits for an answer
                next[0].run();
            }
        }
    }
}
