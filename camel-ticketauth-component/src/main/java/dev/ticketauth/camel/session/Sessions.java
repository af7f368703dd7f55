package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;

/**
 * The sessions of one component: one login at a time for each, whoever asks.
 */
public final class Sessions {

    /** How a token is got when there is none. */
    @FunctionalInterface
    interface TokenSource extends Callable<Token> {

        @Override
        Token call() throws LoginRefusedException;
    }

    private final SessionStore store;
    private final Clock clock;
    private final Executor background;

    private final Map<String, Session> sessions = new ConcurrentHashMap<>();

    /**
     * @param store      where tokens are shared with other nodes, or null
     * @param background runs renewals ahead of expiry
     */
    public Sessions(SessionStore store, Clock clock, Executor background) {
        this.store = store;
        this.clock = clock;
        this.background = background;
    }

    Token token(String key, Duration refreshAhead, TokenSource source) throws LoginRefusedException {
        return session(key).token(refreshAhead, source);
    }

    Token peek(String key) {
        Session session = sessions.get(key);
        return session == null ? null : session.peek();
    }

    void rejected(String key, Token token) {
        session(key).rejected(token);
    }

    void used(String key, Token token) {
        session(key).used(token);
    }

    Duration timeLeft(String key, Token token) {
        return session(key).timeLeft(token);
    }

    private Session session(String key) {
        Session session = sessions.get(key);
        return session != null ? session : sessions.computeIfAbsent(key, k -> new Session(k, store, clock, background));
    }
}
