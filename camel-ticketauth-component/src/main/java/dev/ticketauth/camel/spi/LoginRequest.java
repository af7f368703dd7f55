// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Map;
import java.util.Objects;

/**
 * A request for a token. Holds secrets in its query or body; {@link #toString()} shows method and path only.
 *
 * @param method       GET or POST
 * @param wirePath     the percent-encoded path, the base's own path included
 * @param query        the percent-encoded query, or null
 * @param headers      headers to send
 * @param body         the body, or null
 * @param signedString what was signed with its secret parts replaced, for a person; null when nothing is
 */
public record LoginRequest(
        String method, String wirePath, String query, Map<String, String> headers, String body, String signedString) {

    public LoginRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(wirePath, "wirePath");
        headers = Map.copyOf(headers);
    }

    @Override
    public String toString() {
        return method + " " + wirePath;
    }
}
