// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What is left of the heap after a collection, at certain numbers of records, while they are read.
 */
final class LiveHeap implements Runnable {

    private final Set<Integer> moments;
    private final Map<Integer, Long> used = new LinkedHashMap<>();
    private int records;

    /** @param moments the numbers of records */
    LiveHeap(Set<Integer> moments) {
        this.moments = moments;
    }

    /** A record is read. */
    @Override
    public void run() {
        records++;
        if (moments.contains(records)) {
            used.put(records, now());
        }
    }

    /** Bytes at each moment. */
    Map<Integer, Long> used() {
        return used;
    }

    /** Bytes at this moment: the least of several collections, since objects may have to be finalized first. */
    static long now() {
        Runtime runtime = Runtime.getRuntime();
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 5; i++) {
            System.gc();
            least = Math.min(least, runtime.totalMemory() - runtime.freeMemory());
        }
        return least;
    }
}
