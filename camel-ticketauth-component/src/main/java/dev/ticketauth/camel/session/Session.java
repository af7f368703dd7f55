// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;

import dev.ticketauth.camel.spi.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One session: its token, and at most one login under way. A token is <em>fresh</em>, then <em>stale</em>, while it is
 * renewed by one and served to all, then <em>expired</em>, when all wait for one login. Reading a token that is fresh
 * takes no lock and makes no garbage.
 */
final class Session {

    private static final Logger LOG = LoggerFactory.getLogger(Session.class);

    private final SessionKey key;
    private final Sessions.Surroundings with;
    private final SharedToken shared;
    private final FailedLogins failedLogins;
    private final Suspicion suspicion = new Suspicion();
    private final Condition condition = new Condition();

    private final AtomicReference<HeldToken> held = new AtomicReference<>();
    private final AtomicReference<Flight> flight = new AtomicReference<>();

    Session(SessionKey key, Sessions.Surroundings with) {
        this.key = key;
        this.with = with;
        this.shared = new SharedToken(key, with.store());
        this.failedLogins = new FailedLogins(condition, with.clock());
    }

    /**
     * A token that is good now.
     *
     * @param  aheadNanos           how long before its expiry to renew it, or less than 0 for the usual time
     * @param  login                brings another one
     * @throws LoginFailedException when there is none, made for this caller
     */
    Token token(long aheadNanos, Sessions.Login login) throws LoginFailedException {
        HeldToken current = held.get();
        if (current != null) {
            long now = with.clock().nanoTime();
            long left = current.leftNanos(now);
            if (left > current.aheadNanos(aheadNanos)) {
                return current.token();
            }
            if (left > 0) {
                renewAhead(current, login, now);
                return current.token();
            }
        }
        return await(current, login);
    }

    /** The token that is good now, or null. */
    Token peek() {
        HeldToken current = held.get();
        return isGood(current) ? current.token() : null;
    }

    /** What the last calls and logins have met. */
    Condition condition() {
        return condition;
    }

    /** How long this token will still be good; zero when it is not the one in use. */
    Duration timeLeft(Token token) {
        HeldToken current = held.get();
        return current != null && current.token().equals(token)
                ? Duration.ofNanos(Math.max(0, current.leftNanos(with.clock().nanoTime())))
                : Duration.ZERO;
    }

    /** What has become of a token that the provider refused. */
    enum Rejection {
        /** It was the one in use and is dropped. */
        DROPPED,
        /** Somebody else has dropped it: the one in use now is another one. */
        GONE,
        /** It is kept: another one would be no better. */
        KEPT
    }

    /**
     * The provider refused this token. Drops it, and no newer one.
     *
     * @param youngNanos a token of less age is kept: the refusal is about something else
     */
    Rejection rejected(Token token, long youngNanos) {
        HeldToken current = held.get();
        if (current == null || !current.token().equals(token)) {
            return Rejection.GONE;
        }
        long suspiciousNanos = current.isAccepted() ? suspicion.youngNanos() : suspicion.add(current);
        if (current.ageNanos(with.clock().nanoTime()) < Math.max(youngNanos, suspiciousNanos)) {
            with.news().tell(listener -> listener.rejected(key, false));
            return Rejection.KEPT;
        }
        return drop(current) ? Rejection.DROPPED : Rejection.GONE;
    }

    private boolean drop(HeldToken current) {
        Token token = current.token();
        // from the store first: whoever sees that none is held must not find it there
        shared.remove(token);
        // a flight that has brought it and not ended yet must serve it to nobody who asks from now on
        Flight landing = flight.get();
        if (landing != null && landing.brings(token)) {
            flight.compareAndSet(landing, null);
        }
        boolean dropped = held.compareAndSet(current, null);
        if (dropped) {
            with.news().tell(listener -> listener.rejected(key, true));
        }
        return dropped;
    }

    /** The provider refused this token to a request that a token before it had been refused to. */
    void notCured(Token token) {
        HeldToken current = held.get();
        if (current != null && current.token().equals(token)) {
            suspicion.add(current);
        }
    }

    /**
     * The provider accepted this token.
     *
     * @param cured whether the same request had been refused with a token that it has dropped
     */
    void accepted(Token token, boolean cured) {
        HeldToken current = held.get();
        if (current != null && current.token() == token) {
            current.accepted(with.clock().nanoTime());
        }
        if (cured) {
            suspicion.clear();
        }
    }

    private boolean isGood(HeldToken token) {
        return token != null && token.leftNanos(with.clock().nanoTime()) > 0;
    }

    private Token await(HeldToken expired, Sessions.Login login) throws LoginFailedException {
        while (true) {
            long now = with.clock().nanoTime();
            Flight running = flight.get();
            if (running == null || running.isOverdue(now)) {
                failFast(now);
                login.requireRunning();
                Flight mine = new Flight(false, now, login.deadline());
                if (!flight.compareAndSet(running, mine)) {
                    continue;
                }
                Token meanwhile = endedMeanwhile(mine, expired, now);
                if (meanwhile != null) {
                    return meanwhile;
                }
                takeOff(mine, login);
                running = mine;
            }
            Token token = awaitTelling(running, now);
            HeldToken current = held.get();
            boolean isOver = current != null && current.token().equals(token) && !isGood(current);
            if (token != null && !isOver) {
                return token;
            }
            if (isGood(current)) {
                return current.token();
            }
            // the thread that has landed was held up before it could say so, for all of the token's life
            flight.compareAndSet(running, null);
        }
    }

