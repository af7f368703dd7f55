// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.util.Arrays;

import org.apache.camel.spi.IdempotentRepository;

/**
 * Which records were consumed, by id and state. For one thread, but {@link #add}.
 */
public final class ConsumedRecords {

    private final IdempotentRepository repository;
    private final String prefix;
    private final boolean remembersRounds;
    // the states that the last whole reading held, sorted; null before there was one
    private long[] last;
    private long[] current = {};
    private int size;

    /**
     * @param remembersRounds whether a record that returns to a state which it was consumed in before is news: a source
     *                        that is read whole has no time of change that would tell the two apart
     */
    public ConsumedRecords(IdempotentRepository repository, SourceKey source, boolean remembersRounds) {
        this.repository = repository;
        this.prefix = source.prefix();
        this.remembersRounds = remembersRounds;
    }

    /** Whether a record that a list holds was consumed in this state and, as far as can be known, in no other since. */
    public boolean contains(Listed<?> listed) {
        if (!remembersRounds) {
            return isNoted(listed);
        }
        if (size == current.length) {
            current = Arrays.copyOf(current, Math.max(1_024, size * 2));
        }
        current[size++] = listed.fingerprint();
        return isNoted(listed) && (last == null || Arrays.binarySearch(last, listed.fingerprint()) >= 0);
    }

    /** Whether it was consumed in this state, whenever that was. */
    public boolean isNoted(Listed<?> listed) {
        return repository.contains(key(listed));
    }

    /** Notes a record as consumed. On any thread. */
    public void add(Listed<?> listed) {
        repository.add(key(listed));
    }

    /**
     * The reading of a list has ended.
     *
     * @param isWhole whether everything was read
     */
    public void roundEnded(boolean isWhole) {
        if (isWhole && remembersRounds) {
            last = Arrays.copyOf(current, size);
            Arrays.sort(last);
        }
        current = new long[0];
        size = 0;
    }

    private String key(Listed<?> listed) {
        return prefix + listed.id() + '/' + Long.toHexString(listed.fingerprint());
    }
}
