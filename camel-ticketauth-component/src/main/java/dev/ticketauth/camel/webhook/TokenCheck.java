// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Instant;
import java.util.List;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * A text that only the sender knows, in a header, in the query or in the path.
 */
final class TokenCheck implements Check {

    /** Where it stands. */
    enum In {
        header,
        query,
        path
    }

    private final In in;
    private final String name;
    private final List<byte[]> expected;

    TokenCheck(In in, String name, Secrets tokens) {
        this.in = in;
        this.name = name;
        this.expected = tokens.bytesAfter("");
    }

    @Override
    public boolean passes(Push push, Instant now) {
        String given = given(push);
        return given != null && Secrets.isAny(expected, given.getBytes(UTF_8));
    }

    private String given(Push push) {
        if (in == In.path) {
            return push.path(name);
        }
        List<String> query = push.query(name);
        // HTTP components show parameters of the query as headers, too: one that stands there, and in logs, is no header
        List<String> values = in == In.query ? query : query.isEmpty() ? push.header(name) : List.of();
        return values.size() == 1 ? values.get(0) : null;
    }

    @Override
    public String toString() {
        return "token";
    }
}
