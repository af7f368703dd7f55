// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import dev.ticketauth.simulators.RecordedRequest;

/**
 * A request on its way through a simulator. The head is there from the start; the body is read once, by whoever needs
 * it first, and never kept whole: it runs through a digest, and only its beginning stays.
 */
public final class Call {
    private static final int RECORDED = 64 * 1024;
    private static final int PARSED = 1024 * 1024;
    private static final byte[] NO_BYTES = {};
    private static final String NO_BYTES_SHA256 = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";

    private final HttpExchange http;
    private final Instant at;
    private final String rawPath;
    private final RawQuery query;
    private Map<String, String> pathValues = Map.of();
    private byte[] bodyStart;
    private long bodyLength;
    private String bodySha256;

    public Call(HttpExchange http, Instant at) {
        this.http = http;
        this.at = at;
        String path = http.getRequestURI().getRawPath();
        this.rawPath = path == null ? "" : path;
        this.query = RawQuery.parse(http.getRequestURI().getRawQuery());
    }

    /** Gets the bytes of a body while they are read, as a signature over the body needs them. */
    @FunctionalInterface
    public interface BodyListener {
        void bytes(byte[] buffer, int offset, int length);
    }

    /** When it arrived, by the simulator's clock. */
    public Instant at() {
        return at;
    }

    public String method() {
        return http.getRequestMethod();
    }

    /** Path and query exactly as received. */
    public String rawTarget() {
        return http.getRequestURI().toString();
    }

    public String rawPath() {
        return rawPath;
    }

    public RawQuery query() {
        return query;
    }

    /**
     * A header's value, or null; several values are joined as HTTP says, so that a doubled credential matches nothing.
     */
    public String header(String name) {
        List<String> values = http.getRequestHeaders().get(name);
        return values == null || values.isEmpty() ? null : String.join(", ", values);
    }

    /** The decoded part of the path that stands where the route has this name in braces. */
    public String path(String name) {
        return pathValues.get(name);
    }

    void pathValues(Map<String, String> values) {
        pathValues = values;
    }

    /** Reads the body, handing every byte to the listener as well; does nothing for a body already read. */
    public void readBody(BodyListener listener) throws IOException {
        if (bodyStart != null) {
            return;
        }
        InputStream in = http.getRequestBody();
        byte[] buffer = new byte[8192];
        int count = in.read(buffer);
        if (count < 0) {
            bodyStart = NO_BYTES;
            bodySha256 = NO_BYTES_SHA256;
            return;
        }
        MessageDigest sha256 = Digests.digest("SHA-256");
        ByteArrayOutputStream start = new ByteArrayOutputStream();
        for (; count >= 0; count = in.read(buffer)) {
            sha256.update(buffer, 0, count);
            listener.bytes(buffer, 0, count);
            start.write(buffer, 0, Math.min(count, PARSED - start.size()));
            bodyLength += count;
        }
        bodyStart = start.toByteArray();
        bodySha256 = Digests.hex(sha256.digest());
    }

    /** Reads what is left of the body, so that the connection can carry the next request. */
    public void drainBody() throws IOException {
        readBody((buffer, offset, length) -> {
        });
    }

    /** The whole body of a request that a route understands; none of those is longer than 1 MiB. */
    public byte[] body() throws IOException {
        drainBody();
        if (bodyLength > PARSED) {
            throw new BadRequest("the simulator reads no body of " + bodyLength + " bytes, only echoes it");
        }
        return bodyStart;
    }

    /** The first bytes of a body that has been read. */
    public byte[] bodyStart(int most) {
        return Arrays.copyOf(bodyStart, Math.min(most, bodyStart.length));
    }

    public long bodyLength() {
        return bodyLength;
    }

    /** The body as a JSON object; anything else is a {@link BadRequest}. */
    public ObjectNode jsonObject() throws IOException {
        if (Json.read(body(), "the body") instanceof ObjectNode object) {
            return object;
        }
        throw new BadRequest("the body is not a JSON object");
    }

    /** What was received, for tests of how a client writes its requests. */
    public ObjectNode echo() throws IOException {
        drainBody();
        return Json.object().put("method", method()).put("target", rawTarget()).put("bodyLength", bodyLength)
                .put("bodySha256", bodySha256).put("contentType", header("Content-Type"));
    }

    /** The lasting record of this request, once its body is read. */
    public RecordedRequest recorded(int status, String refusal) {
        Headers headers = http.getRequestHeaders();
        byte[] start = bodyStart.length > RECORDED ? Arrays.copyOf(bodyStart, RECORDED) : bodyStart;
        return new RecordedRequest(
                at, method(), rawTarget(), Collections.unmodifiableMap(headers), start, bodyLength, bodySha256, status,
                refusal);
    }
}
