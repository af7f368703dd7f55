// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.LoopbackServer;

/** Takes pushes, and answers them with what it was told to, else 200. */
final class PushReceiver implements AutoCloseable {
    private static final byte[] BODY = "accepted".getBytes(StandardCharsets.UTF_8);

    private final LoopbackServer server = new LoopbackServer("push receiver", 0, this::receive);
    private final List<Received> received = new ArrayList<>();
    private final Queue<Reply> replies = new ArrayDeque<>();
    private final AtomicInteger count = new AtomicInteger();
    private volatile boolean remembering = true;

    PushReceiver() {
        server.start();
    }

    record Received(String method, String path, Headers headers, byte[] body, long nanos) {
        String header(String name) {
            return headers.getFirst(name);
        }

        JsonNode json() {
            return Json.read(body, "the push");
        }

        Map<String, String> form() {
            Map<String, String> fields = new LinkedHashMap<>();
            for (String field : new String(body, StandardCharsets.UTF_8).split("&")) {
                String[] parts = field.split("=", 2);
                fields.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
            }
            return fields;
        }
    }

    private record Reply(int status, String retryAfter, boolean whole) {
    }

    URI url() {
        return server.baseUri().resolve("/hook?token=t");
    }

    /** The next pushes get these answers. */
    PushReceiver answers(int... statuses) {
        for (int status : statuses) {
            answer(status, null);
        }
        return this;
    }

    synchronized PushReceiver answer(int status, String retryAfter) {
        replies.add(new Reply(status, retryAfter, true));
        return this;
    }

    /** The next push gets the head of a 200 and half of its body. */
    synchronized PushReceiver answerHalf() {
        replies.add(new Reply(200, null, false));
        return this;
    }

    /** Only counts from now on. */
    void forgetful() {
        remembering = false;
    }

    int count() {
        return count.get();
    }

    synchronized List<Received> received() {
        return List.copyOf(received);
    }

    @Override
    public void close() {
        server.close();
    }

    private void receive(HttpExchange http) throws IOException {
        try (http) {
            byte[] body = http.getRequestBody().readAllBytes();
            Reply reply;
            synchronized (this) {
                if (remembering) {
                    received.add(new Received(
                            http.getRequestMethod(), http.getRequestURI().toString(),
                            http.getRequestHeaders(), body, System.nanoTime()));
                }
                reply = replies.isEmpty() ? new Reply(200, null, true) : replies.remove();
            }
            count.incrementAndGet();
            if (reply.status() == 0) {
                // never answers, until it is closed
                server.pause(Duration.ofMinutes(1));
                return;
            }
            if (reply.retryAfter() != null) {
                http.getResponseHeaders().set("Retry-After", reply.retryAfter());
            }
            if (reply.status() == 204) {
                http.sendResponseHeaders(204, -1);
                return;
            }
            http.sendResponseHeaders(reply.status(), BODY.length);
            http.getResponseBody().write(BODY, 0, reply.whole() ? BODY.length : BODY.length / 2);
            if (!reply.whole()) {
                http.getResponseBody().flush();
                server.pause(Duration.ofMinutes(1));
            }
        }
    }
}
