// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.concurrent.locks.ReentrantLock;

import org.apache.camel.spi.StateRepository;

/**
 * Keeps the times in a repository, which may outlive the process, with one entry for each record.
 */
public final class LatestStatesInRepository implements LatestStates {

    private static final int LOCKS = 64;

    private final StateRepository<String, String> states;
    private final String prefix;
    private final ReentrantLock[] locks = new ReentrantLock[LOCKS];

    /** @param prefix what stands before the keys */
    public LatestStatesInRepository(StateRepository<String, String> states, String prefix) {
        this.states = states;
        this.prefix = prefix;
        for (int i = 0; i < LOCKS; i++) {
            locks[i] = new ReentrantLock();
        }
    }

    @Override
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
