// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class LatestStatesTest {

    private static final Instant TIME = Instant.parse("2026-01-01T10:00:00Z");

    private final MemoryStateRepository repository = new MemoryStateRepository();
    private final LatestStates states = new LatestStatesInRepository(repository, "p/");

    @Test
    void olderThanOneBeforeIsOutdated() {
        assertThat(states.isOutdated("1", TIME)).isFalse();
        assertThat(states.isOutdated("1", TIME.minusNanos(1))).isTrue();
        assertThat(states.isOutdated("1", TIME)).isFalse();
        assertThat(states.isOutdated("1", TIME.plusSeconds(1))).isFalse();
        assertThat(states.isOutdated("1", TIME)).isTrue();
        assertThat(states.isOutdated("2", TIME.minusSeconds(60))).isFalse();
    }

    @Test
    void withoutATimeNothingIsKnown() {
        states.isOutdated("1", TIME);

        assertThat(states.isOutdated("1", null)).isFalse();
        assertThat(states.isOutdated("1", TIME.minusSeconds(1))).isTrue();
    }

    @Test
    void aStateThatIsNoneIsForgotten() {
        repository.setState("p/1", "2026-01-01T1");

        assertThat(states.isOutdated("1", TIME)).isFalse();
        assertThat(repository.getState("p/1")).isEqualTo("2026-01-01T10:00:00Z");
    }

    @Test
    void itLastsAsLongAsItsRepository() {
        states.isOutdated("1", TIME);

        assertThat(new LatestStatesInRepository(repository, "p/").isOutdated("1", TIME.minusSeconds(1))).isTrue();
        assertThat(new LatestStatesInRepository(repository, "q/").isOutdated("1", TIME.minusSeconds(1))).isFalse();
    }

    @Test
    void inMemoryTheSameIsKnownOfTheMostRecentRecords() {
        LatestStates recent = LatestStates.inMemory(100);
        assertThat(recent.isOutdated("used again", TIME)).isFalse();
        for (int i = 0; i < 199; i++) {
            assertThat(recent.isOutdated("record " + i, TIME)).isFalse();
            assertThat(recent.isOutdated("used again", TIME.plusSeconds(i))).isFalse();
        }

        assertThat(recent.isOutdated("used again", TIME)).isTrue();
        assertThat(recent.isOutdated("used again", null)).isFalse();
        assertThat(recent.isOutdated("used again", TIME.plusSeconds(198))).isFalse();
        // nothing is newer than what was forgotten
        assertThat(IntStream.range(0, 100).filter(i -> recent.isOutdated("record " + i, TIME.minusSeconds(1)))).isEmpty();
    }

    @Test
    void inMemoryTheLastHundredAreKnown() {
        LatestStates recent = LatestStates.inMemory(100);
        for (int i = 0; i < 10_000; i++) {
            recent.isOutdated("record " + i, TIME);
        }

        assertThat(IntStream.range(9_900, 10_000).filter(i -> recent.isOutdated("record " + i, TIME.minusSeconds(1))))
                .hasSize(100);
    }

    /** Whoever comes in whichever order, the newest stays, and it was not taken for outdated. */
    @Test
    @Timeout(60)
    void theNewestWinsAmongMany() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(50);
        List<Integer> seconds = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            seconds.add(i);
        }
        Collections.shuffle(seconds, new Random(42));
        try {
            List<Future<Boolean>> newest = new ArrayList<>();
            for (int second : seconds) {
                Future<Boolean> isOutdated = pool.submit(() -> states.isOutdated("1", TIME.plusSeconds(second)));
                if (second == 4_999) {
                    newest.add(isOutdated);
                }
            }
            assertThat(newest.get(0).get()).isFalse();
        } finally {
            pool.shutdown();
            assertThat(pool.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(repository.getState("p/1")).isEqualTo(TIME.plusSeconds(4_999).toString());
    }
}
