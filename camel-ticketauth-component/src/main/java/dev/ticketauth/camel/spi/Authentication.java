// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Map;
import java.util.Objects;

/**
 * What an authenticator adds to one request. {@link #toString()} shows header names only.
 *
 * @param headers      headers to set, replacing those of the same name
 * @param query        the query to send, percent-encoded; null when there is none
 * @param requestId    the id by which the provider finds this request in its logs, or null
 * @param signedString the text that was signed, secrets replaced, for a person who compares it with the provider's
 *                     documentation; null when nothing is signed
 */
public record Authentication(Map<String, String> headers, String query, String requestId, String signedString) {

    public Authentication {
        Objects.requireNonNull(headers, "headers");
    }

    /** Headers and the query as it was. */
    public static Authentication headers(OutgoingRequest request, Map<String, String> headers) {
        return new Authentication(headers, request.query(), null, null);
    }

    @Override
    public String toString() {
        return "Authentication[headers=" + headers.keySet() + ", requestId=" + requestId + "]";
    }
}
