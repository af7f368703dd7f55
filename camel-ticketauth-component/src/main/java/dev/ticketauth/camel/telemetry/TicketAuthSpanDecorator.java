// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.telemetry;

import java.util.Locale;

import dev.ticketauth.camel.TicketAuthConstants;
import dev.ticketauth.camel.TicketAuthEndpoint;
import dev.ticketauth.camel.TicketAuthException;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.telemetry.Span;
import org.apache.camel.telemetry.TagConstants;
import org.apache.camel.telemetry.decorators.AbstractSpanDecorator;

/**
 * What spans of {@code ticketauth:} endpoints tell. camel-telemetry finds it where that is on the class path; nothing
 * else touches it. What is added here are names and numbers, never a key, a token or the body.
 */
public class TicketAuthSpanDecorator extends AbstractSpanDecorator {

    private static final String PREFIX = "ticketauth.";
    private static final String REQUEST = "request";
    private static final String UNKNOWN = "unknown";

    // tells the spans of calls from that of a consumed record, whose message has passed calls, too
    private static final String CALL = TicketAuthSpanDecorator.class.getName();

    private record Call(Span span, String operation) {
    }

    @Override
    public String getComponent() {
        return "ticketauth";
    }

    @Override
    public String getComponentClassName() {
        return "dev.ticketauth.camel.TicketAuthComponent";
    }

    /** The provider and what is asked of it, such as {@code ticketmatic listBookings}. */
    @Override
    public String getOperationName(Exchange exchange, Endpoint endpoint) {
        if (!(endpoint instanceof TicketAuthEndpoint ours)) {
            return super.getOperationName(exchange, endpoint);
        }
        return ours.getConfiguration().getProvider() + ' ' + operation(exchange, ours);
    }

    // of a producer the operation, of a consumer the resource; a name that a message has made up becomes none of ours
    private static String operation(Exchange exchange, TicketAuthEndpoint endpoint) {
        return consumes(endpoint)
                ? endpoint.getConfiguration().getResource().toLowerCase(Locale.ROOT)
                : endpoint.operationOf(exchange.getIn()).orElse(UNKNOWN);
    }

    private static boolean consumes(TicketAuthEndpoint endpoint) {
        return endpoint.getConfiguration().getResource() != null;
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (endpoint instanceof TicketAuthEndpoint ours) {
            if (!consumes(ours)) {
                exchange.setProperty(CALL, new Call(span, operation(exchange, ours)));
            }
            span.setTag(PREFIX + "provider", ours.getConfiguration().getProvider());
            span.setTag(PREFIX + "operation", operation(exchange, ours));
            set(span, "environment", ours.getServiceMetadata().get("environment"));
            set(span, "account", ours.getConfiguration().getAccount());
            set(span, "tenant", exchange.getIn().getHeader(
                    TicketAuthConstants.TENANT, ours.getConfiguration().getTenant(), String.class));
        }
    }

    @Override
    public void afterTracingEvent(Span span, Exchange exchange) {
        super.afterTracingEvent(span, exchange);
        Call call = exchange.getProperty(CALL, Call.class);
        if (call != null && call.span == span) {
            exchange.removeProperty(CALL);
            addOutcome(span, exchange, call.operation);
        }
    }

    private static void addOutcome(Span span, Exchange exchange, String operation) {
        Message message = exchange.getMessage();
        Integer attempts = message.getHeader(TicketAuthConstants.ATTEMPTS, Integer.class);
        // of other operations, that of an earlier step lies there
        Integer status = attempts == null || !REQUEST.equals(operation)
                ? null : message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
        if (exchange.getException() instanceof TicketAuthException failure) {
            attempts = failure.getAttempts();
            status = failure.getStatus() == 0 ? null : failure.getStatus();
            span.setTag(PREFIX + "retryable", String.valueOf(failure.isRetryable()));
            set(span, "provider.code", failure.getProviderCode());
        }
        if (attempts != null) {
            span.setTag(PREFIX + "attempts", attempts.toString());
        }
        if (status != null) {
            span.setTag(TagConstants.HTTP_STATUS, status.toString());
        }
        set(span, "request.id", message.getHeader(TicketAuthConstants.REQUEST_ID, String.class));
    }

    private static void set(Span span, String name, String value) {
        if (value != null) {
            span.setTag(PREFIX + name, clipMaxLength(value));
        }
    }
}
