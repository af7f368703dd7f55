// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.Token;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What others do while a caller looks at the clock. It takes more switches between threads than the model's
 * interleavings have.
 */
class SessionMeanwhileTest {

    private static final SessionKey KEY = new SessionKey("timetap", null, "timetap/https://api/0");
    private static final long USUAL = -1;

    private final NumberedLogin login = NumberedLogin.givingFreshTokens();
    private final Deque<Runnable> meanwhile = new ArrayDeque<>();
    private final Thread slow = Thread.currentThread();
    private final Session session = new Session(
            KEY, new Sessions.Surroundings(
                    new OneTokenStore(), new InterruptingClock(), Runnable::run, () -> 0.5, new SessionNews()));

    /** Stands still; each time that the slow caller reads it, something happens first. */
    private final class InterruptingClock implements Clock {

        @Override
        public Instant now() {
            return NumberedLogin.NOON_FOR_EVER.now();
        }

        @Override
        public long nanoTime() {
            if (Thread.currentThread() == slow && !meanwhile.isEmpty()) {
                meanwhile.remove().run();
            }
            return NumberedLogin.NOON_FOR_EVER.nanoTime();
        }
    }

    private CompletableFuture<Integer> caller() {
        CompletableFuture<Integer> number = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                number.complete(NumberedLogin.number(session.token(USUAL, login)));
            } catch (LoginFailedException e) {
                number.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(
                () -> number.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
        return number;
    }

    @Test
    void aLoginThatIsCalledOffBringsNoRejectedTokenBack() throws Exception {
        CompletableFuture<CompletableFuture<Integer>> afterRejection = new CompletableFuture<>();
        // the slow caller has seen that there is no token: another one logs in
        meanwhile.add(this::caller);
        // it has taken its turn and sees that token: the other one rejects it and asks again
        meanwhile.add(() -> {
            session.rejected(login.token(1), 0);
            afterRejection.complete(caller());
        });

        Token served = session.token(USUAL, login);

        assertThat(NumberedLogin.number(served)).isOne();
        assertThat(afterRejection.join().get(10, TimeUnit.SECONDS)).isEqualTo(2);
    }
}
