// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.util.Map;
import java.util.function.IntConsumer;

import dev.ticketauth.camel.webhook.RefusedPushException;
import dev.ticketauth.camel.webhook.Sources;
import dev.ticketauth.camel.webhook.TooLargeException;
import dev.ticketauth.camel.webhook.UnreadablePushException;
import dev.ticketauth.camel.webhook.Verification;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.support.AsyncProcessorSupport;
import org.apache.camel.support.DefaultMessage;
import org.apache.camel.support.service.ServiceHelper;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the pushes of one webhook: checks, reads and delivers them, and answers with a status and nothing else.
 */
final class WebhookReceiver extends AsyncProcessorSupport {

    private static final Logger LOG = LoggerFactory.getLogger(WebhookReceiver.class);

    private static final int OK = 200;
    private static final int BAD_REQUEST = 400;
    private static final int UNAUTHORIZED = 401;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int FAILED = 500;
    private static final int UNAVAILABLE = 503;
    // short: who waits longer than a sender's patience gets nothing
    private static final int RETRY_AFTER_SECONDS = 5;
    private static final String RETRY_AFTER = "Retry-After";

    private final PushIntake intake;
    private final ChangeDelivery delivery;
    private final RefusalLog refusals;
    private final int maxSize;
    private final String secretName;
    private final IntConsumer answered;

    /**
     * @param maxSize    the most bytes that a body may have
     * @param secretName the name under which a secret comes, or null
     * @param answered   is told the status of every answer
     */
    WebhookReceiver(PushIntake intake, ChangeDelivery delivery, RefusalLog refusals, int maxSize, String secretName,
                    IntConsumer answered) {
        this.intake = intake;
        this.delivery = delivery;
        this.refusals = refusals;
        this.maxSize = maxSize;
        this.secretName = secretName;
        this.answered = answered;
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(delivery);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(delivery);
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            InboundMessage push = InboundMessage.of(exchange, maxSize);
            intake.check(push);
            deliver(exchange, push, intake.change(push), callback);
            return false;
        } catch (RefusedPushException e) {
            refuse(exchange, e.status(), e.getMessage());
        } catch (TooLargeException e) {
            refuse(exchange, TOO_LARGE, e.getMessage());
        } catch (UnreadablePushException e) {
            refuse(exchange, BAD_REQUEST, "it holds " + e.getMessage());
        } catch (TicketAuthException e) {
            refuse(exchange, UNAVAILABLE, "the provider can't confirm it now: " + e.getMessage());
        } catch (IOException | RuntimeException e) {
            LOG.debug("A push could not be taken", e);
            // its message may quote what somebody has sent
            refuse(exchange, UNAVAILABLE, "it can't be taken now: " + e.getClass().getName());
        }
        callback.done(true);
        return true;
    }

    private void refuse(Exchange exchange, int status, String why) {
        refusals.refused(status, why);
        answer(exchange, status);
    }

    private void deliver(Exchange exchange, InboundMessage push, TicketAuthChange change, AsyncCallback callback) {
        boolean fetchesBack = intake.verification().fetchesBack();
        String key = PushKey.of(fetchesBack ? null : intake.verification().id(push), change);
        // what only the provider has confirmed may have anything in its headers
        Map<String, Object> headers
                = fetchesBack && intake.isUnproven() ? Map.of() : push.routeHeaders(secretName);
        delivery.deliver(key, change, headers, outcome -> {
            if (outcome != ChangeDelivery.Outcome.DONE) {
                intake.hadNoNews(push);
            }
            answer(exchange, switch (outcome) {
                case DONE, SEEN -> OK;
                case BUSY, UNAVAILABLE -> UNAVAILABLE;
                case FAILED -> FAILED;
            });
            callback.done(false);
        });
    }

    private void answer(Exchange exchange, int status) {
        answered.accept(status);
        Message answer = new DefaultMessage(exchange);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (status == UNAVAILABLE) {
            answer.setHeader(RETRY_AFTER, RETRY_AFTER_SECONDS);
        } else if (status == TOO_MANY_REQUESTS) {
            answer.setHeader(RETRY_AFTER, Sources.PERIOD.toSeconds());
        } else if (status == UNAUTHORIZED && intake.verification().kinds().contains(Verification.Kind.basic)) {
            answer.setHeader("WWW-Authenticate", "Basic realm=\"webhook\", charset=\"UTF-8\"");
        }
        exchange.setMessage(answer);
    }
}
