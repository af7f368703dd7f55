package dev.ticketauth.camel;

import java.io.IOException;
import java.util.List;
import java.util.Optional;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.webhook.TooLargeException;
import dev.ticketauth.camel.webhook.UnreadablePushException;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checks messages that another consumer has received.
 */
final class VerifyOperation {

    private static final Logger LOG = LoggerFactory.getLogger(VerifyOperation.class);

    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;

    // where a token in the query or in the path can still be read
    private static final List<String> ADDRESSES = List.of(
            Exchange.HTTP_URI, Exchange.HTTP_URL, Exchange.HTTP_PATH, Exchange.HTTP_QUERY, Exchange.HTTP_RAW_QUERY);

    private final TicketAuthConfiguration options;
    private final Webhook webhook;
    private final Clock clock;

    VerifyOperation(TicketAuthEndpoint endpoint) {
        this.options = endpoint.getConfiguration();
        this.webhook = new Webhook(endpoint);
        this.clock = endpoint.getComponent().clock();
    }

    void process(Exchange exchange) throws IOException {
        Message message = exchange.getIn();
        try {
            InboundMessage push = InboundMessage.of(exchange, options.getWebhookMaxBodySize());
            List<String> refusals = webhook.verification().refusals(push, clock.now());
            if (!refusals.isEmpty()) {
                LOG.debug("A message was refused; checks that failed: {}", refusals);
                throw refused(message, UNAUTHORIZED, unproven());
            }
            if (push.body() != null) {
                message.setBody(push.body());
            }
            if (webhook.verification().fetchesBack()) {
                message.setBody(confirmed(message, push));
            }
            hideSecret(message);
            message.setHeader(TicketAuthConstants.PROVIDER, options.getProvider());
        } catch (TooLargeException e) {
            throw refused(message, TOO_LARGE, e.getMessage());
        } catch (UnreadablePushException e) {
            throw refused(message, BAD_REQUEST, "the message holds " + e.getMessage());
        }
    }

    private TicketAuthChange confirmed(Message message, InboundMessage push)
            throws TooLargeException, UnreadablePushException {
        TicketAuthChange pushed = webhook.changes().read(push);
        Optional<TicketAuthChange> found = webhook.changes().readAgain(pushed);
        if (found.isEmpty() && !webhook.verification().hasChecks()) {
            throw refused(message, UNAUTHORIZED, unproven());
        }
        return found.orElse(pushed);
    }

    private String unproven() {
        return "the message is not proven to come from " + options.getProvider() + " (webhookAuth=" + options.getWebhookAuth()
               + "); the logger of this class says at DEBUG which check failed";
    }

    private TicketAuthVerificationException refused(Message message, int status, String why) {
        // what a route that does not handle the exception is answered with
        message.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        return new TicketAuthVerificationException(options.getProvider(), status, why);
    }

    private void hideSecret(Message message) {
        message.removeHeader("Authorization");
        if (webhook.secretName() != null) {
            message.removeHeader(webhook.secretName());
            if (!"header".equals(options.getWebhookAuthIn())) {
                ADDRESSES.forEach(message::removeHeader);
            }
        }
    }
}
