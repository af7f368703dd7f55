// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;

/**
 * Runs what it was given when it is told to, on the thread that tells it.
 */
final class ManualExecutor implements Executor {

    private final Deque<Runnable> waiting = new ArrayDeque<>();
    private boolean refuses;

    @Override
    public synchronized void execute(Runnable task) {
        if (refuses) {
            refuses = false;
            throw new RejectedExecutionException("full");
        }
        waiting.add(task);
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void refuseNext() {
        refuses = true;
    }

    /** Runs the task that has waited longest. */
    void runNext() {
        Runnable task;
        synchronized (this) {
            task = waiting.remove();
        }
        task.run();
    }
}
