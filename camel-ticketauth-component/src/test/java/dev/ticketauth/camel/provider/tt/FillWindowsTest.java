// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.time.Instant;
import java.util.Map;
import java.util.Random;

import dev.ticketauth.camel.spi.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.since;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Fills of a time that TT finds too long.
 */
class FillWindowsTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final long NOW_NS = 1_769_860_800_000_000_000L;

    private static FillsWalk walk(Selection selection) {
        return new FillsWalk("/ttledger/fills", selection);
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void longTimesAreReadInPiecesWithoutLosingWhatLiesBetweenThem(boolean maxIsPart) {
        long start = NOW_NS - 1_000 * HOUR;
        Ledger ledger = new Ledger().answering(10 * HOUR);
        if (!maxIsPart) {
            ledger.excludingMax();
        }
        // whichever way the time is halved, something lies on the cut: the first cuts, and a fill every minute of an hour
        ledger.fills(3, start).fills(3, start + 125 * HOUR / 16).fill(start + 125 * HOUR / 8);
        for (int i = 0; i < 2_000; i++) {
            ledger.fill(start + 200 * HOUR + i * HOUR / 600);
        }
        ledger.fills(2, NOW_NS).fill(NOW_NS + 1);

        FillsWalk walk = walk(since(Instant.ofEpochSecond(0, start), Map.of()));
        assertThat(ledger.read(walk)).isEqualTo(Ledger.ids(ledger.size()));
        assertThat(ledger.asked).startsWith(start + "..", start + ".." + (start + 500 * HOUR));
        assertThat(ledger.asked.get(ledger.asked.size() - 1)).endsWith("..");
        // a window of 7.8 hours each, a few for the pages of 500; not every second one is refused
        assertThat(ledger.asked).hasSizeLessThan(180);
        assertThat(ledger.refusals()).isLessThan(25);
    }

    @Test
    void windowsGrowWhereThereIsLittle() {
        Ledger ledger = new Ledger().fill(NOW_NS - HOUR);
        FillsWalk walk = walk(everything(Map.of()));
        int refused = 0;
        while (walk.refused(408)) {
            refused++;
        }
        assertThat(refused).isEqualTo(40);

        // from less than a millisecond to 26 years
        assertThat(ledger.read(walk)).containsExactly("u0");
        assertThat(ledger.asked).hasSizeBetween(38, 45);
        assertThat(ledger.asked.get(0)).startsWith("946684800000000000..");
    }

    @Test
    void aWindowThatCanNotBeHalvedIsRefused() {
        FillsWalk walk = walk(everything(Map.of("minTimestamp", "10", "maxTimestamp", "13")));

        assertThat(walk.refused(504)).isTrue();
        assertThat(walk.next().params()).isEqualTo(Map.of("minTimestamp", 10L, "maxTimestamp", 11L));
        assertThat(walk.refused(504)).isFalse();
    }

    @Test
    void whatWasReadBeforeAWindowIsHalvedIsNotReadAgain() {
        long start = NOW_NS - 2_000 * HOUR;
        Ledger ledger = new Ledger();
        for (int i = 0; i < 1_500; i++) {
            ledger.fill(start + i / 3 * HOUR);
        }
        // the first page comes, then windows are too long
        ledger.before(() -> ledger.answering(ledger.asked.isEmpty() ? Long.MAX_VALUE : 100 * HOUR));

        assertThat(ledger.read(walk(everything(Map.of("minTimestamp", start))))).isEqualTo(Ledger.ids(1_500));
    }

    @Test
    void windowsNeverReachBeyondTheUsersBounds() {
        long from = NOW_NS - 100 * HOUR;
        long to = NOW_NS - 10 * HOUR;
        Ledger ledger = new Ledger().answering(7 * HOUR).fill(from - 1).fill(from).fill(to - 5).fill(to).fill(to + 1);
        FillsWalk walk = walk(everything(Map.of("from", Instant.ofEpochSecond(0, from).toString(), "to",
                Instant.ofEpochSecond(0, to))));

        assertThat(ledger.read(walk)).containsExactly("u1", "u2", "u3");
        assertThat(ledger.asked).allSatisfy(window -> {
            String[] bounds = window.split("\\.\\.");
            assertThat(Long.parseLong(bounds[0])).isBetween(from, to);
            assertThat(Long.parseLong(bounds[1])).isBetween(from, to);
        });
        assertThat(ledger.asked.get(ledger.asked.size() - 1)).endsWith(".." + to);
    }

    @Test
    void anyLedgerIsReadWholeAndOnce() {
        for (int seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            long span = 1 + random.nextInt(100_000);
            Ledger ledger = new Ledger().answering(random.nextInt(4) == 0 ? Long.MAX_VALUE : 10 + random.nextInt(20_000));
            if (random.nextBoolean()) {
                ledger.excludingMax();
            }
            long time = NOW_NS - span;
            int runs = random.nextInt(60);
            for (int run = 0; run < runs; run++) {
                time += random.nextInt(2 + (int) (span / 30));
                ledger.fills(1 + random.nextInt(random.nextInt(5) == 0 ? 400 : 4), time);
            }
            FillsWalk walk = walk(since(Instant.ofEpochSecond(0, NOW_NS - span), Map.of()));

            assertThat(ledger.read(walk)).as("seed %d", seed).isEqualTo(Ledger.ids(ledger.size()));
        }
    }
}
