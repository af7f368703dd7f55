// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A push as a test makes it.
 */
final class ReceivedPush implements Push {

    private final Map<String, List<String>> headers = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    private final Map<String, List<String>> query = new TreeMap<>();
    private final byte[] body;
    private String pathValue;

    private ReceivedPush(byte[] body) {
        this.body = body;
    }

    static ReceivedPush of(byte[] body) {
        return new ReceivedPush(body);
    }

    static ReceivedPush of(String body) {
        return new ReceivedPush(body.getBytes(UTF_8));
    }

    ReceivedPush with(String header, String value) {
        headers.computeIfAbsent(header, key -> new ArrayList<>()).add(value);
        return this;
    }

    ReceivedPush withQuery(String name, String value) {
        query.computeIfAbsent(name, key -> new ArrayList<>()).add(value);
        return this;
    }

    ReceivedPush withPath(String value) {
        pathValue = value;
        return this;
    }

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name, List.of());
    }

    @Override
    public List<String> query(String name) {
        return query.getOrDefault(name, List.of());
    }

    @Override
    public String path(String name) {
        return pathValue;
    }

    @Override
    public byte[] body() {
        return body;
    }
}
