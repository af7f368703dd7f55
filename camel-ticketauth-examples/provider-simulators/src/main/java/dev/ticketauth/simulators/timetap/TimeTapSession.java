// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.math.BigDecimal;
import java.math.MathContext;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Pattern;

import dev.ticketauth.simulators.server.Digests;
import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Sessions;

/**
 * The login of TimeTap: the lower-case hex MD5 of apiKey and privateKey, nothing between them, gives a token that lives
 * for four hours after its last use. Source: the provider's page "Introduction".
 */
final class TimeTapSession {
    private static final String ONE_SCOPE = "timetap";
    private static final Pattern NUMBER = Pattern.compile("\\d+(\\.\\d+)?");

    private final TimeTapSettings settings;
    private final String seed;
    private final Sessions sessions = new Sessions(Duration.ofHours(4), true);
    private final AtomicLong issued = new AtomicLong();

    /** @param seed keeps the tokens of two simulators apart */
    TimeTapSession(TimeTapSettings settings, String seed) {
        this.settings = settings;
        this.seed = seed;
    }

    /** Null when the timestamp will do, else why not. */
    String timestampRefusal(RawQuery query, Instant now) {
        String timestamp = query.get("timestamp");
        if (timestamp == null || !NUMBER.matcher(timestamp).matches()) {
            return timestamp == null ? "timestamp is missing" : "timestamp '" + timestamp + "' is not a number";
        }
        if (settings.timestampWindow == null) {
            return null;
        }
        BigDecimal difference = new BigDecimal(timestamp, MathContext.UNLIMITED)
                .subtract(BigDecimal.valueOf(now.getEpochSecond())).abs();
        return difference.compareTo(BigDecimal.valueOf(settings.timestampWindow.toSeconds())) <= 0
                ? null : "timestamp is " + difference.toPlainString() + " s off";
    }

    /** Null when key and signature are right, else why not. */
    String signatureRefusal(RawQuery query) {
        KeyPair keys = settings.keys();
        if (!Digests.same(keys.accessKey(), query.get("apiKey", ""))) {
            return "apiKey '" + query.get("apiKey", "") + "' is unknown";
        }
        String expected = Digests.hex("MD5", keys.accessKey() + keys.secretKey());
        String given = query.get("signature", "");
        if (settings.upperCaseSignatureAccepted) {
            given = given.toLowerCase(Locale.ROOT);
        }
        return Digests.same(expected, given)
                ? null : "signature is not the lower-case hex MD5 of apiKey and privateKey, nothing else and nothing between";
    }

    String open(Instant now) {
        if (settings.oldTokensEndedByNew) {
            sessions.revokeAll();
        }
        String token = "st.api.api." + Digests.hex("SHA-256", seed + " " + issued.incrementAndGet()).substring(0, 32);
        sessions.open(token, ONE_SCOPE, now);
        return token;
    }

    void revokeAll() {
        sessions.revokeAll();
    }

    /** Null when the token is alive, which it stays for another four hours; else why it is not. */
    String use(String token, Instant now) {
        return sessions.use(token, ONE_SCOPE, now);
    }
}
