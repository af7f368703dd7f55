// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.util.Map;

/**
 * What a round of one provider took. Of a simulated provider, calls, logins and refused requests are the simulator's
 * own counters; of a real one only the logins are known, which the component tells.
 *
 * @param stored how many records of each feed
 */
record Figures(Map<String, Integer> stored, long calls, long logins, long refused, long nanos) {
    static final long UNKNOWN = -1;
    static final Figures NONE = new Figures(Map.of(), 0, 0, 0, 0);

    Figures since(Figures before, Map<String, Integer> stored, long nanos) {
        return new Figures(
                Map.copyOf(stored), difference(calls, before.calls), difference(logins, before.logins),
                difference(refused, before.refused), nanos);
    }

    private static long difference(long now, long before) {
        return now == UNKNOWN ? UNKNOWN : now - before;
    }

    int records() {
        return stored.values().stream().mapToInt(Integer::intValue).sum();
    }
}
