// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * The component of this project.
 */
final class TicketAuthClient implements TokenClient {

    private final CamelContext camel = new DefaultCamelContext();
    private final ProducerTemplate template = camel.createProducerTemplate();
    private final Endpoint token;
    private final Endpoint request;

    private TicketAuthClient(LoginServer server, String provider, String accessKey) {
        camel.start();
        String account = "ticketauth:" + provider + "&allowPlainHttp=true&baseUri=" + server.base() + "&accessKey="
                         + accessKey + "&secretKey=" + SECRET + "&refreshAhead=" + RENEW_AHEAD.toMillis();
        token = camel.getEndpoint(account + "&operation=token");
        request = camel.getEndpoint(account + "&operation=request&http.connectionsPerRoute=200&http.maxTotalConnections=200");
    }

    /** A session that lives four hours, or as long as it is used. */
    static TokenClient timetap(LoginServer server, String clientId) {
        return new TicketAuthClient(server, "timetap?environment=live", clientId);
    }

    /** A token with an expiry. */
    static TokenClient tt(LoginServer server, String clientId) {
        return new TicketAuthClient(server, "tt?appName=benchmarks&companyName=example", clientId);
    }

    @Override
    public void token() throws Exception {
        send(token, null);
    }

    @Override
    public void call(String path) throws Exception {
        send(request, path);
    }

    private void send(Endpoint endpoint, String path) throws Exception {
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
