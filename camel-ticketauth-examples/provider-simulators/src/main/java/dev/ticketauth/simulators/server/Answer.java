package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;

/** A complete response. */
public final class Answer {
    private static final byte[] NO_BYTES = {};

    private final int status;
    private final String contentType;
    private final byte[] body;
    private final Map<String, String> headers;

    private Answer(int status, String contentType, byte[] body, Map<String, String> headers) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.headers = headers;
    }

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json;charset=UTF-8", Json.bytes(body));
    }

    public static Answer text(int status, String body) {
        return of(status, "text/plain;charset=UTF-8", body.getBytes(StandardCharsets.UTF_8));
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return new Answer(status, contentType, body, Map.of());
    }

    public static Answer empty(int status) {
        return new Answer(status, null, NO_BYTES, Map.of());
    }

    /** The same answer with these headers besides its content type. */
    public Answer withHeaders(Map<String, String> more) {
        return new Answer(status, contentType, body, Map.copyOf(more));
    }

    public int status() {
        return status;
    }

    /** Sends it; a HEAD request and a status without content get the head only. */
    public void send(HttpExchange http) throws IOException {
        if (contentType != null) {
            http.getResponseHeaders().set("Content-Type", contentType);
        }
        headers.forEach(http.getResponseHeaders()::set);
        boolean headOnly = body.length == 0 || "HEAD".equals(http.getRequestMethod()) || status == 204 || status == 304;
        http.sendResponseHeaders(status, headOnly ? -1 : body.length);
        if (!headOnly) {
            try (OutputStream out = http.getResponseBody()) {
                out.write(body);
            }
        }
    }
}
