// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;

/**
 * Waits that double with every failure, up to a longest one, and of which each is between a half and the whole: those
 * who failed together do not come back together.
 *
 * @param first   the wait after one failure, at most
 * @param longest the longest wait
 */
public record Backoff(Duration first, Duration longest) {

    private static final int LARGEST_EXPONENT = 16;

    /**
     * @param failures how many in a row, at least 1
     * @param random   a number from 0 to 1
     */
    public Duration after(int failures, double random) {
        // the exponent is capped, not the product: that would have overflown by then
        int exponent = Math.min(Math.max(failures - 1, 0), LARGEST_EXPONENT);
        Duration doubled = first.multipliedBy(1L << exponent);
        Duration capped = doubled.compareTo(longest) > 0 ? longest : doubled;
        return Duration.ofNanos((long) (capped.toNanos() * (0.5 + 0.5 * random)));
    }
}
