// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.math.BigInteger;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.tt.TtSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class TtLedgerTest {
    private static final String LEDGER = "ttledger";
    private static final long OLDEST = 1_767_623_402_000_000_123L;

    private ProviderSimulators simulators;
    private TtCaller tt;

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void hasFillsOfOneTimeAtTheEndOfAPageAndElsewhere() {
        start(TtSettings.defaults());
        List<Long> times = times(tt.get(LEDGER, "fills"));
        List<Long> next = times(tt.get(LEDGER, "fills?minTimestamp=" + times.get(499)));

        assertThat(times).hasSize(500).isSorted();
        assertThat(new HashSet<>(times.subList(299, 306))).hasSize(1);
        assertThat(times.subList(298, 299)).doesNotContain(times.get(299));
        assertThat(next).hasSize(500).isSorted();
        assertThat(next.subList(0, 2)).as("number 500 and 501").containsExactly(times.get(499), times.get(499));
        assertThat(times(tt.get(LEDGER, "fills?minTimestamp=" + next.get(499))).subList(0, 7))
                .as("number 998 to 1004").containsOnly(next.get(499));
    }

    @Test
    void losesFillsOfAClientThatGoesOnBehindTheLastTime() {
        start(TtSettings.defaults());
        Set<String> seen = new HashSet<>();
        long from = 0;
        JsonNode fills;
        do {
            fills = tt.get(LEDGER, "fills?minTimestamp=" + from).get("fills");
            fills.forEach(fill -> seen.add(fill.get("recordId").asText()));
            from = fills.isEmpty() ? from : fills.get(fills.size() - 1).get("timeStamp").asLong() + 1;
        } while (fills.size() == 500);

        // number 501 behind the first page, which ends with 500; 1002 to 1004 behind the second, which ends with 1001
        assertThat(seen).hasSize(1_246);
    }

    @Test
    void takesBothEndsOfAWindow() {
        start(TtSettings.defaults());
        List<Long> times = times(tt.get(LEDGER, "fills"));

        String window = "fills?minTimestamp=" + times.get(10) + "&maxTimestamp=" + times.get(12);
        assertThat(times(tt.get(LEDGER, window))).containsExactlyElementsOf(times.subList(10, 13));
        assertThat(times(tt.get(LEDGER, window + "&accountId=30012"))).containsExactly(times.get(10));
        assertThat(times(tt.get(LEDGER, "fills?maxTimestamp=" + (OLDEST - 1)))).isEmpty();
        assertThat(times(tt.get(LEDGER, "fills?minTimestamp=" + OLDEST + "&maxTimestamp=" + OLDEST))).hasSize(1);
        assertThat(tt.send(LEDGER, "fills?minTimestamp=2026-01-05").statusCode()).isEqualTo(400);
    }

    @Test
    void leavesFieldsOutOfSomeFills() {
        start(TtSettings.defaults());
        JsonNode fills = tt.get(LEDGER, "fills").get("fills");

        assertThat(stream(fills).filter(fill -> !fill.has("transactTime")).count()).isEqualTo(62);
        assertThat(stream(fills).filter(fill -> !fill.has("uniqueExecId")).count()).isEqualTo(50);
        assertThat(stream(fills)).allMatch(fill -> fill.get("side").isInt() && fill.has("recordId"));
        String instrument = fills.get(0).get("instrumentId").asText();
        assertThat(instrument).hasSize(20);
        assertThat(new BigInteger(instrument)).isGreaterThan(BigInteger.valueOf(Long.MAX_VALUE));
        assertThat(tt.get(LEDGER, "orders").at("/orders/0/side").isTextual()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(ints = { 408, 504 })
    void refusesAWindowThatIsTooWide(int status) {
        start(TtSettings.defaults().withWidestFillWindow(Duration.ofMinutes(10), status));
        long wide = OLDEST + Duration.ofMinutes(10).toNanos();

        assertThat(tt.send(LEDGER, "fills").statusCode()).as("from the oldest fill to now").isEqualTo(status);
        assertThat(tt.send(LEDGER, "fills?minTimestamp=" + OLDEST).statusCode()).isEqualTo(status);
        assertThat(tt.send(LEDGER, "fills?maxTimestamp=" + (wide + 1)).statusCode()).isEqualTo(status);
        assertThat(simulators.tt().refusals()).hasSize(3).allMatch(refusal -> refusal.endsWith("is wider than PT10M"));
        assertThat(times(tt.get(LEDGER, "fills?maxTimestamp=" + wide))).as("the last seven of one time").hasSize(306);
        // five minutes before the simulator's clock
        assertThat(times(tt.get(LEDGER, "fills?minTimestamp=1780314900000000000"))).isEmpty();
        assertThatThrownBy(() -> TtSettings.defaults().withWidestFillWindow(Duration.ofMinutes(10), 500))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void showsALateFillAtItsOlderTime() {
        start(TtSettings.defaults());
        List<String> before = texts(tt.get(LEDGER, "fills"), "fills", "recordId");
        ObjectNode late = simulators.tt().data().fills().find(10);
        simulators.tt().onRequest(request -> simulators.tt().data().fills().put(5_000, late.put("recordId", "late")));

        List<String> after = texts(tt.get(LEDGER, "fills"), "fills", "recordId");

        assertThat(after.subList(0, 12)).containsExactlyElementsOf(List.of(before.get(0), before.get(1), before.get(2),
                before.get(3), before.get(4), before.get(5), before.get(6), before.get(7), before.get(8), before.get(9), "late",
                before.get(10)));
    }

    @Test
    void returnsAThousandWorkingOrdersAtMost() {
        start(TtSettings.defaults());
        String thirty = IntStream.rangeClosed(30_001, 30_030).mapToObj(String::valueOf).collect(Collectors.joining(","));

        assertThat(tt.get(LEDGER, "orders").get("orders")).hasSize(1_000);
        assertThat(tt.get(LEDGER, "orders?accounts=" + thirty).get("orders")).hasSize(1_000);
        JsonNode two = tt.get(LEDGER, "orders?accounts=30001,30030");
        assertThat(two.get("orders")).hasSize(80);
        assertThat(new HashSet<>(texts(two, "orders", "accountId"))).containsExactlyInAnyOrder("30001", "30030");
        assertThat(two.has("nextPageKey")).isFalse();
        String fiftyOne = IntStream.rangeClosed(1, 51).mapToObj(String::valueOf).collect(Collectors.joining(","));
        assertThat(tt.send(LEDGER, "orders?accounts=" + fiftyOne).statusCode()).isEqualTo(400);
    }

    @Test
    void findsOneWorkingOrder() {
        start(TtSettings.defaults().withMostOrders(10));
        JsonNode first = tt.get(LEDGER, "orders").get("orders").get(9);
        String id = first.get("orderId").asText();

        assertThat(tt.send(LEDGER, "orders/" + id).body())
                .isEqualTo("{\"lastPage\":\"true\",\"orders\":[" + first + "],\"status\":\"Ok\"}");
        assertThat(tt.get(LEDGER, "orders/none").get("orders")).isEmpty();
        simulators.tt().data().orders().change(10, order -> order.put("orderId", "another"));
        assertThat(tt.get(LEDGER, "orders/another").at("/orders/0/execId")).isEqualTo(first.get("execId"));
        assertThat(tt.get(LEDGER, "orders/" + id).get("orders")).isEmpty();
    }

    @Test
    void answersOneOrderAsSet() {
        start(TtSettings.defaults().withOneOrderKey("order").withUnknownOrderStatus(404));
        String id = tt.get(LEDGER, "orders").at("/orders/0/orderId").asText();

        assertThat(tt.get(LEDGER, "orders/" + id).get("order")).hasSize(1);
        assertThat(tt.send(LEDGER, "orders/none").statusCode()).isEqualTo(404);
    }

    @Test
    void showsOneAccountAndOneInstrumentInAList() {
        start(TtSettings.defaults());

        assertThat(tt.get("ttaccount", "account/30500").at("/account/0/name").asText()).isEqualTo("Account-500");
        assertThat(tt.get("ttpds", "instrument/16143309052651006928").at("/instrument/0/metadata").isTextual()).isTrue();
        assertThat(tt.get("ttaccount", "account/1").has("account")).isFalse();
        assertThat(tt.get("ttpds", "instrument/1").has("instrument")).isFalse();
    }

    @Test
    void canFailInA200() {
        start(TtSettings.defaults());
        String failure = "{\"status\":\"Fail\",\"status_message\":\"the ledger is away\"}";
        simulators.tt().inject(Fault.status(200).withBody("application/json", failure).onPath("/ttledger/"));

        HttpResponse<String> response = tt.send(LEDGER, "fills");

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("status").asText()).isEqualTo("Fail");
        assertThat(tt.get(LEDGER, "fills").get("status").asText()).isEqualTo("Ok");
    }

    @Test
    void holdsAMillionFillsAndWorkingOrders() {
        start(TtSettings.defaults().withFills(1_000_000).withWorkingOrders(1_000_000));
        long deep = simulators.tt().data().fills().find(999_100).get("timeStamp").asLong();

        JsonNode fills = tt.get(LEDGER, "fills?minTimestamp=" + deep);

        assertThat(times(fills)).hasSize(500).isSorted().first().isEqualTo(deep);
        assertThat(tt.get(LEDGER, "orders?accounts=30007").get("orders")).hasSize(1_000);
        assertThat(simulators.tt().data().orders().size()).isEqualTo(1_000_000);
    }

    private void start(TtSettings settings) {
        simulators = ProviderSimulators.builder().clock(ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z")))
                .tt(settings).start();
        tt = new TtCaller(simulators.tt());
    }

    private static List<Long> times(JsonNode answer) {
        return texts(answer, "fills", "timeStamp").stream().map(Long::valueOf).toList();
    }

    private static List<String> texts(JsonNode answer, String list, String field) {
        List<String> texts = new ArrayList<>();
        answer.get(list).forEach(record -> texts.add(record.get(field).asText()));
        return texts;
    }

    private static Stream<JsonNode> stream(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false);
    }
}
