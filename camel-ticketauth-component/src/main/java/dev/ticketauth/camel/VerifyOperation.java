// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.util.List;

import dev.ticketauth.camel.webhook.RefusedPushException;
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
    private static final int TOO_LARGE = 413;
    private static final int UNAVAILABLE = 503;

    // where a token in the query or in the path can still be read
    private static final List<String> ADDRESSES = List.of(
            Exchange.HTTP_URI, Exchange.HTTP_URL, Exchange.HTTP_PATH, Exchange.HTTP_QUERY, Exchange.HTTP_RAW_QUERY);

    private final TicketAuthConfiguration options;
    private final PushIntake intake;
    private final String secretName;

    VerifyOperation(TicketAuthEndpoint endpoint) {
        this.options = endpoint.getConfiguration();
        Webhook webhook = new Webhook(endpoint);
        this.intake = webhook.intake();
        this.secretName = webhook.secretName();
    }

    void process(Exchange exchange) throws IOException {
        Message message = exchange.getIn();
        try {
            InboundMessage push = InboundMessage.of(exchange, options.getWebhookMaxBodySize());
            intake.check(push);
            Object body = intake.verification().fetchesBack() ? intake.change(push) : push.body();
            if (body != null) {
                message.setBody(body);
            }
            message.setHeader(TicketAuthConstants.PROVIDER, options.getProvider());
        } catch (RefusedPushException e) {
            LOG.debug("A message was refused with {}: {}", e.status(), e.getMessage());
            throw refused(message, e.status(), unproven());
        } catch (TooLargeException e) {
            throw refused(message, TOO_LARGE, e.getMessage());
        } catch (UnreadablePushException e) {
            throw refused(message, BAD_REQUEST, "the message holds " + e.getMessage());
        } catch (TicketAuthException e) {
            message.setHeader(Exchange.HTTP_RESPONSE_CODE, UNAVAILABLE);
            throw e;
        } finally {
            // also of a message that is refused: it may end in a dead letter queue
            hideSecret(message);
        }
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
        if (secretName != null) {
            message.removeHeader(secretName);
            if (!"header".equals(options.getWebhookAuthIn())) {
                ADDRESSES.forEach(message::removeHeader);
            }
        }
    }
}
