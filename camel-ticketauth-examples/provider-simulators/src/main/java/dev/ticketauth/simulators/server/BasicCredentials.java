// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** User name and password of an {@code Authorization: Basic} header, RFC 7617 with UTF-8. */
public record BasicCredentials(String username, String password) {
    private static final String SCHEME = "Basic ";

    /** Whether the header names the scheme exactly as the providers print it. */
    public static boolean isBasic(String authorization) {
        return authorization.startsWith(SCHEME);
    }

    /** Null when what follows the scheme is not Base64 of two texts with a colon between them. */
    public static BasicCredentials parse(String authorization) {
        try {
            String pair = new String(
                    Base64.getDecoder().decode(authorization.substring(SCHEME.length())), StandardCharsets.UTF_8);
            int colon = pair.indexOf(':');
            return colon < 0 ? null : new BasicCredentials(pair.substring(0, colon), pair.substring(colon + 1));
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Compared in constant time. */
    public boolean are(String otherUsername, String otherPassword) {
        return Digests.same(otherUsername, username) & Digests.same(otherPassword, password);
    }

    @Override
    public String toString() {
        return username + ":***";
    }
}
