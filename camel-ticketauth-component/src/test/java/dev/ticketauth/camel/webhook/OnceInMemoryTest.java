// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.util.stream.IntStream;

import dev.ticketauth.camel.webhook.Once.Take;
import dev.ticketauth.camel.webhook.Once.Turn;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnceInMemoryTest extends OnceContract {

    private static final int MOST = 1_000;

    OnceInMemoryTest() {
        once = new OnceInMemory(MOST, TAKEN_FOR, clock);
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
}
