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

    // of a producer the operation, of a consumer the resource
    private static String operation(Exchange exchange, TicketAuthEndpoint endpoint) {
        if (endpoint.getConfiguration().getResource() != null) {
            return endpoint.getConfiguration().getResource().toLowerCase(Locale.ROOT);
        }
        String ofMessage = exchange.getIn().getHeader(TicketAuthConstants.OPERATION, String.class);
        String ofEndpoint = endpoint.getConfiguration().getOperation();
        if (ofMessage != null) {
            return clipMaxLength(ofMessage);
        }
        return ofEndpoint == null ? "sign" : ofEndpoint;
    }

    @Override
    public void beforeTracingEvent(Span span, Exchange exchange, Endpoint endpoint) {
        super.beforeTracingEvent(span, exchange, endpoint);
        if (endpoint instanceof TicketAuthEndpoint ours) {
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
        Message message = exchange.getMessage();
        Integer attempts = message.getHeader(TicketAuthConstants.ATTEMPTS, Integer.class);
        Integer status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, Integer.class);
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
