// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;
import org.awaitility.Awaitility;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * One session, with a clock that stands and an executor that runs what it is told.
 */
abstract class OneSession {

    private static final SessionKey KEY = new SessionKey("timetap", null, "timetap/https://api/0");
    static final long USUAL = -1;

    final StandingClock clock = new StandingClock();
    final ManualExecutor executor = new ManualExecutor();
    final ManualLogin login = new ManualLogin(clock);
    final SessionNews news = new SessionNews();
    double random = 1;
    Runnable onRandom = () -> {
    };
    final Session session = session(new MemorySessionStore(10, clock));

    private Session session(SessionStore store) {
        return new Session(KEY, new Sessions.Surroundings(store, clock, executor, this::nextRandom, news));
    }

    private double nextRandom() {
        onRandom.run();
        return random;
    }

    /** A caller of its own thread, which waits until somebody runs the login. */
    CompletableFuture<Token> caller() {
        return caller(session);
    }

    private CompletableFuture<Token> caller(Session of) {
        CompletableFuture<Token> token = new CompletableFuture<>();
        Thread thread = new Thread(() -> {
            try {
                token.complete(of.token(USUAL, login));
            } catch (Throwable e) {
                token.completeExceptionally(e);
            }
        });
        thread.setDaemon(true);
        thread.start();
        Awaitility.await().pollInterval(Duration.ofMillis(1)).until(
                () -> token.isDone() || thread.getState() == Thread.State.TIMED_WAITING);
        return token;
    }

    static Token get(CompletableFuture<Token> caller) throws Exception {
        return caller.get(10, TimeUnit.SECONDS);
    }

    static LoginFailedException failure(CompletableFuture<Token> caller) {
        ExecutionException e = catchThrowableOfType(ExecutionException.class, () -> caller.get(10, TimeUnit.SECONDS));
        assertThat(e.getCause()).isInstanceOf(LoginFailedException.class);
        return (LoginFailedException) e.getCause();
    }

    /** A token after one login. */
    Token first() throws Exception {
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        return get(caller);
    }

    /** A token that is there; fails where the caller would have to wait. */
    Token now() throws Exception {
        CompletableFuture<Token> caller = caller();
        assertThat(caller).as("served at once").isDone();
        return caller.get();
    }
}
