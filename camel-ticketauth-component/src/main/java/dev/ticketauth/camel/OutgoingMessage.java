// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.ProviderApi;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.http.HttpMethods;
import org.apache.camel.http.base.HttpProtocolHeaderFilterStrategy;
import org.apache.camel.spi.HeaderFilterStrategy;
import org.apache.camel.support.MessageHelper;
import org.apache.hc.core5.http.HttpEntity;

/**
 * The message that camel-http is given for one call, in place of the route's own while the call lasts.
 */
final class OutgoingMessage {

    /** What would carry somebody else's credentials, or move the request. */
    private static final Set<String> NEVER_SENT = anyCase(
            "Authorization", "Cookie", "Host", "X-Token", "X-Signature", "x-api-key", "Proxy-Authorization");

    // what camel-http reads for itself
    private static final Set<String> CONTROL = anyCase(
            Exchange.HTTP_METHOD, Exchange.HTTP_URI, Exchange.HTTP_PATH, Exchange.HTTP_QUERY, Exchange.HTTP_RAW_QUERY,
            Exchange.REST_HTTP_URI,
            Exchange.REST_HTTP_QUERY, "CamelHttpProtocolVersion");

    private static final HeaderFilterStrategy PROTOCOL_HEADERS = new HttpProtocolHeaderFilterStrategy();

    private final Exchange exchange;
    private final Map<String, Object> routesHeaders;
    private final Object routesBody;
    private final Map<String, Object> headers;
    private final Object body;
    private final String method;
    private final Target target;
    private final Handling handling;

    /**
     * What becomes of failing answers.
     *
     * @param throwing whether they are thrown
     * @param theirs   statuses that whoever asked deals with
     */
    private record Handling(boolean throwing, Set<Integer> theirs) {
    }

    private OutgoingMessage(Exchange exchange, Target target, String method, Object body, Handling handling) {
        this.exchange = exchange;
        this.target = target;
        this.method = method;
        this.body = body;
        this.handling = handling;
        Message in = exchange.getIn();
        this.routesBody = in.getBody();

        in.getHeaders().keySet().removeIf(NEVER_SENT::contains);
        this.routesHeaders = in.getHeaders();
        this.headers = newHeaders(exchange, routesHeaders);
        headers.keySet().removeIf(CONTROL::contains);
        if (body != null || !"GET".equals(method)) {
            // as camel-http's own type: a text would be converted for every request, which takes longer than all the rest;
            // and what camel-http takes anyway is one header less to filter
            headers.put(Exchange.HTTP_METHOD, HttpMethods.valueOf(method));
        }
    }

    /** The message of a route. */
    static OutgoingMessage ofRoute(Exchange exchange, TicketAuthEndpoint endpoint, RequestTargets targets) throws Exception {
        Target target = targets.of(exchange.getIn());
        String method = RequestMethod.of(endpoint.getConfiguration(), exchange.getIn());
        Object body = MessageBody.forHttp(exchange, endpoint.connection().rules().maxBodySize());
        boolean throwsOnFailure = ConnectionOptions.throwsOnFailure(endpoint.getConfiguration());
        return new OutgoingMessage(exchange, target, method, body, new Handling(throwsOnFailure, Set.of()));
    }

    /** A request of our own, in an exchange of our own. */
    static OutgoingMessage of(ApiRequest request, Exchange exchange, ProviderApi api) {
        return new OutgoingMessage(
                exchange, Target.of(request, api), request.method(), MessageBody.forHttp(request.body()),
                new Handling(true, request.handled()));
    }

    private static Map<String, Object> newHeaders(Exchange exchange, Map<String, Object> from) {
        return exchange.getContext().getCamelContextExtension().getHeadersMapFactory().newMap(from);
    }

    String method() {
        return method;
    }

    String wirePath() {
        return target.path();
    }

    /** Path and query as they stand in the request line. */
    String target() {
        return target.pathAndQuery();
    }

    /** Whether an answer that fails ends the call with an exception. */
    boolean throwsOnFailure() {
        return handling.throwing;
    }

    /** Whether the request may be sent again after an answer with this status. */
    boolean isRepeatableAfter(int status) {
        return isRepeatable() && !handling.theirs.contains(status);
    }

    /** Whether the body can be sent a second time. */
    boolean isRepeatable() {
        return body instanceof HttpEntity entity ? entity.isRepeatable() : !(body instanceof InputStream);
    }

    /** Puts this message in place of the route's; a leftover answer of an earlier attempt goes. */
    @SuppressWarnings("deprecation") // camel-http answers in the Out message
    void enter() {
        exchange.setOut(null);
        exchange.getIn().setHeaders(headers);
        exchange.getIn().setBody(body);
    }

    /** Puts the route's message back, with the status of the answer that was an error, as camel-http does. */
    @SuppressWarnings("deprecation") // camel-http answers in the Out message
    void leaveAfterFailure() {
        Object status = exchange.hasOut() ? exchange.getOut().getHeader(Exchange.HTTP_RESPONSE_CODE) : null;
        exchange.setOut(null);
        leave();
        if (status != null) {
            exchange.getIn().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        }
    }

    /** Puts the route's message back, and what the route had into the answer, as camel-http does. */
    @SuppressWarnings("deprecation") // camel-http answers in the Out message
    void leave() {
        exchange.getIn().setHeaders(routesHeaders);
        exchange.getIn().setBody(routesBody);
        if (exchange.hasOut()) {
            MessageHelper.copyHeaders(exchange.getIn(), exchange.getOut(), PROTOCOL_HEADERS, false);
        }
    }

    private static Set<String> anyCase(String... names) {
        Set<String> set = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
        set.addAll(Set.of(names));
        return set;
    }
}
