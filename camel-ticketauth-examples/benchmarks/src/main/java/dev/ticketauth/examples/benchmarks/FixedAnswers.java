// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/**
 * Answers every request without a body in the same way and reads no more of it than where it ends, so that the clients
 * are what is measured: a server that takes headers apart would charge the ways that send more of them.
 */
final class FixedAnswers implements AutoCloseable {

    private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    // a thousand callers connect at once; a connection that finds no place is tried again only a second later
    private static final int BACKLOG = 1000;

    private final ServerSocket socket;
    private final byte[] answer;
    private final Duration delay;

    FixedAnswers() throws IOException {
        this("{\"status\":\"Ok\"}", Duration.ZERO);
    }

    /** @param delay how long each answer takes, none waiting for another one */
    FixedAnswers(String json, Duration delay) throws IOException {
        this.answer = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: " + json.length() + "\r\n\r\n"
                       + json)
                .getBytes(StandardCharsets.US_ASCII);
        this.delay = delay;
        socket = new ServerSocket(0, BACKLOG, InetAddress.getLoopbackAddress());
        start(this::accept);
    }

    String base() {
        return "http://127.0.0.1:" + socket.getLocalPort();
    }

    private void accept() {
        while (!socket.isClosed()) {
            try {
                Socket connection = socket.accept();
                connection.setTcpNoDelay(true);
                start(() -> answer(connection));
            } catch (IOException e) {
                if (!socket.isClosed()) {
                    throw new UncheckedIOException(e);
                }
            }
        }
    }

    private void answer(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            byte[] bytes = new byte[8192];
            int last = 0;
            int count = in.read(bytes);
            while (count >= 0) {
                for (int i = 0; i < count; i++) {
                    last = last << 8 | bytes[i];
                    if (last == END) {
                        LockSupport.parkNanos(delay.toNanos());
                        connection.getOutputStream().write(answer);
                    }
                }
                count = in.read(bytes);
            }
        } catch (IOException e) {
            // the client has closed its pool
        }
    }

    private static void start(Runnable task) {
        Thread thread = new Thread(task, "fixed-answers");
        thread.setDaemon(true);
        thread.start();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
