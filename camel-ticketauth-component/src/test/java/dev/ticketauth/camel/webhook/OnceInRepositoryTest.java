// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.time.Instant;

import dev.ticketauth.camel.webhook.Once.Take;
import dev.ticketauth.camel.webhook.Once.Turn;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class OnceInRepositoryTest extends OnceContract {

    private final IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(100_000);

    OnceInRepositoryTest() {
        once = once("p/");
    }

    private Once once(String prefix) {
        return new OnceInRepository(repository, prefix, TAKEN_FOR, clock);
    }

    @Test
    void ofWhatIsDoneNothingElseIsLeft() {
        Take first = once.take("1");

        once.done(first);

        assertThat(repository.contains((String) first.mark())).isFalse();
        assertThat(repository.contains("p/1")).isTrue();
    }

    /** A process that ends in between leaves what it has taken; nobody takes it early, and somebody does later. */
    @Test
    void whatWasTakenAndNeverDoneIsFreeAfterATime() {
        // begins a second before a period ends, which is the least time that it can be held
        clock.set(Instant.parse("2026-03-01T12:00:59Z"));
        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);

        clock.advance(TAKEN_FOR);
        assertThat(once.take("1").turn()).isEqualTo(Turn.BUSY);
        clock.advance(Duration.ofSeconds(1));
        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);
    }

    @Test
    void itIsHeldForTwiceTheTimeAtMost() {
        clock.set(Instant.parse("2026-03-01T12:00:00Z"));
        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);

        clock.advance(TAKEN_FOR.multipliedBy(2).minusMillis(1));
        assertThat(once.take("1").turn()).isEqualTo(Turn.BUSY);
        clock.advance(Duration.ofMillis(1));
        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);
    }

    /** One that was taken for dead and is not: both have done it, and neither stands in the way of the next. */
    @Test
    void oneThatComesBackLateDoesNoHarm() {
        Take late = once.take("1");
        clock.advance(TAKEN_FOR.multipliedBy(3));
        Take next = once.take("1");
        assertThat(next.turn()).isEqualTo(Turn.FIRST);

        once.done(late);

        assertThat(once.take("1").turn()).isEqualTo(Turn.SEEN);
        once.release(next);
        assertThat(once.take("1").turn()).isEqualTo(Turn.SEEN);
    }

    @Test
    void prefixesKeepWebhooksApart() {
        once.done(once.take("1"));

        assertThat(once("q/").take("1").turn()).isEqualTo(Turn.FIRST);
    }

    @Test
    void aPushBetweenTheTwoLooksIsSeen() {
        // somebody else completes it after this one has looked whether it is done
        IdempotentRepository late = new MemoryIdempotentRepository() {

            private int looks;

            @Override
            public boolean contains(String key) {
                return key.equals("p/1") ? looks++ > 0 : super.contains(key);
            }
        };
        late.start();
        Take take = new OnceInRepository(late, "p/", TAKEN_FOR, clock).take("1");

        assertThat(take.turn()).isEqualTo(Turn.SEEN);
    }

    // as a sender does that sends until it is told that all is well
}
