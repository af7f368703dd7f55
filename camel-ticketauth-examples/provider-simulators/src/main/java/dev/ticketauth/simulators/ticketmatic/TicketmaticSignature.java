// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.ticketauth.simulators.server.Digests;
import dev.ticketauth.simulators.server.KeyPair;

/**
 * {@code TM-HMAC-SHA256 key=… ts=… sign=…}, one blank between the items: the lower-case hex HMAC of access key, account
 * and time, keyed with the text of the secret key. Source: the provider's page "Authentication" and its own clients.
 */
final class TicketmaticSignature {
    private static final String SCHEME = "TM-HMAC-SHA256";
    private static final Pattern HEADER = Pattern.compile(SCHEME + " key=([^\\s,;]+) ts=([^\\s,;]+) sign=([^\\s,;]+)");
    private static final Duration OLDEST = Duration.ofMinutes(30);

    private final KeyPair keys;
    private final Duration futureTolerance;

    TicketmaticSignature(KeyPair keys, Duration futureTolerance) {
        this.keys = keys;
        this.futureTolerance = futureTolerance;
    }

    static boolean isSignature(String authorization) {
        return authorization.startsWith(SCHEME);
    }

    /** Null when the header is right for this account and time, else why it is not. */
    String refusal(String authorization, String account, Instant now) {
        Matcher header = HEADER.matcher(authorization);
        if (!header.matches()) {
            return "the Authorization header is not '" + SCHEME + " key=… ts=… sign=…' with one blank between the items";
        }
        String time = header.group(2);
        Instant signed = TicketmaticTime.parseSigned(time);
        if (signed == null) {
            return "ts is '" + time + "' and not a UTC time like 2026-01-31T15:24:36";
        }
        if (!Digests.same(keys.accessKey(), header.group(1))) {
            return "the key '" + header.group(1) + "' is unknown";
        }
        Duration age = Duration.between(signed, now);
        if (age.compareTo(OLDEST) > 0) {
            return "ts is " + age + " old, at most " + OLDEST + " are allowed; the time here is " + TicketmaticTime.signed(now);
        }
        if (age.negated().compareTo(futureTolerance) > 0) {
            return "ts is " + age.negated() + " ahead of the time here, which is " + TicketmaticTime.signed(now);
        }
        String text = keys.accessKey() + account + time;
        byte[] hash = Digests.hmacSha256(keys.secretKey()).doFinal(text.getBytes(StandardCharsets.UTF_8));
        return Digests.same(Digests.hex(hash), header.group(3))
                ? null : "signature does not match; the string signed here is `" + text + "`";
    }
}
