// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import dev.ticketauth.simulators.AnswerBody;

/** A response, and how much of it gets through. */
public final class Answer {
    private static final AnswerBody NO_BYTES = AnswerBody.bytes(new byte[0]);

    private final int status;
    private final String contentType;
    private final AnswerBody body;
    /** Null when there is a body in memory. */
    private final Stream stream;
    private final Map<String, String> headers;
    private final Delivery delivery;
    private final Duration delay;

    private Answer(int status, String contentType, AnswerBody body, Stream stream, Map<String, String> headers,
                   Delivery delivery, Duration delay) {
        this.status = status;
        this.contentType = contentType;
        this.body = body;
        this.stream = stream;
        this.headers = headers;
        this.delivery = delivery;
        this.delay = delay;
    }

    /** Writes a body while it is sent, the same bytes each time. */
    @FunctionalInterface
    public interface Stream {
        void writeTo(OutputStream out) throws IOException;
    }

    private enum Delivery {
        WHOLE,
        HALF,
        NOTHING
    }

    public static Answer json(int status, JsonNode body) {
        return of(status, "application/json;charset=UTF-8", Json.bytes(body));
    }

    /** JSON that is written straight to bytes. */
    public static Answer written(int status, Json.Content body) {
        return of(status, "application/json;charset=UTF-8", Json.written(body));
    }

    public static Answer text(int status, String body) {
        return of(status, "text/plain;charset=UTF-8", AnswerBody.text(body));
    }

    public static Answer of(int status, String contentType, byte[] body) {
        return of(status, contentType, AnswerBody.bytes(body));
    }

    public static Answer of(int status, String contentType, AnswerBody body) {
        return new Answer(status, contentType, body, null, Map.of(), Delivery.WHOLE, Duration.ZERO);
    }

    /** A body of unknown length that is made while it is sent. */
    public static Answer streamed(int status, String contentType, Stream body) {
        return new Answer(status, contentType, NO_BYTES, body, Map.of(), Delivery.WHOLE, Duration.ZERO);
    }

    public static Answer empty(int status) {
        return of(status, null, NO_BYTES);
    }

    /** No answer at all, with the status 0: the connection is closed. */
    public static Answer dropped() {
        return new Answer(0, null, NO_BYTES, null, Map.of(), Delivery.NOTHING, Duration.ZERO);
    }

    /** The same answer with these headers besides its content type. */
    public Answer withHeaders(Map<String, String> more) {
        return new Answer(status, contentType, body, stream, Map.copyOf(more), delivery, delay);
    }

    /** The same answer, cut off after half of its body. */
    public Answer truncated() {
        return new Answer(status, contentType, body, stream, headers, Delivery.HALF, delay);
    }

    /** The same answer, held back for this long. */
    public Answer delayed(Duration time) {
        return new Answer(status, contentType, body, stream, headers, delivery, time);
    }

    public int status() {
        return status;
    }

    /** How long to wait before it is sent. */
    public Duration delay() {
        return delay;
    }

    /** Whether a body goes with it; a HEAD request and a status without content get the head only. */
    public boolean hasContent(String method) {
        return (stream != null || body.length() > 0) && !"HEAD".equals(method) && status != 204 && status != 304;
    }

    /** Sends as much of it as gets through; who calls this closes the exchange, and with it a cut connection. */
    public void send(HttpExchange http) throws IOException {
        if (delivery == Delivery.NOTHING) {
            return;
        }
        if (contentType != null) {
            http.getResponseHeaders().set("Content-Type", contentType);
        }
        if (body.contentEncoding() != null) {
            http.getResponseHeaders().set("Content-Encoding", body.contentEncoding());
        }
        headers.forEach(http.getResponseHeaders()::set);
        boolean content = hasContent(http.getRequestMethod());
        if (content && stream != null) {
            sendStream(http);
            return;
        }
        http.sendResponseHeaders(status, content ? body.length() : -1);
        if (!content) {
            return;
        }
        OutputStream out = http.getResponseBody();
        if (delivery == Delivery.HALF) {
            body.writeTo(out, body.length() / 2);
            out.flush();
        } else {
            body.writeTo(out, body.length());
            out.close();
        }
    }

    /** In chunks; a cut one with its length, since the JDK's server would end the chunks of a cut one properly. */
    private void sendStream(HttpExchange http) throws IOException {
        if (delivery == Delivery.HALF) {
            Stretch whole = new Stretch(OutputStream.nullOutputStream(), 0);
            stream.writeTo(whole);
            http.sendResponseHeaders(status, whole.count());
            stream.writeTo(new Stretch(http.getResponseBody(), whole.count() / 2));
            http.getResponseBody().flush();
        } else {
            http.sendResponseHeaders(status, 0);
            stream.writeTo(http.getResponseBody());
            http.getResponseBody().close();
        }
    }
}
