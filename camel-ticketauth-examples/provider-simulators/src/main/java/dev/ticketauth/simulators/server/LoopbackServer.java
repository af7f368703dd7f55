// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;

/** The JDK's HTTP server on 127.0.0.1, with threads that end with it. */
public final class LoopbackServer implements AutoCloseable {
    private static final String HOST = "127.0.0.1";
    private static final int BACKLOG = 512;
    private static final int THREADS = 64;

    static {
        // read once, when the JDK's server is first used: without the first one a kept connection waits 40 ms per request
        setDefault("sun.net.httpserver.nodelay", "true");
        setDefault("sun.net.httpserver.maxIdleConnections", "1000");
    }

    private final HttpServer server;
    private final ThreadPoolExecutor threads;
    private final CountDownLatch closed = new CountDownLatch(1);

    /**
     * Takes the port; requests wait until {@link #start()}.
     *
     * @param name for thread names and messages, such as "tt simulator"
     * @param port 0 for any free one
     */
    public LoopbackServer(String name, int port, HttpHandler handler) {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), port), BACKLOG);
        } catch (IOException e) {
            throw new UncheckedIOException("The " + name + " cannot listen on " + HOST + ":" + port, e);
        }
        AtomicInteger number = new AtomicInteger();
        threads = new ThreadPoolExecutor(THREADS, THREADS, 30, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), task -> {
            Thread thread = new Thread(task, name.replace(' ', '-') + "-" + number.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        });
        threads.allowCoreThreadTimeOut(true);
        server.setExecutor(threads);
        server.createContext("/", handler);
    }

    public void start() {
        server.start();
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI baseUri() {
        return URI.create("http://" + HOST + ":" + server.getAddress().getPort());
    }

    /** Waits this long, or until the server is closed: then false. */
    public boolean pause(Duration time) {
        try {
            return !closed.await(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @Override
    public void close() {
        closed.countDown();
        server.stop(0);
        threads.shutdownNow();
    }

    private static void setDefault(String property, String value) {
        if (System.getProperty(property) == null) {
            System.setProperty(property, value);
        }
    }
}
