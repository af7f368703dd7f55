// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;
import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.Producer;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.camel.component.http.HttpComponent;
import org.apache.camel.component.http.HttpEndpoint;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;

/**
 * A camel-http endpoint of our own with its HTTP client and connection pool. The options reach camel-http as a map,
 * never joined into a URI again.
 */
public final class HttpTransport extends ServiceSupport {

    // what would add other credentials, move a call elsewhere, or take decisions that are taken here
    private static final List<String> OURS = List.of(
            "followredirects", "bridgeendpoint", "preservehostheader", "customhostheader", "httpmethod", "cookiehandler",
            "skiprequestheaders", "skipresponseheaders", "skipcontrolheaders", "headerfilterstrategy", "transferexception",
            "multipartupload", "copyheaders", "okstatuscoderange");
    private static final List<String> OURS_BY_PREFIX = List.of("auth", "oauth2");

    private final CamelContext camelContext;
    private final URI base;
    private final Map<String, Object> options;
    private final HttpClientConfigurer edge;

    private volatile HttpEndpoint endpoint;
    private volatile Producer producer;

    /**
     * @param base    where a message goes that names no other target
     * @param options camel-http options as the user gave them, without the prefix
     * @param edge    applied to the HTTP client last
     */
    public HttpTransport(CamelContext camelContext, URI base, Map<String, Object> options, HttpClientConfigurer edge) {
        this.camelContext = camelContext;
        this.base = base;
        this.options = Map.copyOf(options);
        this.edge = edge;
    }

    /**
     * @throws IllegalArgumentException when an option is one that camel-http must not be given here
     */
    public static void check(Map<String, Object> options) {
        for (String option : new TreeSet<>(options.keySet())) {
            String name = option.toLowerCase(Locale.ROOT);
            if (OURS.contains(name) || OURS_BY_PREFIX.stream().anyMatch(name::startsWith)) {
                throw new IllegalArgumentException(
                        "option 'http." + option + "' can't be set: authentication, redirects within the provider's origin,"
                                                   + " method and headers are decided by ticketauth");
            }
        }
    }

    @Override
    protected void doInit() throws Exception {
        open();
    }

    private void open() throws Exception {
        HttpComponent http = camelContext.getComponent(base.getScheme(), HttpComponent.class);
        Map<String, Object> parameters = new HashMap<>(options);
        parameters.put("throwExceptionOnFailure", false);
        parameters.put("deleteWithBody", true);
        parameters.put("copyHeaders", false);
        endpoint = (HttpEndpoint) http.createEndpoint(base.getScheme() + "://" + base.getRawAuthority(), parameters);
        String unknown = endpoint.getHttpUri().getRawQuery();
        if (unknown != null) {
            throw noSuchOption(unknown.replaceAll("=.*", ""));
        }
        // camel-http takes out what it knows, and does not look at what is left
        Map<String, Object> left = endpoint.getHttpConnectionOptions();
        if (!left.isEmpty()) {
            throw noSuchOption("httpConnection." + left.keySet().iterator().next());
        }
        HttpClientConfigurer users = endpoint.getHttpClientConfigurer();
        boolean isPlain = "http".equals(base.getScheme());
        endpoint.setHttpClientConfigurer(builder -> {
            if (users != null) {
                users.configureHttpClient(builder);
            }
            // one user's cookies must not travel with another's request
            builder.disableCookieManagement();
            builder.disableAutomaticRetries();
            ProxyGuard.watchTunnels(builder);
            if (isPlain) {
                ProxyGuard.keepPlainHttpHere(builder);
            }
            edge.configureHttpClient(builder);
        });
        producer = endpoint.createProducer();
        ServiceHelper.initService(endpoint, producer);
    }

    private static IllegalArgumentException noSuchOption(String name) {
        return new IllegalArgumentException("camel-http has no option '" + name + "' (set as 'http." + name + "')");
    }

    @Override
    protected void doStart() throws Exception {
        if (endpoint == null) {
            open();
        }
        ServiceHelper.startService(endpoint, producer);
    }

    @Override
    protected void doStop() {
        ServiceHelper.stopService(producer, endpoint);
        // its connection pool is closed for good
        endpoint = null;
        producer = null;
    }

    /** Sends what the exchange's In message says; the answer, of any status, is the exchange's message afterwards. */
    public void send(Exchange exchange) throws Exception {
        Producer running = producer;
        if (running == null) {
            throw new IOException("the endpoint is stopped");
        }
        running.process(exchange);
    }
}
