// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Instant;
import java.util.Base64;
import java.util.List;

/**
 * User name and password in the header Authorization (RFC 7617), as UTF-8.
 */
final class BasicCheck implements Check {

    private static final String SCHEME = "Basic ";
    private static final int MOST_CHARACTERS = 4_096;

    private final List<byte[]> expected;

    BasicCheck(String username, Secrets passwords) {
        if (username == null || username.isEmpty()) {
            throw new IllegalArgumentException("option 'webhookUsername' is required by webhookAuth=basic");
        }
        if (username.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "option 'webhookUsername' holds a colon, which would end the user name in the header");
        }
        this.expected = passwords.bytesAfter(username + ":");
    }

    @Override
    public boolean passes(Push push, Instant now) {
        List<String> values = push.header("Authorization");
        if (values.size() != 1 || values.get(0).length() > MOST_CHARACTERS
                || !values.get(0).regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            return false;
        }
        try {
            return Secrets.isAny(expected, Base64.getDecoder().decode(values.get(0).substring(SCHEME.length()).strip()));
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    @Override
    public String toString() {
        return "basic";
    }
}
