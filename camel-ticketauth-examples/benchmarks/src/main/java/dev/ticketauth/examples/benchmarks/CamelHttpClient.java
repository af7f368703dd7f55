// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * camel-http with the OAuth2 that it has. A token is not to be had without a request, so a request it is.
 */
final class CamelHttpClient implements TokenClient {

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();
    private final Endpoint endpoint;

    CamelHttpClient(LoginServer server, String clientId) {
        camel.start();
        // its cache is the JVM's, keyed by URI and client: another client id is a cold start; and a request holds one
        // connection while a login takes a second one of the same pool, which has to be enough for all callers
        endpoint = camel.getEndpoint(server.base() + "/api?connectionsPerRoute=400&maxTotalConnections=400"
                                     + "&oauth2ClientId=" + clientId + "&oauth2ClientSecret=" + SECRET
                                     + "&oauth2TokenEndpoint=" + server.base() + "/token&oauth2CacheTokens=true"
                                     + "&oauth2CachedTokensExpirationMarginSeconds=" + RENEW_AHEAD.toSeconds());
    }

    @Override
    public void token() throws Exception {
        call("/token-holder");
    }

    @Override
    public void call(String path) throws Exception {
        Exchange exchange = template.send(endpoint, message -> message.getMessage().setHeader(Exchange.HTTP_PATH, path));
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    @Override
    public void close() {
        camel.stop();
    }
}
