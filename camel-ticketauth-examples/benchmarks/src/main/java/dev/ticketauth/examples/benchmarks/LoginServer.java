// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

import com.sun.net.httpserver.HttpExchange;

/**
 * Gives tokens in the ways of OAuth2 ({@code /token}), TimeTap and TT, counts the logins of every client, and serves an
 * API that takes these tokens. Any secret is right: what a login is answered is the scenario's decision.
 */
final class LoginServer extends UnqueuedServer {

    private static final String OAUTH2 = "{\"access_token\":\"%s\",\"token_type\":\"Bearer\",\"expires_in\":%d}";
    private static final String TIMETAP = "{\"sessionToken\":\"%s\"}";
    private static final String TT
            = "{\"access_token\":\"%s\",\"seconds_until_expiry\":%d,\"status\":\"Ok\",\"token_type\":\"bearer\"}";

    private final Map<String, LoginCount> logins = new ConcurrentHashMap<>();
    private final AtomicLong issued = new AtomicLong();
    private volatile LoginAnswer loginAnswer = LoginAnswer.after(0);
    private volatile LateRefusals refusals;

    LoginServer() {
        serve("/token", exchange -> login(exchange, basicUser(exchange), OAUTH2));
        serve("/live/sessionToken", exchange -> login(exchange, apiKey(exchange), TIMETAP));
        serve("/ttid/", exchange -> login(exchange, exchange.getRequestHeaders().getFirst("x-api-key"), TT));
        serve("/", this::api);
    }

    /** What logins are answered from now on. */
    void answerLogins(LoginAnswer answer) {
        loginAnswer = answer;
    }

    /** Logins of one client, from its first on. */
    LoginCount logins(String clientId) {
        return logins.computeIfAbsent(clientId, id -> new LoginCount());
    }

    /** The API refuses every token that was given until now, as these refusals say. */
    void refuse(LateRefusals refused) {
        refusals = refused;
        refused.from(issued.get());
    }

    private void login(HttpExchange exchange, String clientId, String format) throws IOException {
        LoginAnswer answer = loginAnswer;
        LoginCount count = logins(clientId);
        count.begin();
        try {
            TimeUnit.NANOSECONDS.sleep(answer.latency().toNanos());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            // before the answer is sent: the caller's next login does not overlap with this one
            count.end();
        }
        if (answer.status() == 200) {
            // TimeTap's answer leaves the lifetime out
            answer(exchange, 200,
                    String.format(format, "token-" + issued.incrementAndGet(), answer.lifetime().toSeconds()));
        } else {
            answer(exchange, answer.status(), answer.failure());
        }
    }

    private void api(HttpExchange exchange) throws IOException {
        String authorization = String.valueOf(exchange.getRequestHeaders().getFirst("Authorization"));
        LateRefusals late = refusals;
        if (!authorization.startsWith("Bearer token-")) {
            answer(exchange, 401, "");
        } else if (late != null && late.refuses(Long.parseLong(authorization.substring("Bearer token-".length())))) {
            answer(exchange, 401, "");
        } else {
            answer(exchange, 200, "{\"status\":\"Ok\"}");
        }
    }

    private static String basicUser(HttpExchange exchange) {
        String basic = exchange.getRequestHeaders().getFirst("Authorization").substring("Basic ".length());
        return new String(Base64.getDecoder().decode(basic), StandardCharsets.UTF_8).split(":")[0];
    }

    private static String apiKey(HttpExchange exchange) {
        return exchange.getRequestURI().getQuery().replaceAll(".*\\bapiKey=([^&]*).*", "$1");
    }
}
