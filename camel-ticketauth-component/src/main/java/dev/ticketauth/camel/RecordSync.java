// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;

import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.sync.ConsumedRecords;
import dev.ticketauth.camel.sync.Cursor;
import dev.ticketauth.camel.sync.CursorStore;
import dev.ticketauth.camel.sync.Delivery;
import dev.ticketauth.camel.sync.Lag;
import dev.ticketauth.camel.sync.Listed;
import dev.ticketauth.camel.sync.Progress;
import dev.ticketauth.camel.sync.SourceKey;
import org.apache.camel.AsyncCallback;
import org.apache.camel.Exchange;

/**
 * The polls of one consumer. A round reads a list from the cursor to its end and may take several polls; what a route
 * has not completed begins the next one.
 *
 * @param <R> a ticket or a booking
 */
final class RecordSync<R> implements AutoCloseable {

    private final TicketAuthEndpoint endpoint;
    private final TicketAuthConfiguration options;
    private final TicketAuthConsumer consumer;
    private final boolean tellsChanges;
    private final Instant since;
    private final RecordRounds<R> rounds;
    private final RecordExchange<R> exchanges;
    private final CursorStore cursors;
    private final Lag lag;
    private final ConsumedRecords consumed;
    private final Progress<R> progress = new Progress<>();
    private final Deque<Listed<R>> waiting = new ArrayDeque<>();
    // a poll may still be under way when the consumer stops
    private final ReentrantLock polling = new ReentrantLock();
    private RecordFeed<R> round;
    private volatile int failures;
    private volatile Throwable lastFailure;

