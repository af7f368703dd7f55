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
    private boolean closed;

    @Override
    public synchronized void execute(Runnable task) {
        if (closed) {
            throw new RejectedExecutionException("closed");
        }
        waiting.add(task);
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized void close() {
        closed = true;
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
