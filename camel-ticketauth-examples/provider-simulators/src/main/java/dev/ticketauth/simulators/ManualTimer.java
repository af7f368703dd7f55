// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.concurrent.AbstractExecutorService;
import java.util.concurrent.Callable;
import java.util.concurrent.Delayed;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.RunnableScheduledFuture;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;

/** The time of a {@link ManualClock} and the tasks that wait for it. Never runs a task while it holds its lock. */
final class ManualTimer extends AbstractExecutorService implements ScheduledExecutorService {
    private final PriorityQueue<Task<?>> tasks = new PriorityQueue<>();
    private Instant now;
    private long handedIn;
    private boolean shutDown;

    ManualTimer(Instant now) {
        this.now = now;
    }

    synchronized Instant now() {
        return now;
    }

    synchronized int waiting() {
        return tasks.size();
    }

    synchronized boolean awaitWaiting(Duration longest) {
        long end = System.nanoTime() + longest.toNanos();
        try {
            for (long left = longest.toNanos(); tasks.isEmpty() && left > 0; left = end - System.nanoTime()) {
                TimeUnit.NANOSECONDS.timedWait(this, left);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return !tasks.isEmpty();
    }

    void advance(Duration duration) {
        Instant end = now().plus(duration);
        for (Task<?> task = nextUntil(end); task != null; task = nextUntil(end)) {
            task.run();
        }
    }

    private synchronized Task<?> nextUntil(Instant end) {
        Task<?> next = tasks.peek();
        boolean due = next != null && !next.at.isAfter(end);
        Instant then = due ? next.at : end;
        if (then.isAfter(now)) {
            now = then;
        }
        return due ? tasks.poll() : null;
    }

    synchronized void reset(Instant time) {
        tasks.clear();
        now = time;
        shutDown = false;
    }

    @Override
    public ScheduledFuture<?> schedule(Runnable command, long delay, TimeUnit unit) {
        return schedule(Executors.callable(command), delay, unit);
    }

    @Override
    public <V> ScheduledFuture<V> schedule(Callable<V> callable, long delay, TimeUnit unit) {
        return handIn(new Task<>(callable, after(delay, unit), null, false));
    }

    @Override
    public ScheduledFuture<?> scheduleAtFixedRate(Runnable command, long initialDelay, long period, TimeUnit unit) {
        return handIn(new Task<>(Executors.callable(command), after(initialDelay, unit), period(period, unit), true));
    }

    @Override
    public ScheduledFuture<?> scheduleWithFixedDelay(Runnable command, long initialDelay, long delay, TimeUnit unit) {
        return handIn(new Task<>(Executors.callable(command), after(initialDelay, unit), period(delay, unit), false));
    }

    @Override
    public void execute(Runnable command) {
        schedule(command, 0, TimeUnit.NANOSECONDS);
    }

    private static Duration period(long length, TimeUnit unit) {
        if (length <= 0) {
            throw new IllegalArgumentException("A task can't be repeated every " + length + " " + unit);
        }
        return Duration.of(length, unit.toChronoUnit());
    }

    private synchronized Instant after(long delay, TimeUnit unit) {
        return delay <= 0 ? now : now.plus(delay, unit.toChronoUnit());
    }

    private <V> Task<V> handIn(Task<V> task) {
        boolean due;
        synchronized (this) {
            if (shutDown) {
                throw new RejectedExecutionException("The timer is shut down");
            }
            task.number = handedIn++;
            due = !task.at.isAfter(now);
            if (!due) {
                tasks.add(task);
                notifyAll();
            }
        }
        if (due) {
            task.run();
        }
        return task;
    }

    private synchronized void again(Task<?> task) {
        if (!shutDown) {
            task.at = (task.fixedRate ? task.at : now).plus(task.period);
            tasks.add(task);
            notifyAll();
        }
    }

    private synchronized void drop(Task<?> task) {
        tasks.remove(task);
    }

    @Override
    public synchronized void shutdown() {
        shutdownNow();
    }

    /** What waits is not done any more: the time it waits for may never come. */
    @Override
    public synchronized List<Runnable> shutdownNow() {
        shutDown = true;
        List<Runnable> left = new ArrayList<>(tasks);
        tasks.clear();
        return left;
    }

    @Override
    public synchronized boolean isShutdown() {
        return shutDown;
    }

    @Override
    public boolean isTerminated() {
        return isShutdown();
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return isShutdown();
    }

    private final class Task<V> extends FutureTask<V> implements RunnableScheduledFuture<V> {
        private final Duration period;
        private final boolean fixedRate;
        private Instant at;
        private long number;

        /** @param period null for a task that is done once */
        private Task(Callable<V> work, Instant at, Duration period, boolean fixedRate) {
            super(work);
            this.at = at;
            this.period = period;
            this.fixedRate = fixedRate;
        }

        @Override
        public void run() {
            if (!isPeriodic()) {
                super.run();
            } else if (runAndReset()) {
                again(this);
            }
        }

        @Override
        public boolean isPeriodic() {
            return period != null;
        }

        @Override
        public boolean cancel(boolean mayInterruptIfRunning) {
            drop(this);
            return super.cancel(mayInterruptIfRunning);
        }

        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(now().until(at, ChronoUnit.NANOS), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            Task<?> that = (Task<?>) other;
            int order = at.compareTo(that.at);
            return order != 0 ? order : Long.compare(number, that.number);
        }
    }
}
