package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session: its token, and at most one login under way. Reading a token that is good takes no lock.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private static final Duration LONGEST_REFRESH_AHEAD = Duration.ofMinutes(10);
    private static final int REFRESH_AHEAD_SHARE = 10;

    private final String key;
    private final SessionStore store;
    private final Clock clock;
    private final Executor background;

    private final AtomicReference<CompletableFuture<Token>> flight = new AtomicReference<>();
    private final AtomicReference<Held> held = new AtomicReference<>();

    Session(String key, SessionStore store, Clock clock, Executor background) {
        this.key = key;
        this.store = store;
        this.clock = clock;
        this.background = background;
    }

    /** A token that is good now, from a login if need be; one that is about to expire is renewed in the background. */
    Token token(Duration refreshAhead, Sessions.TokenSource source) throws LoginRefusedException {
        Held current = held.get();
        if (current != null) {
            long left = current.leftNanos(clock.nanoTime());
            if (left > refreshAheadNanos(current.token, refreshAhead)) {
                return current.token;
            }
            if (left > 0) {
                renewInBackground(current, source);
                return current.token;
            }
        }
        return await(current, source);
    }

    /** The token that is good now, or null. */
    Token peek() {
        Held current = held.get();
        return current != null && current.leftNanos(clock.nanoTime()) > 0 ? current.token : null;
    }

    /** How long this token will still be good; zero when it is not the one in use. */
    Duration timeLeft(Token token) {
        Held current = held.get();
        return current != null && current.token.equals(token)
                ? Duration.ofNanos(Math.max(0, current.leftNanos(clock.nanoTime())))
                : Duration.ZERO;
    }

    /** The provider refused this token; a newer one stays. */
    void rejected(Token token) {
        Held current = held.get();
        if (current != null && current.token.equals(token)) {
            // unless a login has put a new one there meanwhile
            held.compareAndSet(current, null);
        }
        if (store != null) {
            store.remove(key, token);
        }
    }

    /** The provider accepted this token: inactivity is counted from now. */
    void used(Token token) {
        Held current = held.get();
        if (current != null && current.token == token) {
            current.usedAtNanos = clock.nanoTime();
        }
    }

    private Token await(Held expired, Sessions.TokenSource source) throws LoginRefusedException {
        CompletableFuture<Token> mine = new CompletableFuture<>();
        CompletableFuture<Token> running = flight.compareAndExchange(null, mine);
        if (running == null) {
            Held current = held.get();
            if (current != null && current != expired && current.leftNanos(clock.nanoTime()) > 0) {
                // another login ended between our look and our turn
                flight.set(null);
                mine.complete(current.token);
                return current.token;
            }
            fly(mine, source);
            running = mine;
        }
        try {
            return running.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for a login", e);
        } catch (ExecutionException e) {
            if (e.getCause() instanceof LoginRefusedException refused) {
                throw refused;
            }
            if (e.getCause() instanceof RuntimeException runtime) {
                throw runtime;
            }
            throw new IllegalStateException("The login failed", e.getCause());
        }
    }

    private void renewInBackground(Held current, Sessions.TokenSource source) {
        CompletableFuture<Token> mine = new CompletableFuture<>();
        if (!flight.compareAndSet(null, mine)) {
            return;
        }
        if (held.get() != current) {
            flight.set(null);
            mine.complete(current.token);
            return;
        }
        try {
            background.execute(() -> {
                fly(mine, source);
                mine.exceptionally(failure -> {
                    LOG.warn("A token could not be renewed ahead of its expiry; it is used until then ({}): {}", key,
                            failure.getMessage());
                    return null;
                });
            });
        } catch (RejectedExecutionException e) {
            // stopping; whoever waits meanwhile is served what still works
            flight.set(null);
            mine.complete(current.token);
        }
    }

    // ends the flight whatever happens, and publishes the token before it wakes those who wait
    private void fly(CompletableFuture<Token> mine, Sessions.TokenSource source) {
        try {
            Token token = obtain(source);
            held.set(new Held(token, clock));
            flight.set(null);
            mine.complete(token);
        } catch (Throwable e) {
            flight.set(null);
            mine.completeExceptionally(e);
        }
    }

    private Token obtain(Sessions.TokenSource source) throws LoginRefusedException {
        if (store == null) {
            return source.call();
        }
        Token shared = store.get(key);
        Held current = held.get();
        boolean anotherNodes = shared != null && (current == null || !current.token.equals(shared));
        if (anotherNodes && clock.now().isBefore(shared.issuedAt().plus(shared.lifetime()))) {
            return shared;
        }
        Token token = source.call();
        boolean stored = shared == null ? store.putIfAbsent(key, token) : store.replace(key, shared, token);
        if (!stored) {
            LOG.debug("Another node logged in at the same time; both tokens are used: {}", key);
        }
        return token;
    }

    private static long refreshAheadNanos(Token token, Duration refreshAhead) {
        if (refreshAhead != null) {
            // a token must be good for a while, or every call would log in
            return Math.min(refreshAhead.toNanos(), token.lifetime().toNanos() / 2);
        }
        return Math.min(token.lifetime().toNanos() / REFRESH_AHEAD_SHARE, LONGEST_REFRESH_AHEAD.toNanos());
    }

    /** A token with the moments that its expiry is counted from, on the monotonic clock. */
    private static final class Held {

        private final Token token;
        private final long lifetimeNanos;
        private volatile long usedAtNanos;

        Held(Token token, Clock clock) {
            this.token = token;
            this.lifetimeNanos = token.lifetime().toNanos();
            // one that another node received is not young any more
            long ageNanos = Math.max(0, Duration.between(token.issuedAt(), clock.now()).toNanos());
            this.usedAtNanos = clock.nanoTime() - ageNanos;
        }

        long leftNanos(long now) {
            return lifetimeNanos - (now - usedAtNanos);
        }
    }
}
