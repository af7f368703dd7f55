// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.http.RequestEdge;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.Metadata;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;

/**
 * Signs the requests of an {@code https:} endpoint of the user's own, byte for byte as they leave:
 * {@code https:host/path?httpClientConfigurer=#bean}. A session that the provider has dropped is renewed and the
 * request repeated once, all before the route sees an answer. Requests to another origin than that of
 * {@link #setEndpoint(String)} pass unsigned.
 * <p>
 * HttpClient's own retries are switched off, since they repeat writes, too.
 */
@Metadata(label = "bean",
          description = "Signs the requests of an https: endpoint as they leave: https:host/path?httpClientConfigurer=#bean.",
          annotations = { "interfaceName=org.apache.camel.component.http.HttpClientConfigurer" })
@Configurer(metadataOnly = true)
public class TicketAuthHttpClientConfigurer implements HttpClientConfigurer, CamelContextAware {

    private CamelContext camelContext;
    @Metadata(label = "security", required = true,
              description = "The ticketauth: URI that says for whom and how to sign: provider, environment, keys. Its operation"
                            + " plays no part.")
    private String endpoint;

    /**
     * @throws IllegalArgumentException when there is no endpoint, or its options are wrong
     */
    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        TicketAuthEndpoint resolved = resolve();
        RequestEdge.ofEndpoint(resolved.connection(), resolved.getConfiguration().getTenant()).configureHttpClient(builder);
    }

    private TicketAuthEndpoint resolve() {
        if (endpoint == null) {
            throw new IllegalArgumentException(
                    "TicketAuthHttpClientConfigurer or TicketAuthPolicy: property 'endpoint' is required: a ticketauth: URI, such as ticketauth:ticketmatic?account=demo");
        }
        if (camelContext == null) {
            throw new IllegalArgumentException(
                    "TicketAuthHttpClientConfigurer: there is no CamelContext: bind this bean in the registry, or set camelContext");
        }
        if (!endpoint.startsWith("ticketauth:")) {
            throw new IllegalArgumentException(
                    "TicketAuthHttpClientConfigurer or TicketAuthPolicy: property 'endpoint' must be a ticketauth: URI");
        }
        TicketAuthEndpoint resolved = camelContext.getEndpoint(endpoint, TicketAuthEndpoint.class);
        ServiceHelper.startService(resolved);
        resolved.requireKeys();
        resolved.watchHealthOfClients();
        return resolved;
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    public String getEndpoint() {
        return endpoint;
    }

    /**
     * The {@code ticketauth:} URI that says for whom and how to sign: provider, environment, keys. Its operation plays
     * no part.
     */
    public void setEndpoint(String endpoint) {
        this.endpoint = endpoint;
    }
}
