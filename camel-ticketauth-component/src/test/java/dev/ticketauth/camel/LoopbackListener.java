// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Something in between that takes connections on this machine: each has a thread, and is closed at the end.
 */
abstract class LoopbackListener implements AutoCloseable {

    private final ServerSocket server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private final AtomicInteger connections = new AtomicInteger();
    private final ExecutorService threads = Executors.newCachedThreadPool(task -> {
        Thread thread = new Thread(task, "loopback-listener");
        thread.setDaemon(true);
        return thread;
    });

    LoopbackListener(ServerSocket server) {
        this.server = server;
    }

    /** Serves one connection; it is closed when this returns or fails. */
    protected abstract void serve(Socket connection) throws IOException;

    final void start() {
        threads.execute(() -> {
            while (!server.isClosed()) {
                try {
                    Socket connection = server.accept();
                    connections.incrementAndGet();
                    threads.execute(() -> serveAndClose(connection));
                } catch (IOException e) {
                    if (!server.isClosed()) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        });
    }

    private void serveAndClose(Socket connection) {
        open.add(connection);
        try (connection) {
            serve(connection);
        } catch (IOException e) {
            // one side has gone: that is how connections end here
            return;
        } finally {
            open.remove(connection);
        }
    }

    final int port() {
        return server.getLocalPort();
    }

    /** How many connections were taken. */
    final int connections() {
        return connections.get();
    }

    /** Carries bytes both ways until one side ends. */
    protected final void join(Socket near, Socket far) throws IOException {
        open.add(far);
        try (far) {
            threads.execute(() -> {
                try (near; far) {
                    far.getInputStream().transferTo(near.getOutputStream());
                } catch (IOException e) {
                    // the other direction ends with it
                    return;
                }
            });
            copy(near.getInputStream(), far.getOutputStream());
        } finally {
            open.remove(far);
        }
    }

    /** Carries what the near side sends. */
    protected void copy(InputStream in, OutputStream out) throws IOException {
        in.transferTo(out);
    }

    @Override
    public final void close() throws IOException {
        server.close();
        for (Socket connection : open) {
            connection.close();
        }
        threads.shutdownNow();
    }
}
