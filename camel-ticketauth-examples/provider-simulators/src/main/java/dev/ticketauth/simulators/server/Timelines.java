// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * The timelines that lists with filters were read through last, so that the pages of one list share one.
 *
 * @param <K> the type of the ids
 */
public final class Timelines<K extends Comparable<K>> {
    private static final int KEPT = 16;

    private final Map<Object, Timeline<K>> timelines;

    public Timelines(Records<K> records) {
        timelines = new LinkedHashMap<>(KEPT, 0.75f, true) {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Object, Timeline<K>> eldest) {
                boolean superfluous = size() > KEPT;
                if (superfluous) {
                    records.forget(eldest.getValue());
                }
                return superfluous;
            }
        };
    }

    /** @param key equal for equal filters and orders */
    public synchronized Timeline<K> get(Object key, Supplier<Timeline<K>> otherwise) {
        Timeline<K> timeline = timelines.get(key);
        if (timeline == null) {
            timeline = otherwise.get();
            timelines.put(key, timeline);
        }
        return timeline;
    }
}
