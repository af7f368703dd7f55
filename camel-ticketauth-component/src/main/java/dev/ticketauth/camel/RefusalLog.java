// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

import dev.ticketauth.camel.auth.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells of pushes that were not taken: of each at DEBUG, and at most once a minute as a warning, so that nobody outside
 * can fill the log.
 */
final class RefusalLog {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalLog.class);

    private static final long PERIOD_NANOS = 60_000_000_000L;

    private final String endpoint;
    private final Clock clock;
    private final LongAdder untold = new LongAdder();
    private final AtomicLong next;

    /** @param endpoint the endpoint's URI as it may be shown */
    RefusalLog(String endpoint, Clock clock) {
        this.endpoint = endpoint;
        this.clock = clock;
        this.next = new AtomicLong(clock.nanoTime());
    }

    /** @param status the answer */
    void refused(int status, String why) {
        LOG.debug("A push to {} was answered {}: {}", endpoint, status, why);
        untold.increment();
        long now = clock.nanoTime();
        long due = next.get();
        if (now - due >= 0 && next.compareAndSet(due, now + PERIOD_NANOS)) {
            LOG.warn("{} pushes to {} were not taken, the last one was answered {}: {}", untold.sumThenReset(), endpoint,
                    status,
                    why);
        }
    }
}
