package dev.ticketauth.camel;

import java.io.InputStream;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

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

    OutgoingMessage(Exchange exchange, TicketAuthEndpoint endpoint, RequestTargets targets) throws Exception {
        this.exchange = exchange;
        Message in = exchange.getIn();
        this.target = targets.of(in);
        this.method = RequestMethod.of(endpoint.getConfiguration(), in);
        this.routesBody = in.getBody();
        this.body = MessageBody.forHttp(exchange, endpoint.connection().rules().maxBodySize());

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
