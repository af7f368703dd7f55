package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.camel.webhook.Once.Take;
import dev.ticketauth.camel.webhook.Once.Turn;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class OnceInMemoryTest {

    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);
    private static final int MOST = 100;

    private final StandingClock clock = new StandingClock();
    private final Once once = new OnceInMemory(MOST, TAKEN_FOR, clock);

    @Test
    void takenThenDone() {
        Take first = once.take("1");
        assertThat(first.turn()).isEqualTo(Turn.FIRST);
        assertThat(once.take("1").turn()).isEqualTo(Turn.BUSY);
        assertThat(once.take("2").turn()).isEqualTo(Turn.FIRST);

        once.done(first);

        assertThat(once.take("1").turn()).isEqualTo(Turn.SEEN);
        clock.advance(Duration.ofDays(30));
        assertThat(once.take("1").turn()).isEqualTo(Turn.SEEN);
    }

    @Test
    void whatIsReleasedCanBeTakenAtOnce() {
        once.release(once.take("1"));

        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);
    }

    @Test
    void whatHangsIsFreeAfterATime() {
        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);

        clock.advance(TAKEN_FOR.minusMillis(1));
        assertThat(once.take("1").turn()).isEqualTo(Turn.BUSY);
        clock.advance(Duration.ofMillis(1));
        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);
        assertThat(once.take("1").turn()).isEqualTo(Turn.BUSY);
    }

    /**
     * One that hung and then failed leaves the turn to the one who has taken it meanwhile, in the same millisecond
     * even.
     */
    @Test
    void oneThatComesBackLateDoesNotReleaseTheNext() {
        Take late = once.take("1");
        clock.advance(TAKEN_FOR);
        Take next = once.take("1");

        once.release(late);
        assertThat(once.take("1").turn()).isEqualTo(Turn.BUSY);
        once.done(late);
        once.release(next);

        assertThat(once.take("1").turn()).isEqualTo(Turn.SEEN);
    }

    @Test
    void theMostRecentAreKnown() {
        for (int i = 0; i < 100 * MOST; i++) {
            once.done(once.take("push " + i));
        }

        assertThat(IntStream.range(99 * MOST, 100 * MOST).mapToObj(i -> once.take("push " + i).turn()))
                .hasSize(MOST).containsOnly(Turn.SEEN);
        assertThat(once.take("push 0").turn()).isEqualTo(Turn.FIRST);
    }

    @Test
    @Timeout(60)
    void oneOfManyIsFirst() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(16);
        try {
            for (int round = 0; round < 200; round++) {
                String push = "push " + round;
                List<Future<Turn>> turns = new ArrayList<>();
                for (int i = 0; i < 16; i++) {
                    turns.add(pool.submit(() -> once.take(push).turn()));
                }
                int first = 0;
                for (Future<Turn> turn : turns) {
                    first += turn.get() == Turn.FIRST ? 1 : 0;
                }
                assertThat(first).isEqualTo(1);
            }
        } finally {
            pool.shutdownNow();
        }
    }
}
