// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Login;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.LoginRequest;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.Token;

/** {@code POST /sessions} with both keys gives a token and the seconds that it lives. */
record SessionLogin(String wirePath, Function<ProviderAnswer, ProviderError> errors) implements Login {

    private static final int CREATED = 201;
    private static final int USUAL_SECONDS = 1_800;

    @Override
    public LoginRequest request(Credentials credentials, Instant now) {
        String body = Json.object().put("key", credentials.accessKey()).put("secret", credentials.secretKey()).toString();
        return new LoginRequest("POST", wirePath, null, Map.of("Content-Type", "application/json"), body, null);
    }

    @Override
    public Token token(ProviderAnswer answer, Instant now) throws LoginRefusedException {
        if (answer.status() != CREATED) {
            throw new LoginRefusedException("Box Office refused the keys", answer.status(), errors.apply(answer));
        }
        JsonNode json = Json.read(answer.body());
        String token = Json.text(json, "token");
        if (token == null) {
            throw new LoginRefusedException(
                    "Box Office's answer holds no text field 'token'", answer.status(), errors.apply(answer));
        }
        Duration lifetime = Duration.ofSeconds(Math.max(1, json.path("expiresIn").asLong(USUAL_SECONDS)));
        return new Token(token, now, lifetime, Token.Expiration.AFTER_ISSUE);
    }
}
