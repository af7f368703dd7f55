// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Instant;

/**
 * A record as a list held it.
 *
 * @param record      what the route gets
 * @param id          the provider's id
 * @param changedAt   when it changed last, or null
 * @param position    how far a cursor may go when it is completed, or null: no farther than the moment when the reading
 *                    of the list began, since what becomes visible while it is read may be older than what was read by
 *                    then, nor than the list is known to be complete
 * @param fingerprint of its text: another one when anything in it has changed
 * @param <R>         a ticket or a booking
 */
public record Listed<R>(R record, String id, Instant changedAt, Instant position, long fingerprint) {

    /** @param farthest how far a cursor may go at most */
    public static <R> Listed<R> of(R record, String id, Instant changedAt, Instant farthest, long fingerprint) {
        Instant position = changedAt != null && changedAt.isAfter(farthest) ? farthest : changedAt;
        return new Listed<>(record, id, changedAt, position, fingerprint);
    }
}
