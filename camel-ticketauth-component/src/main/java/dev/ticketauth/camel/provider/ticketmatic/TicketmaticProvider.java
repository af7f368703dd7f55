// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.net.URI;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.auth.BasicAuthorization;
import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.provider.Environments;
import dev.ticketauth.camel.spi.ClockEndpoint;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Resources;

/**
 * Ticketmatic: a signature over access key, account and time, or HTTP Basic.
 *
 * @see <a href="https://www.ticketmatic.com/docs/api/coreconcepts/authentication">the provider's page on
 *      authentication</a>
 */
public final class TicketmaticProvider implements Provider {

    private static final String ACCOUNT = "account";
    private static final String API = "/api/1/";
    // the provider's placeholder for calls that belong to no account
    private static final String NO_ACCOUNT = "/_/";

    private static final Environments ENVIRONMENTS = Environments.published("production", Map.of(
            "production", "https://apps.ticketmatic.com",
            "qa", "https://qa.ticketmatic.com",
            "test", "https://test.ticketmatic.com"));

    /** The provider's two ways. */
    private enum AuthMethod {
        signature,
        basic
    }

    @Override
    public String name() {
        return "ticketmatic";
    }

    @Override
    public Set<String> options() {
        return Set.of(ACCOUNT);
    }

    @Override
    public ProviderApi connect(ProviderSettings settings) {
        String account = settings.require(ACCOUNT);
        if (!account.equals(PercentEncoding.formEncode(account))) {
            throw new IllegalArgumentException(
                    "option 'account' is the account's short name as it stands in the URLs of its web shop: letters, digits,"
                                               + " '-', '_' and '.'");
        }
        AuthMethod authMethod = settings.choice("authMethod", settings.authMethod(), AuthMethod.signature);
        return new Api(ENVIRONMENTS.name(settings), ENVIRONMENTS.base(settings), authMethod, account);
    }

    private record Api(String environment, URI base, AuthMethod method, String account) implements ProviderApi {

        @Override
        public String authMethod() {
            return method.name();
        }

        @Override
        public String wirePath(String path) {
            return path.startsWith(NO_ACCOUNT)
                    ? base.getRawPath() + API + path.substring(1)
                    : base.getRawPath() + API + account + path;
        }

        @Override
        public Set<String> neededKeys() {
            return Set.of("accessKey", "secretKey");
        }

        @Override
        public RequestAuthenticator authenticator(Credentials keys) {
            return method == AuthMethod.basic
                    ? new BasicAuthorization(keys.accessKey(), keys.secretKey())
                    : new TicketmaticSignature(keys, account, wirePath(NO_ACCOUNT));
        }

        @Override
        public Optional<ClockEndpoint> clock() {
            return Optional.of(new DiagnosticsTime(wirePath("/diagnostics/time")));
        }

        @Override
        public Optional<Resources> resources() {
            return Optional.of(new TicketmaticResources(account));
        }

        @Override
        public ProviderError error(ProviderAnswer answer) {
            JsonNode json = AnswerReader.json(answer);
            String message = AnswerReader.firstOf(json, "message", "error");
            String code = AnswerReader.firstOf(json, "applicationcode", "code");
            return new ProviderError(code, message == null ? AnswerReader.plainText(answer) : message);
        }

        @Override
        public String advice() {
            return "Ticketmatic refuses a signature older than 30 minutes, one made for another account's short name, and"
                   + " keys of another environment; the keys of its web-shop widgets are not API keys";
        }
    }
}
