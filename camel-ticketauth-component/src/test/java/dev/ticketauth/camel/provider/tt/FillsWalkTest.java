// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.WalkRun;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Selection;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.camel.provider.Selections.everything;
import static dev.ticketauth.camel.provider.Selections.pages;
import static dev.ticketauth.camel.provider.Selections.since;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class FillsWalkTest {

    private static final long HOUR = 3_600_000_000_000L;
    private static final long NOW_NS = 1_769_860_800_000_000_000L;
    private static final Selection ALL = everything(Map.of());

    private static String page(List<String> fills) {
        return TtPages.of("fills", fills);
    }

    private static FillsWalk walk(Selection selection) {
        return new FillsWalk("/ttledger/fills", selection);
    }

    @Test
    void anAnswerWithFewerThan500IsTheEnd() {
        Ledger ledger = new Ledger().fill(10).fill(20);

        assertThat(ledger.read(walk(ALL))).containsExactly("u0", "u1");
        assertThat(ledger.asked).containsExactly("..");
    }

    @Test
    void fillsThatShareTheTimeAtTheEndOfAPageAreAllRead() {
        Ledger ledger = new Ledger();
        for (int i = 0; i < 498; i++) {
            ledger.fill(1_000 + i);
        }
        // two before the end of the page, three behind
        ledger.fills(5, 5_000).fill(6_000);

        assertThat(ledger.read(walk(ALL))).isEqualTo(Ledger.ids(504));
        assertThat(ledger.asked).containsExactly("..", "5000..");
    }

    @Test
    void aLastPageThatIsFullIsFollowedByOneWithItsEnd() {
        Ledger ledger = new Ledger();
        for (int i = 0; i < 500; i++) {
            ledger.fill(1_000 + i);
        }

        assertThat(ledger.read(walk(ALL))).isEqualTo(Ledger.ids(500));
        assertThat(ledger.asked).containsExactly("..", "1499..");
    }

    @Test
    void aFullPageOfOneTimeIsGivenAndWhatComesNextRefused() {
        Ledger ledger = new Ledger().fills(501, 7_000);

        assertThatIllegalArgumentException().isThrownBy(() -> ledger.read(walk(ALL)))
                .withMessageContaining("timeStamp 7000").withMessageContaining("params.accountId");
        assertThat(ledger.asked).containsExactly("..", "7000..");
    }

    @Test
    void fillsThatComeInMeanwhileAreRead() {
        Ledger ledger = new Ledger();
        for (int i = 0; i < 500; i++) {
            ledger.fill(1_000 + i);
        }
        ledger.before(() -> {
            if (ledger.asked.size() == 1) {
                ledger.fill(1_499).fill(NOW_NS + 5);
            }
        });

        assertThat(ledger.read(walk(ALL))).isEqualTo(Ledger.ids(502));
    }

    @Test
    void executionIdsElseRecordIdsElseTheTextTellFillsApart() {
        List<String> first = new ArrayList<>();
        for (int i = 0; i < 496; i++) {
            first.add(Ledger.json(i, 1));
        }
        first.add("{'uniqueExecId':'x','recordId':'1','timeStamp':9}");
        first.add("{'uniqueExecId':'','recordId':'r','timeStamp':9}");
        first.add("{'recordId':'s','timeStamp':9}");
        first.add("{'lastPx':1,'timeStamp':9}");
        WalkRun run = new WalkRun(walk(ALL)).answer(page(first));
        assertThat(run.items).hasSize(500);

        List<String> second = new ArrayList<>(first.subList(496, 500));
        // the same text as none before, so another one
        second.add("{'lastPx':2,'timeStamp':9}");
        second.add("{'uniqueExecId':'y','recordId':'s','timeStamp':9}");
        run.answer(page(second));
        assertThat(run.asked()).containsExactly("GET /ttledger/fills", "GET /ttledger/fills {minTimestamp=9}");
        assertThat(run.items.subList(500, run.items.size())).map(JsonNode::toString).containsExactly(
                "{\"lastPx\":2,\"timeStamp\":9}", "{\"uniqueExecId\":\"y\",\"recordId\":\"s\",\"timeStamp\":9}");
        run.assertEnded();
    }

    @Test
    void twoFillsOfOneAnswerAreNeverTakenForOne() {
        WalkRun run = new WalkRun(walk(ALL)).answer(page(List.of(
                "{'uniqueExecId':'a','lastQty':1,'timeStamp':'9'}", "{'uniqueExecId':'a','lastQty':2,'timeStamp':'9'}")));

        assertThat(run.items).hasSize(2);
    }

    @Test
    void aWholeAnswerOutOfOrderIsSorted() {
        Ledger ledger = new Ledger().fill(10).fill(20).fill(30).ordered(FillsWalkTest::reversed);

        assertThat(ledger.read(walk(ALL))).containsExactly("u0", "u1", "u2");
    }

    @Test
    void aFillWithoutTimeIsGivenAndStandsLast() {
        WalkRun run = new WalkRun(walk(ALL)).answer(page(List.of(
                "{'uniqueExecId':'a','timeStamp':null}", "{'uniqueExecId':'b','timeStamp':2}",
                "{'uniqueExecId':'c','timeStamp':'soon'}", "{'uniqueExecId':'d','timeStamp':'1'}")));

        assertThat(run.texts("uniqueExecId")).containsExactly("d", "b", "a", "c");
        run.assertEnded();
    }

    @ParameterizedTest
    @ValueSource(booleans = { false, true })
    void nothingIsLostWhenCutAnswersAreOutOfOrder(boolean shuffled) {
        Ledger ledger = new Ledger();
        for (int i = 0; i < 3_000; i++) {
            ledger.fill(NOW_NS - 3_000 * HOUR + i * HOUR);
        }
        Random random = new Random(7);
        ledger.ordered(numbers -> {
            List<Integer> otherwise = reversed(numbers);
            if (shuffled) {
                Collections.shuffle(otherwise, random);
            }
            return otherwise;
        });

        assertThat(ledger.read(walk(ALL))).isEqualTo(Ledger.ids(3_000));
    }

    @Test
    void aCutAnswerOfOneTimeThatIsOutOfOrderIsRefused() {
        WalkRun run = new WalkRun(walk(everything(Map.of("minTimestamp", "5", "maxTimestamp", "6"))));
        List<String> fills = new ArrayList<>(Collections.nCopies(499, Ledger.json(1, 6)));
        fills.add(Ledger.json(2, 5));

        assertThatIllegalArgumentException().isThrownBy(() -> run.answer(page(fills))).withMessageContaining("between 5 and 6");
    }

    private static List<Integer> reversed(List<Integer> numbers) {
        List<Integer> reversed = new ArrayList<>(numbers);
        Collections.reverse(reversed);
        return reversed;
    }

    @Test
    void commonNamesBecomeTimestampsAndOthersStayAsTheyAre() {
        Map<String, Object> params = new LinkedHashMap<>();
        params.put("from", "2026-01-05T14:30:00Z");
        params.put("to", "2026-01-05T15:30:00.000000001+01:00");
        params.put("accountId", 30001);
        params.put("orderId", "o-1");
        params.put("includeOTC", "true");
        ApiRequest request = walk(everything(params)).next();

        assertThat(request.path()).isEqualTo("/ttledger/fills");
        assertThat(request.handled()).isEqualTo(Set.of(408, 504));
        assertThat(request.params()).isEqualTo(Map.of("accountId", 30001, "orderId", "o-1", "includeOTC", "true",
                "minTimestamp", 1_767_623_400_000_000_000L, "maxTimestamp", 1_767_623_400_000_000_001L));
    }

    @Test
    void theLaterOfTheUsersBeginningAndTheCursorHolds() {
        Instant cursor = Instant.parse("2026-01-05T14:30:00.000000123Z");

        assertThat(walk(since(cursor, Map.of("from", "2026-01-01"))).next().params())
                .isEqualTo(Map.of("minTimestamp", 1_767_623_400_000_000_123L));
        assertThat(walk(since(cursor, Map.of("from", "2026-01-06"))).next().params())
                .isEqualTo(Map.of("minTimestamp", 1_767_657_600_000_000_000L));
        assertThat(walk(since(cursor, Map.of("to", "2026-01-01"))).next()).isNull();
        assertThat(walk(since(Instant.MIN, Map.of())).next().params()).isEqualTo(Map.of("minTimestamp", 0L));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "from|yesterday|'from' is 'yesterday'", "to|1767623400000000000|maxTimestamp",
            "minTimestamp|2026-01-05|'minTimestamp' is '2026-01-05'", "maxTimestamp|-1|nanoseconds",
            "maxTimestamp|99999999999999999999|nanoseconds", "status|2|'status'", "eventId|1|'eventId'",
            "locationId|1|'locationId'" })
    void whatCanNotBeAskedForIsRefused(String name, String value, String message) {
        assertThatIllegalArgumentException().isThrownBy(() -> walk(everything(Map.of(name, value))))
                .withMessageContaining(message);
    }

    @Test
    void contradictionsAreRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> walk(everything(Map.of("from", "2026-01-01", "minTimestamp", "1"))))
                .withMessageContaining("'from' and 'minTimestamp'");
        assertThatIllegalArgumentException().isThrownBy(() -> walk(everything(Map.of("minTimestamp", 2, "maxTimestamp", 1))))
                .withMessageContaining("later");
        assertThatIllegalArgumentException().isThrownBy(() -> walk(pages(500, Map.of())))
                .withMessageContaining("pageSize");
    }
}
