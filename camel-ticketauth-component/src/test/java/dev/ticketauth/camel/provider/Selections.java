// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.time.Instant;
import java.util.Map;

import dev.ticketauth.camel.spi.Selection;

/**
 * What a test selects of a list.
 */
public final class Selections {

    public static final Instant NOW = Instant.parse("2026-01-31T12:00:00Z");

    private Selections() {
    }

    public static Selection everything(Map<String, Object> params) {
        return pages(0, params);
    }

    public static Selection since(String changedSince, Map<String, Object> params) {
        return since(Instant.parse(changedSince), params);
    }

    public static Selection since(Instant changedSince, Map<String, Object> params) {
        return new Selection(params, changedSince, 0, NOW);
    }

    public static Selection pages(int size, Map<String, Object> params) {
        return new Selection(params, null, size, NOW);
    }
}
