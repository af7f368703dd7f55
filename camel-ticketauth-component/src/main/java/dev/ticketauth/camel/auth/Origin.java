// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.net.URI;
import java.util.Locale;

/**
 * What credentials are bound to: scheme, host and port (RFC 6454).
 *
 * @param scheme {@code http} or {@code https}
 * @param host   in lower case
 * @param port   the port in use, also when the URI leaves it out
 */
public record Origin(String scheme, String host, int port) {

    public Origin {
        scheme = scheme.toLowerCase(Locale.ROOT);
        host = host.toLowerCase(Locale.ROOT);
        port = portOf(scheme, port);
    }

    /** The origin of an absolute URI with a host. */
    public static Origin of(URI uri) {
        return new Origin(uri.getScheme(), uri.getHost(), uri.getPort());
    }

    /** The port in use, where a URI may leave it out. */
    public static int portOf(String scheme, int port) {
        return port >= 0 ? port : standardPort(scheme);
    }

    private static int standardPort(String scheme) {
        return "https".equals(scheme) ? 443 : 80;
    }

    /** Whether this names the machine itself: the only place plain HTTP may go. */
    public boolean isLoopback() {
        return host.equals("localhost") || host.equals("[::1]") || host.equals("::1")
                || host.matches("127\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}");
    }

    @Override
    public String toString() {
        return scheme + "://" + host + (port == standardPort(scheme) ? "" : ":" + port);
    }
}
