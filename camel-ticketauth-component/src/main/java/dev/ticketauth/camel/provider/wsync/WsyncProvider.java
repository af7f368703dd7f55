// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.net.URI;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.auth.BasicAuthorization;
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
 * TTC W-SYNC: HTTP Basic. The documentation says that the public key stands in both halves; how the secret key is put
 * on the wire it does not say, so the user chooses ({@code basicForm}).
 *
 * @see <a href="https://ttcdocs.wsync.app/authentication-1899399m0">the provider's page on authentication</a>
 */
public final class WsyncProvider implements Provider {

    private static final String BASIC_FORM = "basicForm";

    private static final Environments ENVIRONMENTS = Environments.unpublished("playground", "production");

    /** The keys that the provider describes. */
    private enum AuthMethod {
        publicKey,
        secretKey
    }

    /** The halves of Basic that the secret key may stand in. */
    private enum BasicForm {
        both(Set.of("secretKey")),
        username(Set.of("secretKey")),
        password(Set.of("accessKey", "secretKey"));

        private final Set<String> neededKeys;

        BasicForm(Set<String> neededKeys) {
            this.neededKeys = neededKeys;
        }
    }

    @Override
    public String name() {
        return "wsync";
    }

    @Override
    public Set<String> options() {
        Set<String> options = new HashSet<>(ApiPaths.OPTIONS);
        options.addAll(AnswerShape.OPTIONS);
        options.add(BASIC_FORM);
        return Set.copyOf(options);
    }

    @Override
    public ProviderApi connect(ProviderSettings settings) {
        AuthMethod authMethod = settings.choice("authMethod", settings.authMethod(), AuthMethod.publicKey);
        BasicForm form = settings.choice(BASIC_FORM, settings.option(BASIC_FORM).orElse(null), BasicForm.both);
        if (authMethod == AuthMethod.publicKey && settings.option(BASIC_FORM).isPresent()) {
            throw new IllegalArgumentException(
                    "option 'basicForm' is for authMethod=secretKey; the public key always stands in both halves");
        }
        WsyncResources resources = new WsyncResources(ApiPaths.of(settings), AnswerShape.of(settings));
        return new Api(ENVIRONMENTS.name(settings), ENVIRONMENTS.base(settings), authMethod, form, resources);
    }

    private record Api(String environment, URI base, AuthMethod method, BasicForm form, WsyncResources described)
            implements
                ProviderApi {

        @Override
        public String authMethod() {
            return method.name();
        }

        @Override
        public String wirePath(String path) {
            return base.getRawPath() + path;
        }

        @Override
        public Set<String> neededKeys() {
            return method == AuthMethod.publicKey ? Set.of("accessKey") : form.neededKeys;
        }

        @Override
        public RequestAuthenticator authenticator(Credentials keys) {
            if (method == AuthMethod.publicKey) {
                return new BasicAuthorization(keys.accessKey(), keys.accessKey());
            }
            return switch (form) {
                case both -> new BasicAuthorization(keys.secretKey(), keys.secretKey());
                case username -> new BasicAuthorization(keys.secretKey(), "");
                case password -> new BasicAuthorization(keys.accessKey(), keys.secretKey());
            };
        }

        @Override
        public Optional<Resources> resources() {
            return Optional.of(described);
        }

        // the page on errors names the attribute "message" only; which one holds the code is read from its values
        @Override
        public ProviderError error(ProviderAnswer answer) {
            JsonNode json = AnswerReader.json(answer);
            String message = AnswerReader.firstOf(json, "message");
            String code = AnswerReader.firstOf(json, "code", "error_code", "errorCode", "error");
            return new ProviderError(code, message == null ? AnswerReader.plainText(answer) : message);
        }

        @Override
        public String advice() {
            return "W-SYNC has separate keys for playground and production that cannot be swapped; the public key stands in"
                   + " both halves of Basic, and the form of the secret key (option basicForm) is not documented by the"
                   + " provider";
        }
    }
}