    private void failFast(long now) throws LoginFailedException {
        LoginFailedException standing = failedLogins.standing(now);
        if (standing != null) {
            with.news().tell(listener -> listener.failedFast(key, standing.failure()));
            throw standing;
        }
    }

    // between our look at the flight and our turn another login may have begun and ended
    private Token endedMeanwhile(Flight mine, HeldToken expired, long now) throws LoginFailedException {
        HeldToken current = held.get();
        if (current != expired && isGood(current)) {
            flight.compareAndSet(mine, null);
            mine.stayDown();
            return current.token();
        }
        try {
            failFast(now);
            return null;
        } catch (LoginFailedException e) {
            flight.compareAndSet(mine, null);
            mine.crash(e);
            throw e;
        }
    }

    private Token awaitTelling(Flight running, long begun) throws LoginFailedException {
        try {
            Token token = running.await(with.clock().nanoTime());
            if (token != null) {
                tellWaited(begun, null);
            }
            return token;
        } catch (LoginFailedException e) {
            failedLogins.addGivenUp(running, e.failure());
            tellWaited(begun, e.failure());
            throw e;
        }
    }

    private void tellWaited(long begun, Failure failure) {
        Duration waited = Duration.ofNanos(with.clock().nanoTime() - begun);
        with.news().tell(listener -> listener.waited(key, failure, waited));
    }

    private void renewAhead(HeldToken current, Sessions.Login login, long now) {
        Flight running = flight.get();
        boolean busy = running != null && !running.isOverdue(now);
        if (busy || !failedLogins.allowAhead(now)) {
            return;
        }
        Flight mine = new Flight(true, now, login.deadline());
        if (!flight.compareAndSet(running, mine)) {
            return;
        }
        if (held.get() == current && failedLogins.allowAhead(now)) {
            takeOff(mine, login);
        } else {
            flight.compareAndSet(mine, null);
            // whoever has joined meanwhile looks again: the token may be gone
            mine.stayDown();
        }
    }

    // on a thread that none of the callers owns: an interrupt of one must not end the login of all
    private void takeOff(Flight mine, Sessions.Login login) {
        try {
            with.executor().execute(() -> fly(mine, login));
        } catch (RuntimeException | OutOfMemoryError e) {
            LOG.debug("No thread for a login: {}", key, e);
            if (mine.isAhead()) {
                flight.compareAndSet(mine, null);
                mine.stayDown();
            } else {
                // stopping, a pool that is full, no more threads: a caller's own can do it, and nobody is left waiting
                fly(mine, login);
            }
        }
    }

    // ends the flight whatever happens
    private void fly(Flight mine, Sessions.Login login) {
        Token token;
        boolean found;
        try {
            // before the store is read: a token rejected in between must not look like another node's
            HeldToken replaced = held.get();
            Token stored = shared.read();
            found = shared.isUsable(stored, replaced, with.clock().now());
            token = found ? stored : shared.offer(stored, login.login());
        } catch (LoginFailedException e) {
            crash(mine, login, e);
            return;
        } catch (Throwable e) {
            // without its text, which nobody has looked at for secrets
            crash(mine, login, new LoginFailedException(
                    Failure.of(Failure.Kind.PROVIDER, "The login ended with " + e.getClass().getName(), false), e));
            return;
        }
        land(mine, token);
        tellLanded(mine, token, found);
    }

    private void land(Flight mine, Token token) {
        mine.bring(token);
        HeldToken made = new HeldToken(token, with.clock(), with.random().getAsDouble());
        HeldToken current = held.get();
        // one that was given up at its deadline replaces no token that works
        while ((flight.get() == mine || !isGood(current)) && !held.compareAndSet(current, made)) {
            current = held.get();
        }
        failedLogins.forget();
        flight.compareAndSet(mine, null);
        mine.land(token);
    }

    private void tellLanded(Flight mine, Token token, boolean found) {
        Duration taken = taken(mine);
        with.news().tell(listener -> {
            if (found) {
                listener.found(key);
            } else {
                listener.loggedIn(key, mine.isAhead(), token, taken);
            }
        });
    }

    private void crash(Flight mine, Sessions.Login login, LoginFailedException e) {
        if (login.isStopped()) {
            // says nothing about the provider; those of other endpoints look again, with a login of their own
            flight.compareAndSet(mine, null);
            mine.stayDown();
            return;
        }
        Failure failure = e.failure();
        if (mine.isAhead()) {
            LOG.warn("A token could not be renewed ahead of its expiry; it is used until then ({}): {}", key,
                    failure.message());
        }
        if (flight.get() == mine) {
            failedLogins.add(failure, e.getCause(), mine.isAhead(), with.random().getAsDouble());
        }
        flight.compareAndSet(mine, null);
        mine.crash(e);
        Duration taken = taken(mine);
        with.news().tell(listener -> listener.loginFailed(key, mine.isAhead(), failure, taken));
    }

    private Duration taken(Flight mine) {
        return Duration.ofNanos(with.clock().nanoTime() - mine.begunNanos());
    }
}
