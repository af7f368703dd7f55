// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.util.Map;

import dev.ticketauth.camel.auth.Clock;

/**
 * Notes in memory what was taken and what was done, of the most recent pushes.
 */
public final class OnceInMemory implements Once {

    private static final Object DONE = new Object();

    private final Map<String, Object> marks;
    private final long takenForMillis;
    private final Clock clock;

    // each is another one, whatever the clock says
    private static final class Taken {

        private final long untilMillis;

        Taken(long untilMillis) {
            this.untilMillis = untilMillis;
        }
    }

    /**
     * @param most     how many pushes are known
     * @param takenFor for how long what is taken is nobody else's
     */
    public OnceInMemory(int most, Duration takenFor, Clock clock) {
        this.marks = Recent.entries(most);
        this.takenForMillis = takenFor.toMillis();
        this.clock = clock;
    }

    @Override
    public Take take(String push) {
        long now = clock.now().toEpochMilli();
        Taken mine = new Taken(now + takenForMillis);
        Object before = marks.putIfAbsent(push, mine);
        if (before == null) {
            return new Take(Turn.FIRST, push, mine);
        }
        if (before instanceof Taken other) {
            boolean isMine = other.untilMillis <= now && marks.replace(push, other, mine);
            return isMine ? new Take(Turn.FIRST, push, mine) : new Take(Turn.BUSY, push, null);
        }
        return new Take(Turn.SEEN, push, null);
    }

    @Override
    public void done(Take take) {
        marks.put(take.done(), DONE);
    }

    @Override
    public void release(Take take) {
        // another one may have taken it meanwhile
        marks.remove(take.done(), take.mark());
    }
}
