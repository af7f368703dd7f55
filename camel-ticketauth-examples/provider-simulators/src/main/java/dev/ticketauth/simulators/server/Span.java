// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

/**
 * A stretch of time, in the unit that its {@link Timeline} counts in.
 *
 * @param from  the first time that belongs to it
 * @param until the first time after it
 */
public record Span(long from, long until) {
    private static final Span ALWAYS = new Span(Long.MIN_VALUE, Long.MAX_VALUE);

    /** All times. */
    public static Span always() {
        return ALWAYS;
    }

    /** This time and all later ones. */
    public static Span from(long time) {
        return new Span(time, Long.MAX_VALUE);
    }

    /** All times later than this one. */
    public static Span after(long time) {
        return new Span(time + 1, Long.MAX_VALUE);
    }
}
