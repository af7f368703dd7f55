// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.provider.Environments;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Login;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Resources;

/**
 * TimeTap: a session token from {@code GET /sessionToken}, sent as bearer.
 *
 * @see <a href="https://timetap.atlassian.net/wiki/spaces/TTAPI/pages/58753056/Introduction">the provider's
 *      introduction</a>
 */
public final class TimeTapProvider implements Provider {

    private static final String BUSINESS_ID = "businessId";

    private static final Environments ENVIRONMENTS = Environments.published("live", Map.of(
            "live", "https://api.timetap.com",
            "test", "https://api.timetap.com"));

    /** The provider's only way. */
    private enum AuthMethod {
        session
    }

    @Override
    public String name() {
        return "timetap";
    }

    @Override
    public Set<String> options() {
        return Set.of(BUSINESS_ID);
    }

    @Override
    public ProviderApi connect(ProviderSettings settings) {
        settings.choice("authMethod", settings.authMethod(), AuthMethod.session);
        return new Api(
                ENVIRONMENTS.name(settings), ENVIRONMENTS.base(settings), new TimeTapResources(settings.option(BUSINESS_ID)));
    }

    private record Api(String environment, URI base, TimeTapResources lists) implements ProviderApi {

        @Override
        public String authMethod() {
            return AuthMethod.session.name();
        }

        @Override
        public String wirePath(String path) {
            return base.getRawPath() + "/" + environment + path;
        }

        @Override
        public Set<String> neededKeys() {
            return Set.of("accessKey", "secretKey");
        }

        @Override
        public RequestAuthenticator authenticator(Credentials keys) {
            return (request, token, now) -> Authentication.headers(request,
                    Map.of("Authorization", "Bearer " + (token == null ? "<none yet>" : token.value())));
        }

        @Override
        public Optional<Login> login() {
            return Optional.of(new SessionTokenLogin(wirePath("/sessionToken"), this::error));
        }

        @Override
        public Optional<Resources> resources() {
            return Optional.of(lists);
        }

        // no page describes errors; JSON, Java exception texts and plain sentences have been seen
        @Override
        public ProviderError error(ProviderAnswer answer) {
            JsonNode json = AnswerReader.json(answer);
            String message = AnswerReader.firstOf(json, "message", "errorMessage", "error");
            String code = AnswerReader.firstOf(json, "code", "errorCode");
            return new ProviderError(code, message == null ? AnswerReader.plainText(answer) : message);
        }

        @Override
        public List<String> doubts(Credentials keys) {
            List<String> doubts = new ArrayList<>();
            if (!keys.accessKey().chars().allMatch(c -> c >= '0' && c <= '9')) {
                doubts.add("TimeTap's API key is a number and accessKey is not: are accessKey and secretKey swapped?");
            }
            return doubts;
        }

        @Override
        public String advice() {
            return "TimeTap gives API keys to Business and Enterprise accounts only, and the environment 'test' was seen to"
                   + " serve the same data as 'live'; a session ends after four hours without a call";
        }
    }
}
