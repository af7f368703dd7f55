package dev.ticketauth.camel;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import dev.ticketauth.camel.webhook.Once;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Producer;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts changes into an endpoint that keeps them, and brings them from there to the route. A change is safe as soon as the
 * endpoint has it.
 */
final class HandOver extends ServiceSupport implements ChangeDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    private static final String KEY = "TicketAuthPushKey";

    private final String uri;
    private final Endpoint queue;
    private final ChangeReader changes;
    private final Once once;
    private final ChangeDelivery route;
    private final TicketAuthEndpoint endpoint;
    private Producer producer;
    private org.apache.camel.Consumer consumer;

    /** @param once which changes were put into the endpoint */
    HandOver(TicketAuthEndpoint endpoint, String uri, ChangeReader changes, Once once, ChangeDelivery route) {
        this.endpoint = endpoint;
        this.uri = uri;
        this.queue = endpoint.getCamelContext().getEndpoint(uri);
        this.changes = changes;
        this.once = once;
        this.route = route;
    }

    @Override
    protected void doStart() throws Exception {
        producer = queue.createProducer();
        consumer = queue.createConsumer(this::take);
        ServiceHelper.startService(queue, producer, consumer);
    }

    @Override
    protected void doStop() throws Exception {
        ServiceHelper.stopAndShutdownServices(consumer, producer);
    }

    @Override
    public void deliver(String key, TicketAuthChange change, Map<String, Object> headers, Consumer<Outcome> outcome) {
        Once.Take take = once.take(key);
        switch (take.turn()) {
            case SEEN -> outcome.accept(Outcome.DONE);
            case BUSY -> outcome.accept(Outcome.BUSY);
            case FIRST -> outcome.accept(put(take, key, change));
        }
    }

    private Outcome put(Once.Take take, String key, TicketAuthChange change) {
        Exchange exchange = queue.createExchange(ExchangePattern.InOnly);
        exchange.getIn().setBody(TicketAuthConverter.toString(change));
        exchange.getIn().setHeader(KEY, key);
        try {
            producer.process(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        }
        Throwable failure = RouteOutcome.failureOf(exchange);
        if (failure == null) {
            once.done(take);
            return Outcome.DONE;
        }
        once.release(take);
        if (!RouteDelivery.isFull(failure)) {
            LOG.warn("{} could not be handed over", change, failure);
        }
        // whatever it is, the sender keeps it meanwhile
        return Outcome.FULL;
    }

    // what fails is the endpoint's to bring again
    private void take(Exchange exchange) throws Exception {
        byte[] text = exchange.getIn().getMandatoryBody(byte[].class);
        String key = exchange.getIn().getHeader(KEY, String.class);
        if (key == null) {
            throw new IllegalArgumentException("a message that this webhook has not put there");
        }
        CompletableFuture<Outcome> end = new CompletableFuture<>();
        route.deliver(key, changes.parse(text), Map.of(), end::complete);
        Outcome outcome = end.get();
        if (outcome != Outcome.DONE) {
            throw new IllegalStateException("the route of " + endpoint.masked() + " has not completed a change: " + outcome);
        }
    }
}
