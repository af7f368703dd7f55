// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.JsonNode;

/** What a provider has pushed into a route, each push once. */
final class Inbox {
    private final String kind;
    private final AtomicInteger taken = new AtomicInteger();
    private final Map<String, Set<String>> texts = new ConcurrentHashMap<>();

    /** @param kind of what the provider pushes when it changes, as the column {@code kind} says it */
    Inbox(String kind) {
        this.kind = kind;
    }

    String kind() {
        return kind;
    }

    /** The end of the route: what was to be stored is in the database. */
    void add(String id, JsonNode text) {
        taken.incrementAndGet();
        texts.computeIfAbsent(id, key -> ConcurrentHashMap.newKeySet()).add(text.toString());
    }

    int taken() {
        return taken.get();
    }

    /** Whether a record was pushed in this state. */
    boolean has(String id, String text) {
        return texts.getOrDefault(id, Set.of()).contains(text);
    }
}