    private RecordSync(TicketAuthEndpoint endpoint, TicketAuthConsumer consumer, ConsumedResource resource,
                       RecordType<?, R> type) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.consumer = consumer;
        this.tellsChanges = type.resource().tellsChanges();
        this.since = ConsumerOptions.check(options);
        SourceKey source = endpoint.sourceKey(resource.name());
        this.lag = new Lag(endpoint.getComponent().clock());
        this.exchanges = new RecordExchange<>(consumer, endpoint.eventMessage(), resource, tellsChanges);
        this.cursors = new CursorStore(endpoint.repositories().cursors(), source);
        this.consumed = new ConsumedRecords(endpoint.repositories().consumed(), source, !tellsChanges);
        this.rounds = new RecordRounds<>(endpoint, type, cursors, since);
    }

    /**
     * @throws IllegalArgumentException when the endpoint's options don't allow to consume
     */
    static RecordSync<?> of(TicketAuthEndpoint endpoint, TicketAuthConsumer consumer) {
        ConsumedResource resource = ConsumerOptions.resource(endpoint.getConfiguration());
        RecordType<?, ?> type = endpoint.connection().api().resources()
                .flatMap(resources -> RecordType.of(resource.kind(), resources))
                .filter(found -> found.resource().access().contains(Resource.Access.LIST))
                .orElseThrow(() -> new IllegalArgumentException(
                        "provider '" + endpoint.getConfiguration().getProvider() + "' has no list of " + resource.kind()
                                                                + whatElse(endpoint)));
        type.resource().require(Resource.Access.LIST);
        RecordSync<?> sync = new RecordSync<>(endpoint, consumer, resource, type);
        // without a call: a parameter that is missing or wrong keeps the route from starting
        sync.rounds.check();
        return sync;
    }

    private static String whatElse(TicketAuthEndpoint endpoint) {
        boolean pushes = endpoint.connection().api().resources().flatMap(resources -> resources.pushes()).isPresent();
        return pushes
                ? ", but pushes what has changed: from(\"webhook:ticketauth:" + endpoint.getConfiguration().getProvider()
                  + "?webhookAuth=...\")"
                : "";
    }

    void start() throws Exception {
        endpoint.repositories().start(endpoint.getCamelContext(), endpoint.masked(), tellsChanges);
    }

    /** @return how many records were completed */
    int poll() throws InterruptedException {
        polling.lock();
        try {
            return pollOnce();
        } finally {
            polling.unlock();
            if (!consumer.isGoingOn()) {
                close();
            }
        }
    }

    private int pollOnce() throws InterruptedException {
        try {
            deliver();
        } catch (RuntimeException e) {
            // where it stands nobody knows: the next round begins at the cursor
            closeRound(false);
            throw e;
        } finally {
            progress.awaitAtMost(0, consumer::isGoingOn);
            if (progress.hasFailed()) {
                failures++;
                addFirst(progress.takeFailed());
            } else {
                failures = 0;
                lastFailure = null;
                if (waiting.isEmpty()) {
                    lag.completed();
                }
            }
            save();
        }
        return progress.takeCompleted();
    }

    private void deliver() throws InterruptedException {
        int most = options.getMaxMessagesPerPoll() > 0 ? options.getMaxMessagesPerPoll() : Integer.MAX_VALUE;
        while (most > 0 && isGoingOn()) {
            if (waiting.isEmpty()) {
                progress.awaitAtMost(options.getMaxInFlight(), this::isGoingOn);
                save();
                if (!nextPage()) {
                    return;
                }
            }
            most -= dispatch(nextBatch(most));
        }
    }

    private boolean isGoingOn() {
        return consumer.isGoingOn() && !progress.hasFailed();
    }

    private boolean nextPage() {
        if (round == null) {
            lag.begins();
            round = rounds.begin();
        }
        List<Listed<R>> page = round.take();
        if (page == null) {
            closeRound(true);
            return false;
        }
        waiting.addAll(page);
        return true;
    }

    // records that were not consumed before, each id once, so that they may be under way together
    private List<Listed<R>> nextBatch(int most) {
        List<Listed<R>> batch = new ArrayList<>(Math.min(most, waiting.size()));
        Set<String> ids = new HashSet<>();
        while (batch.size() < most && !waiting.isEmpty() && ids.add(waiting.peek().id())) {
            Listed<R> next = waiting.poll();
            if (!isUnwanted(next)) {
                batch.add(next);
            } else if (batch.isEmpty()) {
                // what stands behind one that is still to come says nothing about how far everything is completed
                progress.pass(next);
            }
        }
        return batch;
    }

    private boolean isUnwanted(Listed<R> listed) {
        boolean isTooOld = since != null && !tellsChanges && listed.changedAt() != null && listed.changedAt().isBefore(since);
        return isTooOld || consumed.contains(listed);
    }

    private int dispatch(List<Listed<R>> batch) throws InterruptedException {
        int size = batch.size();
        for (int i = 0; i < size; i++) {
            Listed<R> listed = batch.get(i);
            boolean waits = progress.isUnderWay(listed.id());
            if (waits) {
                progress.awaitEndOf(listed.id(), this::isGoingOn);
            }
            if (!isGoingOn()) {
                addFirst(batch.subList(i, size));
                return i;
            }
            if (round != null && waiting.size() + size - i - 1 + progress.underWay() <= options.getMaxInFlight()) {
                round.prefetch();
            }
            // what was under way may have been the same state
            if (!waits || !consumed.isNoted(listed)) {
                send(listed, i, size);
            }
        }
        return size;
    }

    private void send(Listed<R> listed, int index, int size) {
        Exchange exchange = exchanges.of(listed, index, size);
        Delivery<R> delivery = progress.begin(listed);
        AsyncCallback done = sync -> ended(exchange, listed, delivery);
        consumer.getAsyncProcessor().process(exchange, done);
    }

    private void ended(Exchange exchange, Listed<R> listed, Delivery<R> delivery) {
        Throwable failure = failureOf(exchange, listed);
        if (failure != null) {
            lastFailure = failure;
            consumer.getExceptionHandler().handleException(
                    "The record " + listed.id() + " was not consumed; the next poll begins with it", exchange, failure);
        }
        consumer.releaseExchange(exchange, false);
        progress.end(delivery, failure == null);
    }

    // also notes it as consumed: what can't be noted has failed
    private Throwable failureOf(Exchange exchange, Listed<R> listed) {
        Throwable ofRoute = RouteOutcome.failureOf(exchange);
        if (ofRoute != null) {
            return ofRoute;
        }
        try {
            consumed.add(listed);
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    private void addFirst(List<Listed<R>> records) {
        for (int i = records.size() - 1; i >= 0; i--) {
            waiting.addFirst(records.get(i));
        }
    }

    private void save() {
        if (tellsChanges) {
            progress.advance().ifPresent(position -> cursors.save(new Cursor(position)));
        }
    }

    private void closeRound(boolean isWhole) {
        RecordFeed<R> ending = round;
        round = null;
        waiting.clear();
        consumed.roundEnded(isWhole);
        if (isWhole) {
            lag.ends();
        } else {
            lag.breaksOff();
        }
        if (ending != null) {
            ending.close();
        }
    }

    /** How far it may be behind, in seconds; NaN before the end of the first round. */
    double lagSeconds() {
        return lag.seconds();
    }

    /** Consecutive polls that ended with a record that failed. */
    int failures() {
        return failures;
    }

    /** Whether the last poll ended with a record that failed. */
    boolean hasFailed() {
        return failures > 0;
    }

    /** Why the last record failed, or null. */
    Throwable lastFailure() {
        return lastFailure;
    }

    @Override
    public void close() {
        if (polling.tryLock()) {
            try {
                closeRound(false);
            } finally {
                polling.unlock();
            }
        }
    }
}
