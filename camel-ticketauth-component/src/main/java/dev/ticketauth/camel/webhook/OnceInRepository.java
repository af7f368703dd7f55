// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;

import dev.ticketauth.camel.auth.Clock;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notes in a repository, which may outlive the process, what was taken and what was done. It keeps keys only, so the
 * time after which something can be taken again is part of the key.
 */
public final class OnceInRepository implements Once {

    private static final Logger LOG = LoggerFactory.getLogger(OnceInRepository.class);

    private final IdempotentRepository repository;
    private final String prefix;
    private final long takenForMillis;
    private final Clock clock;

    /**
     * @param prefix   what stands before the keys
     * @param takenFor for how long at least what is taken is nobody else's, at most twice as long
     */
    public OnceInRepository(IdempotentRepository repository, String prefix, Duration takenFor, Clock clock) {
        this.repository = repository;
        this.prefix = prefix;
        this.takenForMillis = takenFor.toMillis();
        this.clock = clock;
    }

    @Override
    public Take take(String push) {
        String done = prefix + push;
        if (repository.contains(done)) {
            return new Take(Turn.SEEN, done, null);
        }
        long period = clock.now().toEpochMilli() / takenForMillis;
        String taken = taken(done, period);
        if (!repository.add(taken)) {
            return new Take(Turn.BUSY, done, null);
        }
        // only now: of two who come while a period ends, each in its own, at least one sees the other
        if (repository.contains(taken(done, period - 1)) || repository.contains(taken(done, period + 1))) {
            repository.remove(taken);
            return new Take(Turn.BUSY, done, null);
        }
        // it may have been done between the first look and this one
        if (repository.contains(done)) {
            repository.remove(taken);
            return new Take(Turn.SEEN, done, null);
        }
        return new Take(Turn.FIRST, done, taken);
    }

    private static String taken(String done, long period) {
        return done + "/taken/" + period;
    }

    @Override
    public void done(Take take) {
        try {
            // in this order, or somebody could take it in between
            repository.add(take.done());
            repository.remove((String) take.mark());
        } catch (RuntimeException e) {
            LOG.warn("A push was done and can't be noted as done; if it comes again it is done again: {}", e.toString());
        }
    }

    @Override
    public void release(Take take) {
        try {
            repository.remove((String) take.mark());
        } catch (RuntimeException e) {
            LOG.warn("A push that failed can only be taken again when its time is over, since it can't be released: {}",
                    e.toString());
        }
    }
}
