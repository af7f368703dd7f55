// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import dev.ticketauth.camel.webhook.LatestStates;
import dev.ticketauth.camel.webhook.Once;
import dev.ticketauth.camel.webhook.Turns;
import org.apache.camel.AsyncProcessor;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends changes through the route. Each in an exchange of its own, so that nothing of the route, neither a body nor a
 * header nor an exception, finds its way into the answer.
 */
final class RouteDelivery implements ChangeDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(RouteDelivery.class);

    // what java.util's queues say, and camel-seda after a time that it was told to wait
    private static final List<String> QUEUE_FULL = List.of("Queue full", "Fails to insert element into queue");

    // how far the provider's clock may be ahead of ours
    private static final Duration AHEAD = Duration.ofMinutes(5);

    private final TicketAuthEndpoint endpoint;
    private final EventMessage event;
    private final AsyncProcessor route;
    private final Once once;
    private final Turns turns;
    private final LatestStates latest;
    private final boolean dropsOutdated;

    RouteDelivery(TicketAuthEndpoint endpoint, AsyncProcessor route, Once once, LatestStates latest, boolean dropsOutdated) {
        this.endpoint = endpoint;
        this.event = endpoint.eventMessage();
        this.route = route;
        this.once = once;
        this.turns = new Turns(endpoint.getComponent().workers());
        this.latest = latest;
        this.dropsOutdated = dropsOutdated;
    }

    @Override
    public void deliver(String key, TicketAuthChange change, Map<String, Object> headers, Consumer<Outcome> outcome) {
        Once.Take take = once.take(key);
        switch (take.turn()) {
            case SEEN -> outcome.accept(Outcome.SEEN);
            case BUSY -> outcome.accept(Outcome.BUSY);
            case FIRST -> inTurn(take, change, headers, outcome);
        }
    }

    // another state of the record may be under way
    private void inTurn(Once.Take take, TicketAuthChange change, Map<String, Object> headers, Consumer<Outcome> outcome) {
        String record = PushKey.ofRecord(change);
        AtomicBoolean hasEnded = new AtomicBoolean();
        boolean isWaiting = turns.run(record, () -> route(take, record, change, headers, end -> {
            // a route that throws may have ended before
            if (hasEnded.compareAndSet(false, true)) {
                outcome.accept(end);
                turns.ended(record);
            }
        }));
        if (!isWaiting) {
            once.release(take);
            outcome.accept(Outcome.BUSY);
        }
    }

    private void route(
            Once.Take take, String record, TicketAuthChange change, Map<String, Object> headers, Consumer<Outcome> outcome) {
        Exchange exchange;
        try {
            boolean isOutdated = latest.isOutdated(record, believable(change.time()));
            if (isOutdated && dropsOutdated) {
                LOG.debug("{} is older than what came before, and dropped", change);
                once.done(take);
                outcome.accept(Outcome.DONE);
                return;
            }
            exchange = exchange(change, headers, isOutdated);
        } catch (RuntimeException e) {
            once.release(take);
            LOG.warn("{} can't be taken now: {}", change, e.toString());
            outcome.accept(Outcome.UNAVAILABLE);
            return;
        }
        try {
            route.process(exchange, done -> outcome.accept(ended(take, change, exchange)));
        } catch (RuntimeException e) {
            exchange.setException(e);
            outcome.accept(ended(take, change, exchange));
        }
    }

    // after a state from the future every other one would be outdated
    private Instant believable(Instant time) {
        return time != null && time.isAfter(endpoint.getComponent().clock().now().plus(AHEAD)) ? null : time;
    }

    private Exchange exchange(TicketAuthChange change, Map<String, Object> headers, boolean isOutdated) {
        Exchange exchange = endpoint.createExchange(ExchangePattern.InOnly);
        exchange.getIn().setHeaders(headers);
        event.write(exchange.getIn(), change);
        if (isOutdated) {
            exchange.getIn().setHeader(TicketAuthConstants.OUTDATED, true);
        }
        return exchange;
    }

    private Outcome ended(Once.Take take, TicketAuthChange change, Exchange exchange) {
        Throwable failure = RouteOutcome.failureOf(exchange);
        if (failure == null) {
            // the route has done it: the sender must not be told anything else
            once.done(take);
            return Outcome.DONE;
        }
        once.release(take);
        if (isFull(failure)) {
            LOG.debug("There is no room for {}", change);
            return Outcome.UNAVAILABLE;
        }
        LOG.warn("{} failed in the route; the sender may send it again", change, failure);
        return Outcome.FAILED;
    }

    /** Whether something failed for want of room. */
    static boolean isFull(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RejectedExecutionException
                    || cause instanceof IllegalStateException && saysFull(cause.getMessage())) {
                return true;
            }
        }
        return false;
    }

    private static boolean saysFull(String message) {
        return message != null && QUEUE_FULL.stream().anyMatch(message::startsWith);
    }
}
