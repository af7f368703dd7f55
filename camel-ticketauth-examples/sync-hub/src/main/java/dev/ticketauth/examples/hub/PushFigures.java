package dev.ticketauth.examples.hub;

/**
 * What a simulated provider has pushed, and what the hub did with it.
 *
 * @param sent     how many pushes, those that came twice counted twice
 * @param attempts how often one of them was sent
 * @param taken    how many were answered 200
 * @param changes  how many of these were news to the hub
 * @param forged   how many of somebody else's were refused
 */
record PushFigures(long sent, long attempts, long taken, int changes, int forged) {

    /** How many were taken and known. */
    long duplicates() {
        return taken - changes;
    }
}
