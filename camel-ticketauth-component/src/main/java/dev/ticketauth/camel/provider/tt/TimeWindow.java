// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.time.Instant;

/**
 * The span of time that fills are asked for. TT gives up on spans that are too long, how long is not documented by the
 * provider: a span is halved until there is an answer, and grows again afterwards.
 */
final class TimeWindow {

    // an assumption, not documented by the provider: no fill is older
    private static final long OLDEST = Nanoseconds.of(Instant.parse("2000-01-01T00:00:00Z"));
    private static final int MOST_HALVINGS = 40;
    private static final int MOST_PATIENCE = 16;

    private final Long limit;
    private final long now;
    private Long from;
    // null: as far as the limit
    private Long end;
    private long width;
    private int halvings;

    // a length that was refused is tried again ever later, or half of all requests would be refused
    private int patience = 1;
    private int read;
    private boolean grown;

    /**
     * @param from  the oldest time that is wanted, or null for everything
     * @param limit the newest, or null for everything
     * @param now   where halving begins when there is no limit
     */
    TimeWindow(Long from, Long limit, long now) {
        this.from = from;
        this.limit = limit;
        this.now = now;
    }

    /** The oldest time to ask for; null for an open beginning. */
    Long from() {
        return from;
    }

    /** The newest time to ask for; null for an open end. */
    Long to() {
        return end == null ? limit : end;
    }

    /** Asks for half of it; false when it is too short for that. */
    boolean narrow() {
        long oldest = from == null ? OLDEST : from;
        long newest = to() == null ? now : to();
        if (halvings == MOST_HALVINGS || newest - oldest < 2) {
            return false;
        }
        if (grown) {
            patience = Math.min(2 * patience, MOST_PATIENCE);
            grown = false;
        }
        read = 0;
        halvings++;
        from = oldest;
        width = (newest - oldest) / 2;
        end = oldest + width;
        return true;
    }

    /** Goes on within the window, from the newest time that was read, which may not have been read to its end. */
    void moveTo(long time) {
        from = time;
    }

    /**
     * Goes on behind the window, which has been read to its end. Whether TT's maxTimestamp is part of what it bounds is
     * not documented by the provider, so the next one begins with it.
     *
     * @return false when nothing is left
     */
    boolean next() {
        if (end == null) {
            return false;
        }
        from = Math.max(from, end);
        halvings = 0;
        grow();
        long last = limit == null ? now : limit;
        // the last one has an open end, so that what comes in meanwhile is read as well
        end = from >= last || width >= last - from ? null : Long.valueOf(from + width);
        return true;
    }

    private void grow() {
        if (grown) {
            patience = 1;
        }
        read++;
        grown = read >= patience;
        if (grown) {
            read = 0;
            width = width > Long.MAX_VALUE / 2 ? Long.MAX_VALUE : 2 * width;
        }
    }

    @Override
    public String toString() {
        return (from == null ? "the beginning" : from.toString()) + " and " + (to() == null ? "now" : to().toString());
    }
}
