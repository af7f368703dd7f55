// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.util.List;

/**
 * What a simulated provider has pushed, and what the hub did with it.
 *
 * @param sent     how many pushes, those that came twice counted twice
 * @param attempts how often one of them was sent
 * @param taken    how many were answered 200
 * @param changes  how many of these were news to the hub
 * @param refused  of what record a push was refused until it was not sent again, once for every such push
 * @param forged   how many of somebody else's were refused
 */
record PushFigures(long sent, long attempts, long taken, int changes, List<String> refused, int forged) {

    /** How many were taken and known. */
    long duplicates() {
        return taken - changes;
    }

    /** How many were refused for good, by whomever they were sent. */
    int allRefused() {
        return refused.size() + forged;
    }
}
