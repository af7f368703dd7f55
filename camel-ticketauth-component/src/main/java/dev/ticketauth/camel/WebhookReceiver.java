package dev.ticketauth.camel;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import dev.ticketauth.camel.auth.Clock;
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

    private final Parts parts;
    private final int maxSize;
    private final String secretName;

    /** What a receiver works with. */
    record Parts(Verification verification, ChangeReader changes, ChangeDelivery delivery, Sources sources, RefusalLog refusals,
            Clock clock) {
    }

    /** @param secretName the name under which a secret comes, or null */
    WebhookReceiver(Parts parts, int maxSize, String secretName) {
        this.parts = parts;
        this.maxSize = maxSize;
        this.secretName = secretName;
    }

    @Override
    protected void doStart() throws Exception {
        ServiceHelper.startService(parts.delivery());
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopService(parts.delivery());
    }

    @Override
    public boolean process(Exchange exchange, AsyncCallback callback) {
        try {
            return receive(exchange, callback);
        } catch (TooLargeException e) {
            answer(exchange, TOO_LARGE);
        } catch (UnreadablePushException e) {
            parts.refusals().refused("not what " + parts.changes().provider() + " sends: it holds " + e.getMessage());
            answer(exchange, BAD_REQUEST);
        } catch (TicketAuthException e) {
            LOG.warn("A push can't be confirmed now; the sender may send it again: {}", e.getMessage());
            answer(exchange, UNAVAILABLE);
        } catch (IOException | RuntimeException e) {
            LOG.warn("A push could not be taken; the sender may send it again", e);
            answer(exchange, UNAVAILABLE);
        }
        callback.done(true);
        return true;
    }

    private boolean receive(Exchange exchange, AsyncCallback callback)
            throws TooLargeException, UnreadablePushException, IOException {
        InboundMessage push = InboundMessage.of(exchange, maxSize);
        List<String> refusals = parts.verification().refusals(push, parts.clock().now());
        if (!refusals.isEmpty()) {
            parts.refusals().refused("checks that failed: " + String.join(", ", refusals));
            answer(exchange, UNAUTHORIZED);
            callback.done(true);
            return true;
        }
        TicketAuthChange change = parts.changes().read(push);
        if (parts.verification().fetchesBack()) {
            change = confirmed(change, push.source(), exchange);
        }
        if (change == null) {
            callback.done(true);
            return true;
        }
        deliver(exchange, push, change, callback);
        return false;
    }

    // null when it is answered
    private TicketAuthChange confirmed(TicketAuthChange pushed, String source, Exchange exchange) {
        boolean isKnown = parts.verification().hasChecks();
        if (!isKnown && parts.sources().isTroublesome(source)) {
            answer(exchange, TOO_MANY_REQUESTS);
            exchange.getMessage().setHeader("Retry-After", Sources.PERIOD.toSeconds());
            return null;
        }
        Optional<TicketAuthChange> found = parts.changes().readAgain(pushed);
        if (found.isPresent()) {
            return found.get();
        }
        if (isKnown) {
            // deleted, not there yet, or no booking: as true as the checks that it has passed
            return pushed;
        }
        if (parts.changes().isReadable(pushed)) {
            // anything else has not cost a call
            parts.sources().failed(source);
        }
        parts.refusals().refused("checks that failed: fetchBack");
        answer(exchange, UNAUTHORIZED);
        return null;
    }

    private void deliver(Exchange exchange, InboundMessage push, TicketAuthChange change, AsyncCallback callback) {
        Map<String, Object> headers = push.routeHeaders(secretName);
        String key = PushKey.of(parts.verification().fetchesBack() ? null : parts.verification().id(push), change);
        parts.delivery().deliver(key, change, headers, outcome -> {
            answer(exchange, switch (outcome) {
                case DONE -> OK;
                case BUSY, FULL -> UNAVAILABLE;
                case FAILED -> FAILED;
            });
            callback.done(false);
        });
    }

    private void answer(Exchange exchange, int status) {
        Message answer = new DefaultMessage(exchange);
        answer.setHeader(Exchange.HTTP_RESPONSE_CODE, status);
        if (status == UNAVAILABLE) {
            answer.setHeader("Retry-After", RETRY_AFTER_SECONDS);
        } else if (status == UNAUTHORIZED && parts.verification().kinds().contains(Verification.Kind.basic)) {
            answer.setHeader("WWW-Authenticate", "Basic realm=\"webhook\", charset=\"UTF-8\"");
        }
        exchange.setMessage(answer);
    }
}
