// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Instant;

/**
 * The time of the newest state of each record that was received, to know an older one that comes after it.
 */
@FunctionalInterface
public interface LatestStates {

    /**
     * Whether a newer state of this record came before; if not, this is the newest one from now on.
     *
     * @param changedAt the time of the state, or null when that is not known: then nothing is
     */
    boolean isOutdated(String record, Instant changedAt);

    /**
     * Times in memory.
     *
     * @param most of how many records, those that were received most recently
     */
    static LatestStates inMemory(int most) {
        var times = Recent.<Instant> entries(most);
        return (record, changedAt) -> changedAt != null
                && changedAt.isBefore(times.merge(record, changedAt, (one, other) -> one.isBefore(other) ? other : one));
    }
}
