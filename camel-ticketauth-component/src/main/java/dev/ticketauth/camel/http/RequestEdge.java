// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;

import dev.ticketauth.camel.auth.Origin;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecChainHandler;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.message.BasicHeader;

/**
 * The edge of the HTTP client: authenticates each attempt on the bytes that leave, and sends again what was refused for
 * a dead session, a rolled key or a wrong clock. Everything above sees one request and one answer.
 */
public final class RequestEdge implements ExecChainHandler, HttpClientConfigurer {

    private static final String NAME = "ticketauth";

    private final ApiConnection connection;
    private final boolean isOurs;
    private final String tenant;
    private final HttpHost home;
    private final Header[] defaultHeaders;
    private final Redirects redirects;
    private final AttemptWatch watch;

    private RequestEdge(ApiConnection connection, String tenant, boolean isOurs) {
        this.connection = connection;
        this.isOurs = isOurs;
        this.tenant = tenant;
        Origin origin = connection.origin();
        this.home = new HttpHost(origin.scheme(), origin.host(), origin.port());
        this.defaultHeaders = connection.api().defaultHeaders().entrySet().stream()
                .map(header -> new BasicHeader(header.getKey(), header.getValue())).toArray(Header[]::new);
        this.redirects = new Redirects(connection.api());
        this.watch = new AttemptWatch(connection);
    }

    /** The edge of a client of our own: what it sends belongs to the {@link Call} on the thread. */
    public static RequestEdge ofCalls(ApiConnection connection) {
        return new RequestEdge(connection, null, true);
    }

    /** The edge of a client of the user's, which may call other origins, too. */
    public static RequestEdge ofEndpoint(ApiConnection connection, String tenant) {
        return new RequestEdge(connection, tenant, false);
    }

    @Override
    public void configureHttpClient(HttpClientBuilder builder) {
        // HttpClient's own retries would send a POST again, and above this point nobody may
        builder.disableAutomaticRetries();
        // relative to PROTOCOL, which is always there; relative to RETRY or REDIRECT nothing happens when those are off
        builder.addExecInterceptorBefore(ChainElement.PROTOCOL.name(), NAME, this);
        if (isOurs) {
            // before interceptors of the user's, which are to see where a request goes
            builder.addExecInterceptorFirst(NAME + "-target", RequestEdge::aim);
        } else {
            ProxyGuard.watchTunnels(builder);
        }
    }

    // camel-http is not told the target: it would parse and put together the URI several times for every request
    private static ClassicHttpResponse aim(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        request.setPath(Call.current().target());
        return chain.proceed(request, scope);
    }

    @Override
    public ClassicHttpResponse execute(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (!isHome(scope.route.getTargetHost())) {
            if (!isOurs) {
                return chain.proceed(request, scope);
            }
            throw new IllegalArgumentException(
                    "The keys of this endpoint are for " + connection.origin() + ", not for " + scope.route.getTargetHost()
                                               + ": nothing was sent");
        }
        if (!isOurs) {
            ProxyGuard.requireNear(scope.route);
        }
        Call call = isOurs ? Call.current() : new Call(tenant, null);
        return new Attempts(this, request, scope, chain, call).run();
    }

    private boolean isHome(HttpHost target) {
        return target.getPort() == home.getPort() ? target.equals(home) : withPort(target).equals(home);
    }

    static HttpHost withPort(HttpHost host) {
        return new HttpHost(host.getSchemeName(), host.getHostName(), Origin.portOf(host.getSchemeName(), host.getPort()));
    }

    // only on what is ours: whoever has a client has headers, too
    void addDefaultHeaders(ClassicHttpRequest request) {
        if (!isOurs) {
            return;
        }
        for (Header header : defaultHeaders) {
            if (!request.containsHeader(header.getName())) {
                request.addHeader(header);
            }
        }
    }

    ApiConnection connection() {
        return connection;
    }

    boolean isOurs() {
        return isOurs;
    }

    Redirects redirects() {
        return redirects;
    }

    AttemptWatch watch() {
        return watch;
    }
}
