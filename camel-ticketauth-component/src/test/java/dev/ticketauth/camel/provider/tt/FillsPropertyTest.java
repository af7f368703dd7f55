// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.ticketauth.camel.resource.LineReader;
import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.resource.PageSource;
import dev.ticketauth.camel.resource.RefusedPageException;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Selection;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fills of which many share their time, and others come while they are read. A provider that gives the first 500 of a
 * span of time, and no more than 499 of which have the same time.
 */
class FillsPropertyTest {

    private static final int MOST = 500;
    private static final int MOST_OF_ONE_TIME = 499;
    private static final int MOST_LATE = 2;
    private static final long FIRST = Duration.ofDays(20_000).toNanos();
    // a walk takes less time than the shortest span that is refused
    private static final long TICK = Duration.ofSeconds(1).toNanos();

    /**
     * What happens.
     *
     * @param counts    how many fills each of the first moments has
     * @param meanwhile which fills come before each request
     * @param widest    how many ticks may be asked for at once, 0 for any number of them
     */
    record Trades(List<Integer> counts, List<Arrival> meanwhile, int widest) {
    }

    /** Some fills with one time: by so many ticks late, after time has gone on by some. */
    record Arrival(int count, int late, int goesOn) {
    }

    @Provide
    Arbitrary<Trades> quiet() {
        return Combinators.combine(counts(), widths()).as((counts, widest) -> new Trades(counts, List.of(), widest));
    }

    @Provide
    Arbitrary<Trades> busy() {
        Arbitrary<Arrival> arrivals = Combinators.combine(
                Arbitraries.of(0, 1, 1, 1, 7, 200), Arbitraries.integers().between(0, MOST_LATE),
                Arbitraries.integers().between(0, 2)).as(Arrival::new);
        return Combinators.combine(counts(), arrivals.list().ofMaxSize(8), widths()).as(Trades::new);
    }

    private static Arbitrary<List<Integer>> counts() {
        return Arbitraries.of(0, 1, 2, 100, 249, 250, 251, 498, MOST_OF_ONE_TIME).list().ofMinSize(1).ofMaxSize(9);
    }

    private static Arbitrary<Integer> widths() {
        return Arbitraries.of(0, 0, 20, 33);
    }

    @Property(tries = 150)
    void everyFillComesOnceInTheOrderOfTheirTimes(@ForAll("quiet") Trades trades, @ForAll boolean maxIsPart) {
        Exchange exchange = new Exchange(trades, maxIsPart);

        assertThat(exchange.read(null)).isEqualTo(exchange.inOrder());
        for (Fill fill : List.of(exchange.inOrder().get(0), exchange.inOrder().get(exchange.fills.size() / 2))) {
            assertThat(exchange.read(fill.time)).isEqualTo(
                    exchange.inOrder().stream().filter(other -> other.time >= fill.time).toList());
        }
    }

    @Property(tries = 150)
    void noFillIsLost(@ForAll("busy") Trades trades, @ForAll boolean maxIsPart) {
        Exchange exchange = new Exchange(trades, maxIsPart);
        List<Fill> before = new ArrayList<>(exchange.inOrder());
        long began = exchange.now;

        List<Fill> first = exchange.read(null);
        assertThat(first).doesNotHaveDuplicates();
        before.removeAll(new HashSet<>(first));
        assertThat(before).isEmpty();

        long newest = first.get(first.size() - 1).time;
        exchange.atPeace = true;
        Set<Fill> both = new HashSet<>(first);
        both.addAll(exchange.read(newest - (exchange.now - began) - MOST_LATE * TICK));
        assertThat(both).isEqualTo(exchange.fills.keySet());
    }

    private record Fill(int number, long time) {
    }

    /** All fills, as TT gives them out. */
    private static final class Exchange implements PageSource {

        private final Trades trades;
        private final boolean maxIsPart;
        private final Map<Fill, Item> fills = new HashMap<>();
        private long now;
        private boolean atPeace;
        private int requests;

        Exchange(Trades trades, boolean maxIsPart) {
            this.trades = trades;
            this.maxIsPart = maxIsPart;
            now = FIRST;
            add(1, now);
            for (int count : trades.counts()) {
                now += TICK;
                add(count, now);
            }
        }

        private void add(int count, long time) {
            long already = fills.keySet().stream().filter(fill -> fill.time == time).count();
            for (long i = 0; i < Math.min(count, MOST_OF_ONE_TIME - already); i++) {
                Fill fill = new Fill(fills.size(), time);
                fills.put(fill, Item.of(JsonNodeFactory.instance.objectNode().put("uniqueExecId", "u" + fill.number)
                        .put("number", fill.number).put("timeStamp", Long.toString(time))));
            }
        }

        // those that share a time come in the order in which they came in
        List<Fill> inOrder() {
            return fills.keySet().stream().sorted(Comparator.comparing(Fill::time).thenComparing(Fill::number)).toList();
        }

        List<Fill> read(Long since) {
            // without a beginning the walk would go through decades in short steps
            Long from = since == null && trades.widest() > 0 ? Long.valueOf(FIRST - 200 * TICK) : since;
            Selection selection = new Selection(Map.of(), from == null ? null : instant(from), 0, instant(now));
            List<Fill> read = new ArrayList<>();
            try (ListPages pages = new ListPages(new FillsWalk(Fills.PATH, selection), this, 1_000)) {
                for (List<Item> page = pages.next(); page != null; page = pages.next()) {
                    page.forEach(item -> read.add(new Fill(
                            item.json().get("number").asInt(), Long.parseLong(item.json().get("timeStamp").asText()))));
                }
            }
            return read;
        }

        @Override
        public Page page(ApiRequest request, PageLayout layout) {
            if (!atPeace && requests < trades.meanwhile().size()) {
                Arrival arrival = trades.meanwhile().get(requests);
                now += arrival.goesOn() * TICK;
                add(arrival.count(), Math.max(FIRST, now - arrival.late() * TICK));
            }
            requests++;
            Long min = (Long) request.params().get("minTimestamp");
            Long max = (Long) request.params().get("maxTimestamp");
            if (trades.widest() > 0 && (max == null ? now : max) - (min == null ? 0 : min) > trades.widest() * TICK) {
                throw new RefusedPageException(
                        504, new IllegalStateException("no smaller span was asked for than " + request.params()));
            }
            return new Page(
                    JsonNodeFactory.instance.objectNode().put("lastPage", "true"),
                    inOrder().stream().filter(fill -> min == null || fill.time >= min)
                            .filter(fill -> max == null || fill.time < max || maxIsPart && fill.time == max).limit(MOST)
                            .map(fills::get).toList());
        }

        @Override
        public LineReader lines(ApiRequest request, int linesAtATime) {
            throw new AssertionError("TT has no lines");
        }

        private static Instant instant(long nanoseconds) {
            return Instant.ofEpochSecond(0, nanoseconds);
        }
    }
}
