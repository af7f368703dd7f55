// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.webhook.LatestStates;
import dev.ticketauth.camel.webhook.LatestStatesInRepository;
import dev.ticketauth.camel.webhook.Once;
import dev.ticketauth.camel.webhook.OnceInMemory;
import dev.ticketauth.camel.webhook.OnceInRepository;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where the consumers of one endpoint keep what they must not forget. As long as the endpoint: a consumer that is
 * stopped and started goes on where it was.
 */
final class ConsumerRepositories {

    private static final Logger LOG = LoggerFactory.getLogger(ConsumerRepositories.class);

    private static final int CONSUMED_IN_MEMORY = 100_000;

    private static final int STATES_IN_MEMORY = 100_000;

    private final StateRepository<String, String> cursors;
    private final IdempotentRepository consumed;
    private final Map<String, Once> onceInMemory = new ConcurrentHashMap<>();
    private final Map<String, LatestStates> latestInMemory = new ConcurrentHashMap<>();
    private final boolean forgetsCursors;
    private final boolean forgetsConsumed;

    ConsumerRepositories(TicketAuthConfiguration options) {
        this.forgetsCursors = options.getCursorRepository() == null;
        this.forgetsConsumed = options.getIdempotentRepository() == null;
        this.cursors = forgetsCursors ? new MemoryStateRepository() : options.getCursorRepository();
        this.consumed = forgetsConsumed
                ? MemoryIdempotentRepository.memoryIdempotentRepository(CONSUMED_IN_MEMORY) : options.getIdempotentRepository();
    }

    StateRepository<String, String> cursors() {
        return cursors;
    }

    IdempotentRepository consumed() {
        return consumed;
    }

    /**
     * Which pushes were done.
     *
     * @param prefix   what tells this webhook from others
     * @param takenFor for how long at least what is taken is nobody else's
     */
    Once once(String prefix, Duration takenFor, Clock clock) {
        return forgetsConsumed
                ? onceInMemory.computeIfAbsent(prefix, key -> new OnceInMemory(CONSUMED_IN_MEMORY, takenFor, clock))
                : new OnceInRepository(consumed, prefix, takenFor, clock);
    }

    /** The newest state of each record that was pushed. */
    LatestStates latestStates(String prefix) {
        return forgetsCursors
                ? latestInMemory.computeIfAbsent(prefix, key -> LatestStates.inMemory(STATES_IN_MEMORY))
                : new LatestStatesInRepository(cursors, prefix);
    }

    /**
     * @param endpoint    the endpoint's URI as it may be shown
     * @param usesCursors whether the consumer has a cursor at all
     */
    void start(CamelContext camelContext, String endpoint, boolean usesCursors) throws Exception {
        if (usesCursors && forgetsCursors) {
            LOG.warn("{} keeps its cursor in memory: after a restart everything is consumed again. Option cursorRepository"
                     + " names a place that lasts",
                    endpoint);
        }
        if (forgetsConsumed) {
            LOG.warn(
                    "{} remembers the last {} records that it consumed, in memory. Records beyond that, or of before a restart,"
                     + " are consumed again when they are read again. Option idempotentRepository names a place that lasts",
                    endpoint, CONSUMED_IN_MEMORY);
        }
        start(camelContext);
    }

    /** The same for pushes. */
    void startForPushes(CamelContext camelContext, String endpoint) throws Exception {
        if (forgetsConsumed) {
            LOG.warn(
                    "{} remembers the last {} pushes that it took, in memory. One that comes again after a restart, or at"
                     + " another node, is taken again. Option idempotentRepository names a place that lasts and is shared; what"
                     + " it holds must live at least as long as the sender may repeat a push",
                    endpoint, CONSUMED_IN_MEMORY);
        } else if (forgetsCursors) {
            LOG.info(
                    "{} remembers in memory which state of a record is the newest. Option cursorRepository names a place that lasts,"
                     + " with one entry for each record",
                    endpoint);
        }
        start(camelContext);
    }

    private void start(CamelContext camelContext) throws Exception {
        // with the context they stop, since other endpoints may use them, too; and they start at once: while the context
        // starts, services that are only added start after the first poll may have begun
        camelContext.addService(cursors, true, true);
        camelContext.addService(consumed, true, true);
    }
}
