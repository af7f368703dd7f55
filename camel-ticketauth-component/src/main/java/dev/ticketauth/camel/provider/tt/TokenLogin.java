// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Login;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.LoginRequest;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.Token;

/**
 * {@code POST /ttid/{environment}/token}. TT may answer 200 with a failing {@code status} in the body.
 */
record TokenLogin(String wirePath, RequestIds requestIds, Function<ProviderAnswer, ProviderError> errors)
        implements
            Login {

    // 12 hours have been seen; more than a day is taken for milliseconds or nonsense
    private static final long LONGEST_SECONDS = Duration.ofDays(1).toSeconds();
    private static final long WHEN_NOT_SAID_SECONDS = Duration.ofMinutes(10).toSeconds();

    @Override
    public LoginRequest request(Credentials keys, Instant now) {
        String pair = keys.accessKey() + ':' + bareSecret(keys);
        return new LoginRequest(
                "POST", wirePath, TtAuthenticator.withRequestId(null, requestIds.next()),
                Map.of("x-api-key", keys.accessKey(), "Accept", "application/json",
                        "Content-Type", "application/x-www-form-urlencoded"),
                "grant_type=user_app&app_key=" + PercentEncoding.formEncode(pair), null);
    }

    /** The secret itself: TT's Setup shows {@code key:secret} as one text, and some copy it whole. */
    static String bareSecret(Credentials keys) {
        String prefix = keys.accessKey() + ':';
        String secret = keys.secretKey();
        return secret.regionMatches(true, 0, prefix, 0, prefix.length()) ? secret.substring(prefix.length()) : secret;
    }

    @Override
    public Token token(ProviderAnswer answer, Instant now) throws LoginRefusedException {
        ProviderError error = errors.apply(answer);
        JsonNode json = AnswerReader.json(answer);
        if (answer.status() != 200 || !"Ok".equals(json.path("status").asText())) {
            throw new LoginRefusedException("TT refused the application key or its secret", answer.status(), error);
        }
        JsonNode value = json.path("access_token");
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new LoginRefusedException("TT's answer holds no text field 'access_token'", answer.status(), error);
        }
        return new Token(value.asText(), now, lifetime(json.path("seconds_until_expiry")), Token.Expiration.AFTER_ISSUE);
    }

    private static Duration lifetime(JsonNode secondsUntilExpiry) {
        double seconds = secondsUntilExpiry.asDouble(0);
        if (!(seconds >= 1) || Double.isInfinite(seconds)) {
            return Duration.ofSeconds(WHEN_NOT_SAID_SECONDS);
        }
        return Duration.ofSeconds((long) Math.min(seconds, LONGEST_SECONDS));
    }
}
