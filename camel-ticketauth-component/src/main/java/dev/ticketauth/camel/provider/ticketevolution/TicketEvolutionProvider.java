// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.provider.Environments;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Resources;

/**
 * Ticket Evolution: a signature over method, host, path and query or body.
 *
 * @see <a href="https://ticketevolution.atlassian.net/wiki/pages/viewpage.action?pageId=983115">the provider's page on
 *      signing</a>
 */
public final class TicketEvolutionProvider implements Provider {

    private static final String SIGNED_HOST = "signedHost";
    private static final String CHANGE_FILTER = "changeFilter";

    private static final Environments ENVIRONMENTS = Environments.published("sandbox", Map.of(
            "production", "https://api.ticketevolution.com",
            "sandbox", "https://api.sandbox.ticketevolution.com"));

    /** The provider's only way. */
    private enum AuthMethod {
        signature
    }

    @Override
    public String name() {
        return "ticketevolution";
    }

    @Override
    public Set<String> options() {
        return Set.of(SIGNED_HOST, CHANGE_FILTER);
    }

    @Override
    public ProviderApi connect(ProviderSettings settings) {
        settings.choice("authMethod", settings.authMethod(), AuthMethod.signature);
        String signedHost = settings.option(SIGNED_HOST).orElse(null);
        if (signedHost != null && !signedHost.matches("[A-Za-z0-9.-]+|\\[[0-9a-fA-F:]+]")) {
            throw new IllegalArgumentException(
                    "option 'signedHost' is a host name and nothing else, such as api.ticketevolution.com: no scheme, no"
                                               + " port, no path");
        }
        String changeFilter = ProviderSettings.oneOf(
                CHANGE_FILTER, settings.option(CHANGE_FILTER).orElse("true"), Set.of("true", "false"));
        return new Api(
                ENVIRONMENTS.name(settings), ENVIRONMENTS.base(settings), signedHost,
                new TicketEvolutionResources(Boolean.parseBoolean(changeFilter)));
    }

    private record Api(String environment, URI base, String signedHost, TicketEvolutionResources lists)
            implements
                ProviderApi {

        private static final Pattern VERSIONED = Pattern.compile("/v(9|10)/.*");

        // state changes that the provider has put behind GET
        private static final Pattern STATE_CHANGE = Pattern.compile(
                ".*/shipments/[^/]+/(pend|deliver)"
                                                                    + "|.*/payments/[^/]+/(apply|cancel)"
                                                                    + "|.*/items/[^/]+/(remove_etickets|convert_to_etickets)"
                                                                    + "|.*/commissions/[^/]+/cancel");

        @Override
        public String authMethod() {
            return AuthMethod.signature.name();
        }

        @Override
        public String wirePath(String path) {
            return base.getRawPath() + (VERSIONED.matcher(path).matches() ? "" : "/v9") + path;
        }

        @Override
        public Set<String> neededKeys() {
            return Set.of("accessKey", "secretKey");
        }

        @Override
        public RequestAuthenticator authenticator(Credentials keys) {
            return new TicketEvolutionSignature(keys, signedHost);
        }

        @Override
        public Optional<Resources> resources() {
            return Optional.of(lists);
        }

        @Override
        public boolean isRepeatable(String wirePath) {
            return !STATE_CHANGE.matcher(wirePath).matches();
        }

        @Override
        public ProviderError error(ProviderAnswer answer) {
            JsonNode json = AnswerReader.json(answer);
            if (json.isArray() && json.size() == 2 && json.path(0).isTextual()) {
                // a refused order: the class of the error and a sentence
                return new ProviderError(json.path(0).asText(), json.path(1).asText());
            }
            String error = AnswerReader.firstOf(json, "error");
            String message = AnswerReader.firstOf(json, "message");
            if (message != null) {
                return new ProviderError(error, message);
            }
            JsonNode errors = json.findValue("errors");
            if (errors != null && errors.isContainerNode() && !errors.isEmpty()) {
                return new ProviderError(error, errors.toString());
            }
            return new ProviderError(null, error == null ? AnswerReader.plainText(answer) : error);
        }

        @Override
        public List<String> doubts(Credentials keys) {
            List<String> doubts = new ArrayList<>();
            if (keys.accessKey().length() == 40 && keys.secretKey().length() == 32) {
                doubts.add("Ticket Evolution's token has 32 characters and its secret 40; here it is the other way round: are"
                           + " accessKey and secretKey swapped?");
            }
            return doubts;
        }

        @Override
        public String advice() {
            return "Ticket Evolution answers 401 to keys of the other environment (production or sandbox), to a signature"
                   + " over another host (option signedHost when a gateway stands between), and when anything between here"
                   + " and there changes the query or the body";
        }
    }
}
