package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/**
 * Answers every request without a body in the same way and reads no more of it than where it ends, so that the clients
 * are what is measured: a server that takes headers apart would charge the ways that send more of them.
 */
final class FixedAnswers implements AutoCloseable {

    private static final byte[] ANSWER = """
            HTTP/1.1 200 OK\r
            Content-Type: application/json\r
            Content-Length: 15\r
            \r
            {"status":"Ok"}""".getBytes(StandardCharsets.US_ASCII);

    private static final int END = '\r' << 24 | '\n' << 16 | '\r' << 8 | '\n';

    private final ServerSocket socket;

    FixedAnswers() throws IOException {
        socket = new ServerSocket(0, 128, InetAddress.getLoopbackAddress());
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

    private static void answer(Socket connection) {
        try (connection) {
            InputStream in = connection.getInputStream();
            byte[] bytes = new byte[8192];
            int last = 0;
            int count = in.read(bytes);
            while (count >= 0) {
                for (int i = 0; i < count; i++) {
                    last = last << 8 | bytes[i];
                    if (last == END) {
                        connection.getOutputStream().write(ANSWER);
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
