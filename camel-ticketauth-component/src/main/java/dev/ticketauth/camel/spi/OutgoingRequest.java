// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.net.URI;
import java.util.Objects;

/**
 * A request about to leave, as far as a signature can depend on it.
 *
 * @param method the HTTP method in upper case
 * @param host   the host without port, as the request names it
 * @param path   the percent-encoded path as it will stand on the wire, or null when nobody knows it yet: the
 *               {@code sign} operation may run before the target is known
 * @param query  the percent-encoded query without question mark, or null when there is none
 * @param body   the bytes of the body, or null when there is none; filled only for an authenticator that
 *               {@linkplain RequestAuthenticator#signsBody() signs the body}
 */
public record OutgoingRequest(String method, String host, String path, String query, byte[] body) {

    public OutgoingRequest {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(host, "host");
    }

    /** A request without a body to a URI that is already percent-encoded. */
    public static OutgoingRequest to(String method, URI uri) {
        return new OutgoingRequest(method, uri.getHost(), uri.getRawPath(), uri.getRawQuery(), null);
    }

    /** Whether there is at least one byte of body to sign. */
    public boolean hasBody() {
        return body != null && body.length > 0;
    }

    @Override
    public String toString() {
        // a query may hold a signature
        return method + " " + host + (path == null ? "" : path);
    }
}
