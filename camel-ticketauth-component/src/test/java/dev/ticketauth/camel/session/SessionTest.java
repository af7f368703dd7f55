// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ticketauth.camel.spi.Token;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * One login for all who wait for it, whatever happens to them or to it.
 */
class SessionTest extends OneSession {

    @Test
    void allWhoWaitShareOneLogin() throws Exception {
        List<CompletableFuture<Token>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(caller());
        }
        assertThat(executor.size()).isOne();
        executor.runNext();
        for (CompletableFuture<Token> caller : callers) {
            assertThat(get(caller).value()).isEqualTo("token-1");
        }
        assertThat(login.count()).isOne();
    }

    @Test
    void howeverLongItTakesUpToItsDeadline() throws Exception {
        CompletableFuture<Token> early = caller();
        clock.advance(Duration.ofSeconds(60));
        CompletableFuture<Token> late = caller();
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(get(early)).isSameAs(get(late));
        assertThat(login.count()).isOne();
    }

    @Test
    void aLoginThatHangsIsGivenUpAtItsDeadlineAndAnotherOneBegins() throws Exception {
        CompletableFuture<Token> before = caller();
        clock.advance(Duration.ofSeconds(121));
        CompletableFuture<Token> after = caller();
        assertThat(executor.size()).isEqualTo(2);
        executor.runNext();
        assertThat(get(before).value()).as("late is better than never").isEqualTo("token-1");
        executor.runNext();
        assertThat(get(after).value()).isEqualTo("token-2");
        assertThat(session.peek().value()).isEqualTo("token-2");
    }

    @Test
    void whatAGivenUpLoginBringsDoesNotReplaceANewerToken() throws Exception {
        login.answerNext(() -> {
            // hangs until another login, which began after the deadline, has ended
            clock.advance(Duration.ofSeconds(121));
            CompletableFuture<Token> other = caller();
            executor.runNext();
            assertThat(other.join().value()).isEqualTo("token-2");
            return new Token("late", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);
        });
        CompletableFuture<Token> waits = caller();
        executor.runNext();
        assertThat(get(waits).value()).as("of the two, the one in the store").isEqualTo("token-2");
        assertThat(now().value()).isEqualTo("token-2");
    }

    @Test
    void whoIsInterruptedLeavesTheLoginToTheOthers() throws Exception {
        CompletableFuture<LoginFailedException> interrupted = new CompletableFuture<>();
        CompletableFuture<Boolean> flag = new CompletableFuture<>();
        Thread impatient = new Thread(() -> {
            try {
                session.token(USUAL, login);
            } catch (LoginFailedException e) {
                flag.complete(Thread.currentThread().isInterrupted());
                interrupted.complete(e);
            }
        });
        impatient.start();
        Awaitility.await().until(() -> impatient.getState() == Thread.State.TIMED_WAITING);
        CompletableFuture<Token> patient = caller();

        impatient.interrupt();

        LoginFailedException failure = interrupted.get(10, TimeUnit.SECONDS);
        assertThat(failure.failure().retryable()).isTrue();
        assertThat(flag.get()).as("stays interrupted").isTrue();
        executor.runNext();
        assertThat(get(patient).value()).isEqualTo("token-1");
        assertThat(login.count()).isOne();
    }

    @Test
    void anExecutorThatRefusesLeavesNobodyWaiting() throws Exception {
        executor.refuseNext();
        assertThat(now().value()).as("by the caller").isEqualTo("token-1");

        clock.advance(Duration.ofMinutes(59));
        executor.refuseNext();
        assertThat(now().value()).as("nobody makes a renewal ahead himself").isEqualTo("token-1");
        assertThat(login.count()).isOne();
        assertThat(now().value()).isEqualTo("token-1");
        executor.runNext();
        assertThat(now().value()).isEqualTo("token-2");
    }

    @Test
    void whoIsWokenFindsTheTokenThere() throws Exception {
        CompletableFuture<Token> waits = caller();
        List<String> seen = new ArrayList<>();
        onRandom = () -> seen.add(waits.isDone() + " " + session.peek());
        executor.runNext();
        assertThat(seen).as("asked for when the token is stored").containsExactly("false null");
        assertThat(get(waits)).isSameAs(session.peek());
    }

    static List<Throwable> problems() {
        return List.of(
                new StackOverflowError("in provider code"), new NoClassDefFoundError("in provider code"),
                new IllegalStateException("in provider code"));
    }

    @ParameterizedTest
    @MethodSource("problems")
    void whateverALoginThrowsEndsIt(Throwable problem) throws Exception {
        login.answerNext(() -> {
            if (problem instanceof Error error) {
                throw error;
            }
            throw (RuntimeException) problem;
        });
        CompletableFuture<Token> one = caller();
        CompletableFuture<Token> other = caller();
        executor.runNext();

        LoginFailedException failure = failure(one);
        assertThat(failure).hasMessageContaining(problem.getClass().getName()).hasCause(problem);
        assertThat(failure.getMessage()).as("nobody has looked at it for secrets").doesNotContain("in provider code");
        assertThat(failure(other)).as("nobody shares an exception").isNotSameAs(failure);
        clock.advance(Duration.ofMinutes(1));
        assertThat(first().value()).isEqualTo("token-2");
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() throws Exception {
        AtomicInteger told = new AtomicInteger();
        news.add(new SessionListener() {
            @Override
            public void loggedIn(SessionKey key, boolean ahead, Token token, Duration taken) {
                throw new AssertionError("listener");
            }
        });
        news.add(new SessionListener() {
            @Override
            public void loggedIn(SessionKey key, boolean ahead, Token token, Duration taken) {
                told.incrementAndGet();
            }
        });
        assertThat(first().value()).isEqualTo("token-1");
        assertThat(told).hasValue(1);
    }
}
