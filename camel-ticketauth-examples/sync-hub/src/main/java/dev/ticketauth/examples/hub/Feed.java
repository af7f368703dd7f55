// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import org.apache.camel.CamelContext;
import org.apache.camel.Consumer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.apache.camel.spi.ExceptionHandler;
import org.apache.camel.spi.PollingConsumerPollStrategy;

/**
 * One kind of record of one provider, and the route that reads it. A consumer would poll again and again; the hub
 * starts its route for one poll, waits for the end of it and stops the route.
 */
final class Feed implements PollingConsumerPollStrategy, ExceptionHandler {
    private final String provider;
    private final String resource;
    private final AtomicInteger stored = new AtomicInteger();
    private volatile CompletableFuture<Integer> end = new CompletableFuture<>();
    private volatile Throwable failure;

    /** @param resource {@code tickets}, {@code bookings} or {@code changes} of bookings */
    Feed(String provider, String resource) {
        this.provider = provider;
        this.resource = resource;
    }

    /** The id of the route, and the name under which the registry has this object. */
    String name() {
        return provider + "-" + resource;
    }

    String provider() {
        return provider;
    }

    String resource() {
        return resource;
    }

    /** What it reads, for a person. */
    String words() {
        return kind() + "s" + (resource.equals("changes") ? ", as changes" : "");
    }

    /** What the column {@code kind} says. */
    String kind() {
        return resource.equals("tickets") ? "ticket" : "booking";
    }

    /**
     * Lets the route read what is new or has changed.
     *
     * @return how many records were stored
     */
    int read(CamelContext camel) throws Exception {
        stored.set(0);
        failure = null;
        end = new CompletableFuture<>();
        try {
            camel.getRouteController().startRoute(name());
            end.get();
            return stored.get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof Exception cause ? cause : e;
        } finally {
            camel.getRouteController().stopRoute(name());
        }
    }

    /** The last step of the route: the record is in the database. */
    void count(Exchange exchange) {
        stored.incrementAndGet();
    }

    @Override
    public boolean begin(Consumer consumer, Endpoint endpoint) {
        return true;
    }

    @Override
    public void commit(Consumer consumer, Endpoint endpoint, int polledMessages) {
        if (failure == null) {
            end.complete(polledMessages);
        } else {
            end.completeExceptionally(failure);
        }
    }

    @Override
    public boolean rollback(Consumer consumer, Endpoint endpoint, int retryCounter, Exception cause) {
        end.completeExceptionally(cause);
        return false;
    }

    @Override
    public void handleException(Throwable exception) {
        failure = exception;
    }

    @Override
    public void handleException(String message, Throwable exception) {
        failure = exception;
    }

    @Override
    public void handleException(String message, Exchange exchange, Throwable exception) {
        failure = exception;
    }
}
