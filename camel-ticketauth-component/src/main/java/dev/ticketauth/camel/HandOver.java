// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.resource.JsonText;
import dev.ticketauth.camel.resource.PageReader;
import dev.ticketauth.camel.webhook.Once;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePattern;
import org.apache.camel.Producer;
import org.apache.camel.spi.ShutdownAware;
import org.apache.camel.spi.UnitOfWork;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.UnitOfWorkHelper;
import org.apache.camel.support.service.ServiceHelper;
import org.apache.camel.support.service.ServiceSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Puts changes into an endpoint that keeps them, and brings them from there to the route. A change is safe as soon as
 * the endpoint has it.
 */
final class HandOver extends ServiceSupport implements ChangeDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(HandOver.class);

    // in the text, since files and some queues keep no headers
    private static final String KEY = "pushKey";
    private static final String WEBHOOK = "webhook";
    private static final List<String> FORGETFUL = List.of("seda:", "direct:", "disruptor:", "disruptor-vm:");
    private static final long BUSY_MILLIS = 500;

    private final String name;
    private final Endpoint queue;
    private final ChangeReader changes;
    private final Once once;
    private final ChangeDelivery route;
    private final TicketAuthEndpoint endpoint;
    // whoever puts something in reads, whoever closes writes
    private final ReadWriteLock door = new ReentrantReadWriteLock();
    private boolean isOpen;
    private CountDownLatch stopping = new CountDownLatch(1);
    private Producer producer;
    private org.apache.camel.Consumer consumer;

    /**
     * @param name what tells this webhook from others that use the same endpoint
     * @param once which changes were put into it
     */
    HandOver(TicketAuthEndpoint endpoint, String name, ChangeReader changes, Once once, ChangeDelivery route) {
        String uri = endpoint.getConfiguration().getWebhookHandOver();
        if (FORGETFUL.stream().anyMatch(uri::startsWith)) {
            LOG.warn("{} hands pushes over to an endpoint that is in memory: what it holds is lost when the process ends or the"
                     + " route fails, although senders were told that it is safe. Option webhookHandOver names one that lasts",
                    endpoint.masked());
        }
        this.endpoint = endpoint;
        this.name = name;
        this.queue = endpoint.getCamelContext().getEndpoint(uri);
        this.changes = changes;
        this.once = once;
        this.route = route;
    }

    @Override
    protected void doStart() throws Exception {
        stopping = new CountDownLatch(1);
        producer = queue.createProducer();
        consumer = queue.createConsumer(this::take);
        try {
            ServiceHelper.startService(queue, producer, consumer);
        } catch (RuntimeException e) {
            // whoever starts it again makes new ones
            ServiceHelper.stopAndShutdownServices(consumer, producer);
            throw e;
        }
        open(true);
    }

    @Override
    protected void doStop() throws Exception {
        open(false);
        stopping.countDown();
        if (consumer instanceof ShutdownAware aware) {
            // an endpoint in memory forgets what it holds, and senders were told that it is safe
            aware.prepareShutdown(false, false);
        }
        ServiceHelper.stopAndShutdownServices(consumer, producer);
    }

    private void open(boolean isOpen) {
        door.writeLock().lock();
        try {
            this.isOpen = isOpen;
        } finally {
            door.writeLock().unlock();
        }
    }

    @Override
    public void deliver(String key, TicketAuthChange change, Map<String, Object> headers, Consumer<Outcome> outcome) {
        Once.Take take = once.take(key);
        switch (take.turn()) {
            case SEEN -> outcome.accept(Outcome.SEEN);
            case BUSY -> outcome.accept(Outcome.BUSY);
            case FIRST -> outcome.accept(handOver(take, key, change));
        }
    }

    private Outcome handOver(Once.Take take, String key, TicketAuthChange change) {
        Throwable failure = put(key, change);
        if (failure == null) {
            once.done(take);
            return Outcome.DONE;
        }
        once.release(take);
        if (!RouteDelivery.isFull(failure)) {
            LOG.warn("{} could not be handed over", change, failure);
        }
        // whatever it is, the sender keeps it meanwhile
        return Outcome.UNAVAILABLE;
    }

    // why it is not there; null when it is
    private Throwable put(String key, TicketAuthChange change) {
        door.readLock().lock();
        try {
            if (!isOpen) {
                return new IllegalStateException("the route is stopped");
            }
            Exchange exchange = queue.createExchange(ExchangePattern.InOnly);
            exchange.getIn().setBody(text(key, change));
            producer.process(exchange);
            return RouteOutcome.failureOf(exchange);
        } catch (Exception e) {
            return e;
        } finally {
            door.readLock().unlock();
        }
    }

    private String text(String key, TicketAuthChange change) {
        ObjectNode json = RecordJson.of(change);
        json.put(WEBHOOK, name);
        json.put(KEY, key);
        return new String(JsonText.bytes(json), UTF_8);
    }

    // what fails is the endpoint's to bring again
    private void take(Exchange exchange) throws Exception {
        if (exchange.getUnitOfWork() != null) {
            bring(exchange);
            return;
        }
        // at its end files and some queues let go of a message; a route would have one
        UnitOfWork unit = PluginHelper.getUnitOfWorkFactory(exchange.getContext()).createUnitOfWork(exchange);
        exchange.getExchangeExtension().setUnitOfWork(unit);
        try {
            bring(exchange);
        } catch (Exception e) {
            exchange.setException(e);
        } finally {
            UnitOfWorkHelper.doneUow(unit, exchange);
        }
    }

    private void bring(Exchange exchange) throws Exception {
        JsonNode json = PageReader.value(exchange.getIn().getMandatoryBody(byte[].class));
        String key = json.path(KEY).textValue();
        if (key == null || !name.equals(json.path(WEBHOOK).textValue())) {
            throw new IllegalArgumentException("a message that this webhook has not put there");
        }
        Outcome outcome = bring(key, changes.parse(json));
        if (outcome != Outcome.DONE && outcome != Outcome.SEEN) {
            throw new IllegalStateException("the route of " + endpoint.masked() + " has not completed a change: " + outcome);
        }
    }

    // what was under way when the process ended is taken by nobody for a while: longer than a queue has patience with
    private Outcome bring(String key, TicketAuthChange change) throws Exception {
        Outcome outcome;
        do {
            CompletableFuture<Outcome> end = new CompletableFuture<>();
            route.deliver(key, change, Map.of(), end::complete);
            outcome = end.get();
        } while (outcome == Outcome.BUSY && !stopping.await(BUSY_MILLIS, TimeUnit.MILLISECONDS));
        return outcome;
    }
}
