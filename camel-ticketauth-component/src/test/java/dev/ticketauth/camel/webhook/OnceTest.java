package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.camel.webhook.Once.Take;
import dev.ticketauth.camel.webhook.Once.Turn;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

import static org.assertj.core.api.Assertions.assertThat;

class OnceTest {

    private static final Duration TAKEN_FOR = Duration.ofMinutes(1);

    private final StandingClock clock = new StandingClock();
    private final IdempotentRepository repository = MemoryIdempotentRepository.memoryIdempotentRepository(100_000);
    private final Once once = once("p/");

    private Once once(String prefix) {
        return new OnceInRepository(repository, prefix, TAKEN_FOR, clock);
    }

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
        assertThat(repository.contains((String) first.mark())).isFalse();
    }

    @Test
    void whatIsReleasedCanBeTakenAtOnce() {
        once.release(once.take("1"));

        assertThat(once.take("1").turn()).isEqualTo(Turn.FIRST);
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

    @Test
    @Timeout(60)
    void oneOfFiftyIsFirst() throws Exception {
        int threads = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 50; round++) {
                String push = "push " + round;
                CountDownLatch start = new CountDownLatch(1);
                List<Future<Turn>> turns = new ArrayList<>();
                for (int i = 0; i < threads; i++) {
                    turns.add(pool.submit(() -> {
                        start.await();
                        return once.take(push).turn();
                    }));
                }
                start.countDown();
                List<Turn> all = new ArrayList<>();
                for (Future<Turn> turn : turns) {
                    all.add(turn.get());
                }
                assertThat(all).containsOnlyOnce(Turn.FIRST).doesNotContain(Turn.SEEN);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** The same with those who are first completing it, or failing the first time, while the others come. */
    @Test
    @Timeout(60)
    void itIsDoneOnceHoweverManyTryAgain() throws Exception {
        int threads = 50;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        Set<String> failedOnce = ConcurrentHashMap.newKeySet();
        Set<String> doneTwice = ConcurrentHashMap.newKeySet();
        Set<String> done = ConcurrentHashMap.newKeySet();
        try {
            List<Future<?>> ends = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                ends.add(pool.submit(() -> {
                    for (int push = 0; push < 200; push++) {
                        complete("push " + push, failedOnce, done, doneTwice);
                    }
                }));
            }
            for (Future<?> end : ends) {
                end.get();
            }
        } finally {
            pool.shutdownNow();
        }
        assertThat(done).hasSize(200);
        assertThat(doneTwice).isEmpty();
    }

    // as a sender does that sends until it is told that all is well
    private void complete(String push, Set<String> failedOnce, Set<String> done, Set<String> doneTwice) {
        Take take = once.take(push);
        while (take.turn() != Turn.SEEN) {
            if (take.turn() == Turn.FIRST) {
                if (failedOnce.add(push)) {
                    once.release(take);
                } else {
                    if (!done.add(push)) {
                        doneTwice.add(push);
                    }
                    once.done(take);
                }
            }
            take = once.take(push);
        }
    }
}
