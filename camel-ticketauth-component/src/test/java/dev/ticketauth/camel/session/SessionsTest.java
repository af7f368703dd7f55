package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;

import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SessionsTest {

    private static final String KEY = "key";

    private final ManualClock clock = new ManualClock();
    private final Deque<Runnable> background = new ArrayDeque<>();
    private final Sessions sessions = new Sessions(null, clock, background::add);
    private final AtomicInteger logins = new AtomicInteger();

    private Token login(Duration lifetime, Token.Expiration expiration) {
        return new Token("token-" + logins.incrementAndGet(), clock.now(), lifetime, expiration);
    }

    private Token fixed() throws LoginRefusedException {
        return sessions.token(KEY, null, () -> login(Duration.ofHours(1), Token.Expiration.AFTER_ISSUE));
    }

    private Token sliding() throws LoginRefusedException {
        return sessions.token(KEY, Duration.ZERO, () -> login(Duration.ofHours(4), Token.Expiration.AFTER_LAST_USE));
    }

    @Test
    void aTokenIsKeptUntilItExpires() throws Exception {
        Token first = fixed();
        clock.advance(Duration.ofMinutes(53));
        assertThat(fixed()).isSameAs(first);

        clock.advance(Duration.ofMinutes(7));
        assertThat(fixed().value()).isEqualTo("token-2");
    }

    @Test
    void nobodyWaitsForARenewalAheadOfExpiry() throws Exception {
        Token first = fixed();
        // a tenth of an hour is six minutes
        clock.advance(Duration.ofMinutes(54));
        assertThat(fixed()).isSameAs(first);
        assertThat(fixed()).isSameAs(first);
        assertThat(background).hasSize(1);

        background.remove().run();

        assertThat(fixed().value()).isEqualTo("token-2");
        assertThat(background).isEmpty();
    }

    @Test
    void aRenewalThatFailsLeavesTheTokenThatWorks() throws Exception {
        Token first = fixed();
        clock.advance(Duration.ofMinutes(55));
        sessions.token(KEY, null, () -> {
            throw new IllegalStateException("down");
        });
        background.remove().run();

        assertThat(fixed()).isSameAs(first);
    }

    @Test
    void anExecutorThatRefusesLeavesNothingStuck() throws Exception {
        Sessions stopping = new Sessions(null, clock, task -> {
            throw new RejectedExecutionException();
        });
        Sessions.TokenSource source = () -> login(Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);
        Token first = stopping.token(KEY, null, source);
        clock.advance(Duration.ofMinutes(55));
        assertThat(stopping.token(KEY, null, source)).isSameAs(first);

        clock.advance(Duration.ofMinutes(10));
        assertThat(stopping.token(KEY, null, source).value()).isEqualTo("token-2");
    }

    @Test
    void inactivityIsCountedFromTheLastUse() throws Exception {
        Token first = sliding();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(3));
            assertThat(sliding()).isSameAs(first);
            sessions.used(KEY, first);
        }
        clock.advance(Duration.ofHours(4));
        assertThat(sliding().value()).isEqualTo("token-2");
    }

    @Test
    void settingTheWallClockChangesNothing() throws Exception {
        Token first = fixed();
        clock.set(clock.now().plus(Duration.ofDays(3650)));
        assertThat(fixed()).isSameAs(first);
        clock.set(clock.now().minus(Duration.ofDays(7300)));
        assertThat(fixed()).isSameAs(first);
    }

    @Test
    void aRejectionConcernsTheTokenThatWasRejected() throws Exception {
        Token first = fixed();
        sessions.rejected(KEY, first);
        Token second = fixed();
        for (int i = 0; i < 50; i++) {
            sessions.rejected(KEY, first);
            assertThat(fixed()).isSameAs(second);
        }
        assertThat(logins).hasValue(2);
    }

    @Test
    void allWhoWaitShareOneLoginAndItsToken() throws Exception {
        CountDownLatch asked = new CountDownLatch(1);
        CountDownLatch answer = new CountDownLatch(1);
        Sessions.TokenSource slow = () -> {
            asked.countDown();
            awaitQuietly(answer);
            return login(Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);
        };
        List<Thread> threads = new ArrayList<>();
        List<CompletableFuture<Token>> tokens = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            CompletableFuture<Token> token = new CompletableFuture<>();
            tokens.add(token);
            Thread thread = new Thread(() -> {
                try {
                    token.complete(sessions.token(KEY, null, slow));
                } catch (Exception e) {
                    token.completeExceptionally(e);
                }
            });
            threads.add(thread);
            thread.start();
        }
        asked.await();
        Awaitility.await().until(() -> threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
        answer.countDown();

        for (CompletableFuture<Token> token : tokens) {
            assertThat(token.get().value()).isEqualTo("token-1");
        }
        assertThat(logins).hasValue(1);
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void aLoginThatFailsInAnyWayLeavesNothingStuck() throws Exception {
        assertThatThrownBy(() -> sessions.token(KEY, null, () -> {
            throw new LoginRefusedException("no", 401, ProviderError.NONE);
        })).isInstanceOf(LoginRefusedException.class);
        assertThatThrownBy(() -> sessions.token(KEY, null, () -> {
            throw new IllegalStateException("down");
        })).hasMessage("down");
        assertThatThrownBy(() -> sessions.token(KEY, null, () -> {
            throw new StackOverflowError();
        })).hasCauseInstanceOf(StackOverflowError.class);

        assertThat(fixed().value()).isEqualTo("token-1");
    }

    @Test
    void aStoreSharesTokensBetweenNodes() throws Exception {
        MapStore store = new MapStore();
        Sessions node1 = new Sessions(store, clock, background::add);
        Sessions node2 = new Sessions(store, clock, background::add);
        Sessions.TokenSource source = () -> login(Duration.ofHours(1), Token.Expiration.AFTER_ISSUE);

        Token first = node1.token(KEY, Duration.ZERO, source);
        assertThat(node2.token(KEY, Duration.ZERO, source)).isEqualTo(first);
        assertThat(logins).hasValue(1);

        node1.rejected(KEY, first);
        Token second = node1.token(KEY, Duration.ZERO, source);
        node2.rejected(KEY, first);
        assertThat(node2.token(KEY, Duration.ZERO, source)).isEqualTo(second);
        assertThat(logins).hasValue(2);

        clock.advance(Duration.ofHours(1));
        assertThat(node2.token(KEY, Duration.ZERO, source).value()).isEqualTo("token-3");
        assertThat(node1.token(KEY, Duration.ZERO, source).value()).isEqualTo("token-3");
    }

    private static final class MapStore implements SessionStore {

        private final Map<String, Token> tokens = new ConcurrentHashMap<>();

        @Override
        public Token get(String key) {
            return tokens.get(key);
        }

        @Override
        public boolean putIfAbsent(String key, Token token) {
            return tokens.putIfAbsent(key, token) == null;
        }

        @Override
        public boolean replace(String key, Token expected, Token token) {
            return tokens.replace(key, expected, token);
        }

        @Override
        public boolean remove(String key, Token expected) {
            return tokens.remove(key, expected);
        }
    }

    @Test
    void aRefreshAheadLongerThanTheLifetimeDoesNotLogInForEveryCall() throws Exception {
        Sessions.TokenSource source = () -> login(Duration.ofMinutes(10), Token.Expiration.AFTER_ISSUE);
        for (int i = 0; i < 20; i++) {
            sessions.token(KEY, Duration.ofHours(1), source);
        }
        assertThat(logins).hasValue(1);
        assertThat(background).isEmpty();

        clock.advance(Duration.ofMinutes(5));
        sessions.token(KEY, Duration.ofHours(1), source);
        assertThat(background).hasSize(1);
    }
}
