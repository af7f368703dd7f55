// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.provider.Environments;
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
 * TT REST API 2.0: an application key in every request, a token from {@code POST /ttid/{environment}/token} as bearer,
 * and a request id in the query.
 *
 * @see <a href="https://library.tradingtechnologies.com/tt-rest/v2/gs-token.html">the provider's page on tokens</a>
 */
public final class TtProvider implements Provider {

    private static final String APP_NAME = "appName";
    private static final String COMPANY_NAME = "companyName";
    private static final String PLAN = "plan";

    private static final String HOSTS = ".trade.tt";
    private static final String BASE = "https://ttrestapi.trade.tt";
    private static final Environments ENVIRONMENTS = Environments.published("ext_uat_cert", Map.of(
            "ext_uat_cert", BASE,
            "ext_prod_sim", BASE,
            "ext_prod_live", BASE));

    /** The provider's only way. */
    private enum AuthMethod {
        token
    }

    /**
     * Usage plans with their requests per second.
     *
     * @see <a href="https://library.tradingtechnologies.com/tt-rest/v2/gs-before.html">the provider's page on plans</a>
     */
    private enum Plan {
        free(3),
        low(5),
        medium(10),
        high(25);

        private final int requestsPerSecond;

        Plan(int requestsPerSecond) {
            this.requestsPerSecond = requestsPerSecond;
        }
    }

    @Override
    public String name() {
        return "tt";
    }

    @Override
    public Set<String> options() {
        return Set.of(APP_NAME, COMPANY_NAME, PLAN);
    }

    @Override
    public ProviderApi connect(ProviderSettings settings) {
        settings.choice("authMethod", settings.authMethod(), AuthMethod.token);
        RequestIds requestIds = new RequestIds(
                RequestIds.checked(APP_NAME, settings.require(APP_NAME)),
                RequestIds.checked(COMPANY_NAME, settings.require(COMPANY_NAME)), UUID::randomUUID);
        Plan plan = settings.choice(PLAN, settings.option(PLAN).orElse(null), Plan.free);
        return new Api(ENVIRONMENTS.name(settings), ENVIRONMENTS.base(settings), requestIds, plan);
    }

    private record Api(String environment, URI base, RequestIds requestIds, Plan plan) implements ProviderApi {

        @Override
        public String authMethod() {
            return AuthMethod.token.name();
        }

        @Override
        public String wirePath(String path) {
            int afterService = path.indexOf('/', 1);
            String service = (afterService < 0 ? path : path.substring(0, afterService)).toLowerCase(Locale.ROOT);
            String rest = afterService < 0 ? "" : path.substring(afterService);
            boolean hasEnvironment = rest.equals("/" + environment) || rest.startsWith("/" + environment + "/");
            return base.getRawPath() + service + (hasEnvironment ? "" : "/" + environment) + rest;
        }

        @Override
        public Set<String> neededKeys() {
            return Set.of("accessKey", "secretKey");
        }

        @Override
        public RequestAuthenticator authenticator(Credentials keys) {
            return new TtAuthenticator(keys, requestIds);
        }

        @Override
        public Optional<Login> login() {
            return Optional.of(new TokenLogin(wirePath("/ttid/token"), requestIds, this::error));
        }

        @Override
        public Set<Integer> renewOn() {
            return Set.of(401, 403);
        }

        @Override
        public int requestsPerSecond() {
            return plan.requestsPerSecond;
        }

        // "client must support 303 redirects", says the provider's introduction
        @Override
        public boolean mayRedirectTo(URI target) {
            return base.getHost().endsWith(HOSTS) && target.getHost().endsWith(HOSTS) && "https".equals(target.getScheme())
                    && (target.getPort() < 0 || target.getPort() == 443);
        }

        @Override
        public Optional<Resources> resources() {
            return Optional.of(new TtResources(environment));
        }

        @Override
        public ProviderError error(ProviderAnswer answer) {
            ProviderError error = TtResources.errorIn(AnswerReader.json(answer));
            return error.message() == null ? new ProviderError(error.code(), AnswerReader.plainText(answer)) : error;
        }

        @Override
        public List<String> doubts(Credentials keys) {
            return isGuid(keys.accessKey()) && isGuid(TokenLogin.bareSecret(keys))
                    ? List.of()
                    : List.of("TT's application keys and secrets are GUIDs, and accessKey or secretKey is not one: is it cut"
                              + " off, or is it another product's key?");
        }

        private static boolean isGuid(String text) {
            return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
        }

        @Override
        public String advice() {
            return "TT's application keys belong to one environment each; a 403 is also TT's answer to a path that does not"
                   + " exist and to a service name in upper case";
        }
    }
}
