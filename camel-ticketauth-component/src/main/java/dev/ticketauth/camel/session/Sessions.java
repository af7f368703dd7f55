// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.DoubleSupplier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;

/**
 * The sessions of one component: whoever asks for the same one gets the same one.
 */
public final class Sessions {

    private final Surroundings surroundings;

    // a session lives as long as an account holds it: two of one kind would log in twice
    private final Cache<SessionKey, Session> sessions = Caffeine.newBuilder().weakValues().build();
    private final Cache<String, Condition> conditions = Caffeine.newBuilder().weakValues().build();

    /** How a session gets a token when it has none. */
    interface Login {

        Token login() throws LoginFailedException;

        Duration deadline();

        boolean isStopped();

        /** Fails when whoever would log in is stopped. */
        default void requireRunning() throws LoginFailedException {
            if (isStopped()) {
                throw new LoginFailedException(
                        Failure.of(Failure.Kind.TRANSPORT, "No login: the endpoint is stopped", true), null);
            }
        }
    }

    /**
     * What sessions work with.
     *
     * @param store    where tokens are shared
     * @param executor runs logins
     * @param random   numbers from 0 to 1, for jitter
     * @param news     is told what happens
     */
    public record Surroundings(
            SessionStore store, Clock clock, Executor executor, DoubleSupplier random, SessionNews news) {
    }

    public Sessions(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /** What calls have met with keys that need no session. */
    Condition condition(SessionKey key, String account) {
        return conditions.get(key.id() + ' ' + account, named -> new Condition());
    }

    Session session(SessionKey key) {
        return sessions.get(key, named -> new Session(named, surroundings));
    }
}
