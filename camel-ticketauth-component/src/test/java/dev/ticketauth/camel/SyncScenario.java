// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.List;
import java.util.Set;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;

/**
 * What happens while a consumer reads a provider.
 *
 * @param seeds              how many of its own records the simulator has
 * @param first              how many seconds before the beginning other records were changed
 * @param meanwhile          what is changed before each of the first requests
 * @param secondsPerRequest  how long each of these requests takes
 * @param pageSize           the option
 * @param maxMessagesPerPoll the option
 * @param failures           which attempts to process a record fail
 * @param restarts           before which polls the consumer is made anew
 * @param polls              how many polls there are before nothing changes any more
 */
record SyncScenario(int seeds, List<Integer> first, List<List<Change>> meanwhile, int secondsPerRequest, int pageSize,
        int maxMessagesPerPoll, Set<Integer> failures, Set<Integer> restarts, int polls) {

    static final Instant BEGIN = Instant.parse("2026-02-03T04:05:06Z");

    /** How late a record is at most, and how far the consumer looks back. */
    static final int OVERLAP_SECONDS = 4;

    enum Kind {
        CHANGES,
        COMES,
        COMES_LATE,
        GOES
    }

    /**
     * @param pick    which record
     * @param seconds how late it is
     */
    record Change(Kind kind, int pick, int seconds) {
    }

    static Arbitrary<SyncScenario> quiet() {
        return Combinators.combine(
                Arbitraries.integers().between(1, 30), runs(), Arbitraries.integers().between(2, 7),
                Arbitraries.of(0, 1, 3, 10)).as(
                        (seeds, first, pageSize, most) -> new SyncScenario(
                                seeds, first, List.of(), 0, pageSize, most, Set.of(), Set.of(), 0));
    }

    static Arbitrary<SyncScenario> busy() {
        Arbitrary<Change> changes = Combinators.combine(
                Arbitraries.of(Kind.class), Arbitraries.integers().between(0, 100),
                Arbitraries.integers().between(0, OVERLAP_SECONDS)).as(Change::new);
        return Combinators.combine(
                Arbitraries.integers().between(1, 20), runs(), changes.list().ofMaxSize(3).list().ofMinSize(5).ofMaxSize(30),
                Arbitraries.of(0, 1, 5), Arbitraries.integers().between(2, 7), Arbitraries.of(0, 1, 3, 10),
                Arbitraries.integers().between(0, 60).set().ofMaxSize(8),
                Arbitraries.integers().between(1, 12).set().ofMaxSize(2)).as(
                        (seeds, first, meanwhile, seconds, pageSize, most, failures, restarts) -> new SyncScenario(
                                seeds, first, meanwhile, seconds, pageSize, most, failures, restarts, 15));
    }

    // runs of records that share a second, of all lengths
    private static Arbitrary<List<Integer>> runs() {
        return Arbitraries.of(0, 0, 0, 1, 2, 2, 30, 30, 30, 600).list().ofMaxSize(20);
    }
}
