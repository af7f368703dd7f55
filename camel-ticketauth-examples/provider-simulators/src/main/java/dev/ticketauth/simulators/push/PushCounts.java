// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

/**
 * What has become of the pushes so far.
 *
 * @param pushes    how many there were; a duplicate is one of its own
 * @param attempts  how often one of them was sent
 * @param delivered how many were taken
 * @param givenUp   how many will not be sent again although they were not taken
 */
public record PushCounts(long pushes, long attempts, long delivered, long givenUp) {

    /** How many are still to be sent, for the first time or again. */
    public long pending() {
        return pushes - delivered - givenUp;
    }
}
