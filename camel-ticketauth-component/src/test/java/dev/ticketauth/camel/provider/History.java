// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.util.List;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What happens to a provider's records while a list of them is read.
 *
 * @param times     when each of the first records was changed, in ticks; mostly a few ticks for all of them, so that
 *                  many share one and whole pages do
 * @param pageSize  how many records are asked for at once
 * @param meanwhile what is changed before each request, until nothing changes any more
 */
public record History(List<Integer> times, int pageSize, List<List<Change>> meanwhile) {

    /** The last tick that a first record may have. */
    static final int LAST_TICK = 8;

    /** By how many ticks a record is late at most. */
    static final int MOST_LATE = 2;

    /** What becomes of a record. */
    public enum Kind {
        /** One gets a new state, and the present time. */
        CHANGES,
        /** There is one more, with the present time. */
        COMES,
        /** There is one more, with a time that has passed. */
        COMES_LATE,
        /** There is one less. */
        GOES
    }

    /**
     * One change.
     *
     * @param pick  which record, of those that there are
     * @param ticks by how much time goes on before it, or by how much it is late
     */
    public record Change(Kind kind, int pick, int ticks) {
    }

    /** Records that nobody changes. */
    public static Arbitrary<History> quiet() {
        return Combinators.combine(fewTicks(), pageSizes()).as((times, pageSize) -> new History(times, pageSize, List.of()));
    }

    /** Anything may happen before any of the first requests. */
    public static Arbitrary<History> busy(Kind... kinds) {
        Arbitrary<List<List<Change>>> meanwhile = changes(kinds).list().ofMaxSize(3).list().ofMaxSize(12);
        return Combinators.combine(fewTicks(), pageSizes(), meanwhile).as(History::new);
    }

    private static Arbitrary<List<Integer>> fewTicks() {
        return Arbitraries.of(0, 1, 3, LAST_TICK).flatMap(last -> Arbitraries.integers().between(0, last).list().ofMaxSize(14));
    }

    private static Arbitrary<Integer> pageSizes() {
        return Arbitraries.integers().between(1, 5);
    }

    private static Arbitrary<Change> changes(Kind... kinds) {
        return Combinators.combine(
                Arbitraries.of(kinds.length == 0 ? Kind.values() : kinds), Arbitraries.integers().between(0, 100),
                Arbitraries.integers().between(0, MOST_LATE)).as(Change::new);
    }
}
