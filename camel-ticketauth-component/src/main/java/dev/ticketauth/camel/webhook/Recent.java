// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What was used most recently. Caches such as Caffeine would rather keep what is used often, and forget at once what is
 * new: but a push comes again soon or never.
 */
final class Recent {

    private static final float LOAD_FACTOR = 0.75f;

    private Recent() {
    }

    /**
     * A map for many threads that forgets what was not used for longest.
     *
     * @param most how many entries it holds
     */
    static <V> Map<String, V> entries(int most) {
        return Collections.synchronizedMap(new LinkedHashMap<>(16, LOAD_FACTOR, true) {

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > most;
            }
        });
    }
}
