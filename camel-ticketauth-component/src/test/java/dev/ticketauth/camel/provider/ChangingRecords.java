// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

import dev.ticketauth.camel.provider.History.Change;

/**
 * The records of a provider as they are at a moment of a {@link History}. Knows nothing of pages.
 */
public final class ChangingRecords {

    private static final Instant FIRST = Instant.parse("2026-01-01T10:00:00Z");
    private static final long MIDDLE = 1_000;

    private final Duration tick;
    private final Map<Long, State> states = new TreeMap<>();
    private final Set<Long> untouched = new HashSet<>();
    private final Set<Long> wedgedIn = new HashSet<>();
    private Instant now;
    private Instant before;
    private long highest = MIDDLE;
    private long lowest = MIDDLE;

    /** A record in one of its states. */
    public record State(long id, Instant changedAt, int version) {
    }

    public ChangingRecords(List<Integer> times, Duration tick) {
        this.tick = tick;
        times.forEach(ticks -> put(new State(++highest, FIRST.plus(tick.multipliedBy(ticks)), 0)));
        now = FIRST.plus(tick.multipliedBy(History.LAST_TICK));
        before = now;
        untouched.addAll(states.keySet());
    }

    private void put(State state) {
        states.put(state.id(), state);
    }

    /** From the one that was left alone longest to the one that was changed last. */
    public List<State> inOrder() {
        return states.values().stream().sorted(Comparator.comparing(State::changedAt).thenComparing(State::id)).toList();
    }

    /** The records that have been there all the time, without a change. */
    public List<State> untouched() {
        return inOrder().stream().filter(state -> untouched.contains(state.id())).toList();
    }

    /** The time that has gone by, and the longest time that a record may be late. */
    public Duration overlap() {
        return Duration.between(before, now).plus(tick.multipliedBy(History.MOST_LATE));
    }

    public void apply(Change change) {
        switch (change.kind()) {
            case CHANGES -> change(change);
            case COMES -> comes(++highest, goOn(change.ticks()));
            // of several with the same time, some come before those that were there and some behind them
            case COMES_LATE ->
                comes(change.pick() % 2 == 0 ? --lowest : ++highest, now.minus(tick.multipliedBy(change.ticks())));
            case GOES -> {
                State gone = pick(change.pick());
                if (gone != null) {
                    states.remove(gone.id());
                    untouched.remove(gone.id());
                }
            }
        }
    }

    private void change(Change change) {
        State old = pick(change.pick());
        if (old != null) {
            untouched.remove(old.id());
            put(new State(old.id(), goOn(change.ticks()), old.version() + 1));
            noteWedgedIn(old.id());
        }
    }

    private void comes(long id, Instant changedAt) {
        put(new State(id, changedAt, 0));
        noteWedgedIn(id);
    }

    /*
     * Nobody who reads pages can see a record that comes in among those that were read already and is gone before they
     * are read again; and yet it moves others from one page to the next and back. So such a record stays as it is for
     * the rest of the history.
     */
    private void noteWedgedIn(long id) {
        List<State> all = inOrder();
        if (all.get(all.size() - 1).id() != id) {
            wedgedIn.add(id);
        }
    }

    private State pick(int number) {
        List<State> all = new ArrayList<>(states.values());
        all.removeIf(state -> wedgedIn.contains(state.id()));
        return all.isEmpty() ? null : all.get(number % all.size());
    }

    private Instant goOn(int ticks) {
        now = now.plus(tick.multipliedBy(ticks));
        return now;
    }
}
