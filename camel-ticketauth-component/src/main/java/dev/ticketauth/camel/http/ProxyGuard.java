// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;

import dev.ticketauth.camel.auth.Origin;
import org.apache.hc.client5.http.HttpRoute;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.impl.ChainElement;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.HttpHost;

/**
 * Tells a proxy's answer from a provider's. HttpClient hands out what a proxy says instead of opening a tunnel as if it
 * were the answer to the request: its 403 would pass for keys that are refused, and its 502 for a booking in doubt.
 */
final class ProxyGuard {

    private static final String NAME = "ticketauth-tunnel";
    private static final String OPENED = "ticketauth.tunnel.opened";

    private ProxyGuard() {
    }

    /** Tunnels that a proxy refuses are failures of the connection from now on. */
    static void watchTunnels(HttpClientBuilder builder) {
        builder.addExecInterceptorBefore(ChainElement.CONNECT.name(), NAME, ProxyGuard::connect);
        builder.addExecInterceptorAfter(ChainElement.CONNECT.name(), NAME + "-opened", ProxyGuard::opened);
    }

    private static ClassicHttpResponse connect(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        HttpRoute route = scope.route;
        if (!route.isTunnelled()) {
            return chain.proceed(request, scope);
        }
        scope.clientContext.removeAttribute(OPENED);
        ClassicHttpResponse response = chain.proceed(request, scope);
        if (scope.clientContext.getAttribute(OPENED) == null) {
            scope.execRuntime.discardEndpoint();
            throw ProxyException.refused(route.getProxyHost(), route.getTargetHost(), response.getCode());
        }
        return response;
    }

    private static ClassicHttpResponse opened(ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
            throws IOException, HttpException {
        if (scope.route.isTunnelled()) {
            scope.clientContext.setAttribute(OPENED, Boolean.TRUE);
        }
        return chain.proceed(request, scope);
    }

    /** Nothing is sent over plain HTTP through a proxy elsewhere from now on. */
    static void keepPlainHttpHere(HttpClientBuilder builder) {
        builder.addExecInterceptorFirst("ticketauth-plain-http", (request, scope, chain) -> {
            requireNear(scope.route);
            return chain.proceed(request, scope);
        });
    }

    /** @throws ProxyException when the route leads over plain HTTP through a proxy on another machine */
    static void requireNear(HttpRoute route) throws ProxyException {
        HttpHost proxy = route.getProxyHost();
        if (proxy != null && !route.isSecure()
                && !new Origin(proxy.getSchemeName(), proxy.getHostName(), proxy.getPort()).isLoopback()) {
            throw ProxyException.wouldRead(proxy, route.getTargetHost());
        }
    }
}
