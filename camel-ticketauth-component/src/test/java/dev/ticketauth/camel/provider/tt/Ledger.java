// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

import dev.ticketauth.camel.provider.Selections;
import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Walk;

/**
 * Fills in memory, asked as TT is.
 */
final class Ledger {

    static final int MOST = 500;

    /** What the walk has asked for, as {@code min..max}. */
    final List<String> asked = new ArrayList<>();

    private final List<Long> times = new ArrayList<>();
    private long widest = Long.MAX_VALUE;
    private final long now = Nanoseconds.of(Selections.NOW);
    private boolean maxIsPart = true;
    private UnaryOperator<List<Integer>> order = numbers -> numbers;
    private Runnable beforeAnswer = () -> {
    };
    private int refusals;

    /** The next fill; its number is its id. */
    Ledger fill(long time) {
        times.add(time);
        return this;
    }

    Ledger fills(int count, long time) {
        for (int i = 0; i < count; i++) {
            fill(time);
        }
        return this;
    }

    /** A window longer than this times out. */
    Ledger answering(long nanoseconds) {
        widest = nanoseconds;
        return this;
    }

    Ledger excludingMax() {
        maxIsPart = false;
        return this;
    }

    /** In which order, and which of them first, the fills of a window come. */
    Ledger ordered(UnaryOperator<List<Integer>> otherwise) {
        order = otherwise;
        return this;
    }

    Ledger before(Runnable answer) {
        beforeAnswer = answer;
        return this;
    }

    int refusals() {
        return refusals;
    }

    int size() {
        return times.size();
    }

    /** The ids of all fills, if they were added in the order of their times. */
    static List<String> ids(int count) {
        return IntStream.range(0, count).mapToObj(number -> "u" + number).toList();
    }

    static String json(int number, long time) {
        return "{'uniqueExecId':'u" + number + "','timeStamp':'" + time + "'}";
    }

    /** The ids that a walk gives, in its order. */
    List<String> read(Walk walk) {
        return new WalkRun(walk).answers(request -> {
            beforeAnswer.run();
            return answer(request);
        }).texts("uniqueExecId");
    }

    // null when the window is too long
    private String answer(ApiRequest request) {
        Long min = (Long) request.params().get("minTimestamp");
        Long max = (Long) request.params().get("maxTimestamp");
        asked.add((min == null ? "" : min) + ".." + (max == null ? "" : max));
        if ((max == null ? now : max) - (min == null ? 0 : min) > widest) {
            refusals++;
            return null;
        }
        List<Integer> found = new ArrayList<>();
        for (int number = 0; number < times.size(); number++) {
            long time = times.get(number);
            if ((min == null || time >= min) && (max == null || time < max || maxIsPart && time == max)) {
                found.add(number);
            }
        }
        found.sort(Comparator.comparing(times::get));
        List<Integer> given = order.apply(found);
        return TtPages.of("fills", given.stream().limit(MOST).map(number -> json(number, times.get(number))).toList());
    }
}
