// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.auth.Mask;
import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Login;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.LoginRequest;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.Token;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * {@code GET /sessionToken}, signed with the MD5 of API key and private key. An older wording of the provider's page
 * also hashed timestamp and URL; the current one and every client that works do not.
 */
record SessionTokenLogin(String wirePath, Function<ProviderAnswer, ProviderError> errors) implements Login {

    private static final Duration INACTIVITY = Duration.ofHours(4);

    @Override
    public LoginRequest request(Credentials keys, Instant now) {
        String signature = DigestUtils.md5Hex(keys.accessKey() + keys.secretKey());
        String query = "apiKey=" + PercentEncoding.formEncode(keys.accessKey()) + "&timestamp=" + now.getEpochSecond()
                       + "&signature=" + signature;
        return new LoginRequest(
                "GET", wirePath, query, Map.of("Accept", "application/json"), null,
                Mask.of(keys.accessKey()) + Mask.of(keys.secretKey()));
    }

    @Override
    public Token token(ProviderAnswer answer, Instant now) throws LoginRefusedException {
        ProviderError error = errors.apply(answer);
        if (answer.status() != 200) {
            throw new LoginRefusedException("TimeTap refused the API key or the private key", answer.status(), error);
        }
        JsonNode value = AnswerReader.json(answer).path("sessionToken");
        if (!value.isTextual() || value.asText().isEmpty()) {
            throw new LoginRefusedException("TimeTap's answer holds no text field 'sessionToken'", answer.status(), error);
        }
        return new Token(value.asText(), now, INACTIVITY, Token.Expiration.AFTER_LAST_USE);
    }
}
