package dev.ticketauth.camel.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.spi.StateRepository;

/**
 * The time of the newest state of each record that was received, to know an older one that comes after it.
 */
public final class LatestStates {

    private static final int LOCKS = 64;

    private final StateRepository<String, String> states;
    private final String prefix;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    /** @param prefix what stands before the keys */
    public LatestStates(StateRepository<String, String> states, String prefix) {
        this.states = states;
        this.prefix = prefix;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    /** Whether a newer state of this record came before; if not, this is the newest one from now on. */
    public boolean isOutdated(String record, Instant changedAt) {
        if (changedAt == null) {
            return false;
        }
        String key = prefix + record;
        ReentrantLock lock = locks[Math.floorMod(record.hashCode(), LOCKS)];
        lock.lock();
        try {
            Instant latest = time(states.getState(key));
            if (latest != null && changedAt.isBefore(latest)) {
                return true;
            }
            if (!changedAt.equals(latest)) {
                states.setState(key, changedAt.toString());
            }
            return false;
        } finally {
            lock.unlock();
        }
    }

    // a store that was cut off while it wrote knows nothing
    private static Instant time(String text) {
        try {
            return text == null ? null : Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }
}
