// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;

import dev.ticketauth.simulators.server.Digests;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Sessions;

/**
 * Access tokens that look like the provider's: three parts, more than 1,000 characters. They carry no real signature.
 */
final class TtToken {
    private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

    private final String seed;
    private final Duration life;
    private final Sessions sessions;
    private final AtomicLong issued = new AtomicLong();

    /** @param seed keeps the tokens of two simulators apart */
    TtToken(String seed, Duration life) {
        this.seed = seed;
        this.life = life;
        this.sessions = new Sessions(life, false);
    }

    String open(TtEnvironment environment, Instant now) {
        long number = issued.incrementAndGet();
        String head = encode("{\"alg\":\"RS512\",\"typ\":\"JWT\",\"x5t\":\"simulated\"}");
        String claims = encode(Json.object().put("client_id", "simulator").put("aud", "tt-ext").put("idp", "ttid")
                .put("nbf", now.getEpochSecond() - 60).put("exp", now.plus(life).getEpochSecond())
                .put("token_issue", number).put("filler", filler(number, 6)).toString());
        String token = head + "." + claims + "." + encode(filler(-number, 4));
        sessions.open(token, environment.segment(), now);
        return token;
    }

    void revokeAll() {
        sessions.revokeAll();
    }

    /** Null when the token is alive, else why not. */
    String use(String token, TtEnvironment environment, Instant now) {
        return sessions.use(token, environment.segment(), now);
    }

    private String filler(long number, int lines) {
        StringBuilder text = new StringBuilder();
        for (int line = 0; line < lines; line++) {
            text.append(Digests.hex("SHA-256", seed + " " + number + " " + line));
        }
        return text.toString();
    }

    private static String encode(String text) {
        return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }
}
