// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Sends pushes until they are taken or the plan of retries ends. Its threads are its own and end with it. */
final class PushSender implements AutoCloseable {
    private static final int CLIENT_THREADS = 2;
    private static final int GONE = 410;

    private final PushTarget target;
    private final InstantSource clock;
    private final PushLog log;
    /** As many as there may be pushes under way: each waits for its answer. */
    private final ThreadPoolExecutor workers;
    /** The HTTP client cannot do with the workers: they wait for it. */
    private final ThreadPoolExecutor clientThreads;
    private final ScheduledThreadPoolExecutor timer;
    private final HttpClient http;

    PushSender(String name, PushTarget target, int mostConcurrent, InstantSource clock, PushLog log) {
        this.target = target;
        this.clock = clock;
        this.log = log;
        workers = pool(mostConcurrent, daemons(name + "-push-"));
        clientThreads = pool(CLIENT_THREADS, daemons(name + "-push-http-"));
        // what comes after the end is dropped without a word, here and in the pools
        timer = new ScheduledThreadPoolExecutor(
                1, daemons(name + "-push-timer-"), new ThreadPoolExecutor.DiscardPolicy());
        // a proxy of the machine has no business with a loopback address
        http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).proxy(HttpClient.Builder.NO_PROXY)
                .followRedirects(HttpClient.Redirect.NEVER).executor(clientThreads).build();
    }

    /** How many pushes are under way at the same time from now on. */
    void concurrency(int count) {
        workers.setCorePoolSize(count);
    }

    /** Sends as soon as it is its turn. */
    void send(Push push) {
        workers.execute(() -> attempt(push, 1));
    }

    /** Does something small later. */
    void later(Duration delay, Runnable task) {
        timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    /**
     * What has not been sent stays unsent. The selector thread of the HTTP client, a daemon, ends when the client is
     * collected: before Java 21 there is no other way to end it.
     */
    @Override
    public void close() {
        timer.shutdownNow();
        workers.shutdownNow();
        clientThreads.shutdownNow();
    }

    private void attempt(Push push, int number) {
        Instant at = clock.instant();
        int status = 0;
        Duration retryAfter = Duration.ZERO;
        try {
            // not sendAsync, which takes a new thread for each answer on machines with two processors
            HttpResponse<Void> response = http.send(request(push, at), head -> new HeadOnly());
            status = response.statusCode();
            retryAfter = RetryAfter.of(response, Instant.now());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } catch (IOException e) {
            // no answer, or none in time: the status stays 0
        }
        settle(push, new PushAttempt(push.id(), push.record(), number, status, at), retryAfter);
    }

    private void settle(Push push, PushAttempt attempt, Duration retryAfter) {
        Optional<Duration> delay = attempt.delivered() || attempt.status() == GONE
                ? Optional.empty() : target.retries().delayAfter(attempt.number(), retryAfter);
        log.attempted(attempt, delay.isPresent());
        delay.ifPresent(time -> later(time, () -> workers.execute(() -> attempt(push, attempt.number() + 1))));
    }

    private HttpRequest request(Push push, Instant at) {
        HttpRequest.Builder request = HttpRequest.newBuilder(target.url()).timeout(target.timeout())
                .header("Content-Type", push.contentType()).POST(BodyPublishers.ofByteArray(push.body()));
        target.signing().headers(push.id(), at, push.body()).forEach(request::setHeader);
        target.headers().forEach(request::setHeader);
        return request.build();
    }

    private static ThreadPoolExecutor pool(int threads, ThreadFactory factory) {
        ThreadPoolExecutor pool = new ThreadPoolExecutor(
                threads, threads, 5, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), factory,
                new ThreadPoolExecutor.DiscardPolicy());
        pool.allowCoreThreadTimeOut(true);
        return pool;
    }

    private static ThreadFactory daemons(String prefix) {
        AtomicInteger number = new AtomicInteger();
        return task -> {
            Thread thread = new Thread(task, prefix + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
    }
}
