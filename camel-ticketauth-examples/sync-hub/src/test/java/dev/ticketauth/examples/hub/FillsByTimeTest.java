package dev.ticketauth.examples.hub;

import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.MissingNode;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class FillsByTimeTest {
    private static final Kind FILL = Kind.of("fill", "/uniqueExecId", "/timeStamp");

    private final TtLedger.FillsByTime pages = new TtLedger.FillsByTime();

    @Test
    void theNextPageBeginsWithTheTimeOfTheLastFill() {
        assertThat(pages.parameters()).isEmpty();

        assertThat(follows(500, i -> "10" + i)).isTrue();
        assertThat(pages.parameters()).isEqualTo(Map.of("minTimestamp", "10499"));

        assertThat(follows(499, i -> "20" + i)).isFalse();
    }

    @Test
    void aPageOfOneTimeOnlyIsNoEndlessLoop() {
        assertThat(follows(500, i -> "100")).isTrue();

        assertThatThrownBy(() -> follows(500, i -> "100")).isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("have the time 100");
    }

    private boolean follows(int fills, IntFunction<String> time) {
        List<Item> items = IntStream.range(0, fills).mapToObj(i -> new Item(FILL, "fill " + i, time.apply(i), "{}")).toList();
        return pages.isFollowed(MissingNode.getInstance(), items);
    }
}
