// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import dev.ticketauth.simulators.push.Signing;

/**
 * Sends pushes, from a process of its own, so that neither its heap nor its compiled code is part of what is measured.
 * All pushes carry a token and a signature, wherever they go, so that all have the same size.
 */
final class PushSender implements AutoCloseable {

    static final String TOKEN_HEADER = "X-Webhook-Token";
    static final String TOKEN = "token-of-benchmarks";
    static final String SIGNING_SECRET = "whsec_"
                                         + Base64.getEncoder().encodeToString("a-secret-of-benchmarks-32-bytes.".getBytes(
                                                 StandardCharsets.US_ASCII));

    private final Process process;
    private final BufferedReader answers;
    private final BufferedWriter orders;

    PushSender(int port) throws IOException {
        process = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m", "-XX:+UseSerialGC",
                "-classpath", System.getProperty("java.class.path"), PushSender.class.getName(), String.valueOf(port))
                .redirectError(ProcessBuilder.Redirect.INHERIT).start();
        answers = process.inputReader(StandardCharsets.US_ASCII);
        orders = process.outputWriter(StandardCharsets.US_ASCII);
    }

    /**
     * Makes pushes to a path ready. What follows is theirs alone: signatures are made before the time counts.
     *
     * @param first the number of the first, which no push had before
     */
    void prepare(String path, long first, int count) throws IOException {
        ask(path + ' ' + first + ' ' + count);
    }

    /** Seconds from the first push to the last answer, of all that are ready. */
    double send() throws IOException {
        return Double.parseDouble(ask("go"));
    }

    private String ask(String order) throws IOException {
        orders.write(order + '\n');
        orders.flush();
        String answer = answers.readLine();
        if (answer == null) {
            throw new IOException("The sender of pushes has ended");
        }
        return answer;
    }

    /** The child process: ends with its input, so that it does not outlive its parent. */
    public static void main(String[] args) throws IOException {
        BufferedReader in = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.US_ASCII));
        try (PushConnections connections = new PushConnections(Integer.parseInt(args[0]))) {
            byte[][] pushes = {};
            for (String order = in.readLine(); order != null; order = in.readLine()) {
                if (order.equals("go")) {
                    System.out.println(connections.send(pushes));
                } else {
                    String[] words = order.split(" ");
                    pushes = pushes(words[0], Long.parseLong(words[1]), Integer.parseInt(words[2]));
                    System.out.println("ready");
                }
            }
        }
    }

    private static byte[][] pushes(String path, long first, int count) {
        Signing signing = Signing.standardWebhooks(SIGNING_SECRET);
        Instant now = Instant.now();
        byte[][] pushes = new byte[count][];
        for (int i = 0; i < count; i++) {
            byte[] body = PushedAppointment.body(first + i);
            StringBuilder push = new StringBuilder(1500).append("POST ").append(path).append(
                    " HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: TimeTap\r\nAccept: */*\r\n"
                                                                                             + "Content-Type: application/json\r\n")
                    .append(TOKEN_HEADER).append(": ").append(TOKEN).append("\r\n");
            Map<String, String> signature = signing.headers("msg_" + (first + i), now, body);
            signature.forEach((name, value) -> push.append(name).append(": ").append(value).append("\r\n"));
            push.append("Content-Length: ").append(body.length).append("\r\n\r\n")
                    .append(new String(body, StandardCharsets.US_ASCII));
            pushes[i] = push.toString().getBytes(StandardCharsets.US_ASCII);
        }
        return pushes;
    }

    @Override
    public void close() {
        process.destroy();
    }
}
