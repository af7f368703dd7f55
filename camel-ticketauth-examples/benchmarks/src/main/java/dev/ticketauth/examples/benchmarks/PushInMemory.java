// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.List;
import java.util.Locale;
import java.util.Map;

import dev.ticketauth.camel.webhook.Push;

/**
 * A push whose headers are in a map, by their names in lower case.
 */
record PushInMemory(Map<String, List<String>> headers, byte[] body) implements Push {

    @Override
    public List<String> header(String name) {
        return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of());
    }

    @Override
    public List<String> query(String name) {
        return List.of();
    }

    @Override
    public String path(String name) {
        return null;
    }
}
