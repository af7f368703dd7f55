// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

/**
 * The ids of a list, as far as it was read. A list may have a million, so they are kept as bare numbers.
 */
final class SeenIds {

    private static final int SMALLEST = 256;

    // open addressing; 0 stands for an empty place
    private long[] table = new long[SMALLEST];
    private int size;
    private boolean hasZero;

    /** Whether this id is new. */
    boolean add(long id) {
        if (id == 0) {
            boolean isNew = !hasZero;
            hasZero = true;
            return isNew;
        }
        int place = place(table, id);
        if (table[place] == id) {
            return false;
        }
        table[place] = id;
        if (++size > table.length / 2) {
            grow();
        }
        return true;
    }

    private void grow() {
        long[] larger = new long[table.length * 2];
        for (long id : table) {
            if (id != 0) {
                larger[place(larger, id)] = id;
            }
        }
        table = larger;
    }

    // where the id stands, or the empty place where it belongs
    private static int place(long[] table, long id) {
        // ids that follow each other must not stand side by side, and fingerprints do not mind
        long hash = id * 0x9E3779B97F4A7C15L;
        int place = (int) (hash >>> 32) & table.length - 1;
        while (table[place] != 0 && table[place] != id) {
            place = place + 1 & table.length - 1;
        }
        return place;
    }
}
