// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A number of threads that begin the same task at the same moment.
 */
final class Crowd implements AutoCloseable {

    private final int count;
    private final ExecutorService threads;

    Crowd(int count) {
        this.count = count;
        this.threads = Executors.newFixedThreadPool(count, task -> {
            Thread thread = new Thread(task, "caller");
            // one that is stuck must not keep the program
            thread.setDaemon(true);
            return thread;
        });
    }

    /** Seconds from the first to the last. */
    double run(Callable<?> task) throws Exception {
        return run(task, Duration.ofDays(1));
    }

    /**
     * The same with a limit.
     *
     * @throws TimeoutException when one of them takes longer; it is interrupted by {@link #close()}
     */
    double run(Callable<?> task, Duration limit) throws Exception {
        CountDownLatch ready = new CountDownLatch(count);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<?>> callers = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            callers.add(threads.submit(() -> {
                ready.countDown();
                go.await();
                return task.call();
            }));
        }
        ready.await();
        long begin = System.nanoTime();
        go.countDown();
        for (Future<?> caller : callers) {
            caller.get(Math.max(0, limit.toNanos() - (System.nanoTime() - begin)), TimeUnit.NANOSECONDS);
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    @Override
    public void close() {
        threads.shutdownNow();
    }
}
