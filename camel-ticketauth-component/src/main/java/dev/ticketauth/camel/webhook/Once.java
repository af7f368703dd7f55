package dev.ticketauth.camel.webhook;

import java.time.Duration;

import dev.ticketauth.camel.auth.Clock;
import org.apache.camel.spi.IdempotentRepository;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has each push done once, in two states: taken, and done. What was taken and not done, because the process ended
 * meanwhile, can be taken again after a time; a repository keeps keys only, so that time is part of the key.
 */
public final class Once {

    private static final Logger LOG = LoggerFactory.getLogger(Once.class);

    private final IdempotentRepository repository;
    private final String prefix;
    private final long takenForMillis;
    private final Clock clock;

    /** Whose turn it is. */
    public enum Turn {
        /** The caller's, who says afterwards how it went. */
        FIRST,
        /** Nobody's: it was done before. */
        SEEN,
        /** That of another one, who has not done it yet. */
        BUSY
    }

    /**
     * A turn.
     *
     * @param turn  whose it is
     * @param done  the key by which it is known when it is done
     * @param taken the key by which it is known until then
     */
    public record Take(Turn turn, String done, String taken) {
    }

    /**
     * @param prefix   what stands before the keys
     * @param takenFor for how long at least what is taken is nobody else's, at most twice as long
     */
    public Once(IdempotentRepository repository, String prefix, Duration takenFor, Clock clock) {
        this.repository = repository;
        this.prefix = prefix;
        this.takenForMillis = takenFor.toMillis();
        this.clock = clock;
    }

    /** Takes a push. */
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

    /** It is done, and will not be taken again. Nothing is thrown: whoever did it must not be told that it failed. */
    public void done(Take take) {
        try {
            // in this order, or somebody could take it in between
            repository.add(take.done());
            repository.remove(take.taken());
        } catch (RuntimeException e) {
            LOG.warn("A push was done and can't be noted as done; if it comes again it is done again: {}", e.toString());
        }
    }

    /** It is not done: whoever comes next may take it. Nothing is thrown: there is a failure to tell of already. */
    public void release(Take take) {
        try {
            repository.remove(take.taken());
        } catch (RuntimeException e) {
            LOG.warn("A push that failed can only be taken again when its time is over, since it can't be released: {}",
                    e.toString());
        }
    }
}
