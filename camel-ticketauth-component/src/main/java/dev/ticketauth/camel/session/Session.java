package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
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

    /** For how long a token is kept although it was refused, when renewals have cured nothing. */
    private static final Backoff UNCURED = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final SessionKey key;
    private final Sessions.Surroundings with;
    private final SharedToken shared;
    private final FailedLogins failedLogins = new FailedLogins();

    private final AtomicReference<HeldToken> held = new AtomicReference<>();
    private final AtomicReference<Flight> flight = new AtomicReference<>();

    private final AtomicInteger uncuredInARow = new AtomicInteger();

    Session(SessionKey key, Sessions.Surroundings with) {
        this.key = key;
        this.with = with;
        this.shared = new SharedToken(key, with.store());
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

    /** How long this token will still be good; zero when it is not the one in use. */
    Duration timeLeft(Token token) {
        HeldToken current = held.get();
        return current != null && current.token().equals(token)
                ? Duration.ofNanos(Math.max(0, current.leftNanos(with.clock().nanoTime())))
                : Duration.ZERO;
    }

    /**
     * The provider refused this token. Drops it, and no newer one.
     *
     * @return whether there may be a better one; not when renewals have cured nothing and this token is young
     */
    boolean rejected(Token token) {
        HeldToken current = held.get();
        if (current == null || !current.token().equals(token)) {
            return true;
        }
        int uncured = uncuredInARow.get();
        if (uncured > 0) {
            // no jitter: the pause is that of this token, whoever asks
            Duration pause = UNCURED.after(uncured, 1);
            if (current.ageNanos(with.clock().nanoTime()) < pause.toNanos()) {
                with.news().tell(listener -> listener.rejected(key, false));
                return false;
            }
        }
        // from the store first: whoever sees that none is held must not find it there
        shared.remove(token);
        // a flight that has brought it and not ended yet must serve it to nobody who asks from now on
        Flight landing = flight.get();
        if (landing != null && landing.brings(token)) {
            flight.compareAndSet(landing, null);
        }
        if (held.compareAndSet(current, null)) {
            with.news().tell(listener -> listener.rejected(key, true));
        }
        return true;
    }

    /** The provider refused this token to a request that a token before it had been refused to. */
    void notCured(Token token) {
        HeldToken current = held.get();
        if (current != null && current.token().equals(token) && current.noteUncured()) {
            uncuredInARow.incrementAndGet();
        }
    }

    /** A request that was refused with an earlier token was accepted. */
    void cured() {
        uncuredInARow.set(0);
    }

    /** The provider accepted this token: inactivity is counted from now. */
    void used(Token token) {
        HeldToken current = held.get();
        if (current != null && current.token() == token) {
            current.used(with.clock().nanoTime());
        }
    }

    private boolean isGood(HeldToken token) {
        return token != null && token.leftNanos(with.clock().nanoTime()) > 0;
    }

    private Token await(HeldToken expired, Sessions.Login login) throws LoginFailedException {
        long now = with.clock().nanoTime();
        while (true) {
            Flight running = flight.get();
            if (running == null || running.isOverdue(now)) {
                failFast(now);
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
            if (token != null) {
                return token;
            }
            HeldToken current = held.get();
            if (isGood(current)) {
                return current.token();
            }
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
        boolean served = false;
        try {
            Token token = running.await(with.clock().nanoTime());
            served = true;
            return token;
        } finally {
            boolean outcome = served;
            Duration waited = Duration.ofNanos(with.clock().nanoTime() - begun);
            with.news().tell(listener -> listener.waited(key, outcome, waited));
        }
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
            // stopping, a pool that is full, no more threads: a caller's own can do it as well, and nobody is left waiting
            LOG.debug("No thread for a login, which a caller makes: {}", key, e);
            fly(mine, login);
        }
    }

    // ends the flight whatever happens, and publishes the token before it wakes those who wait
    private void fly(Flight mine, Sessions.Login login) {
        try {
            // before the store is read: a token rejected in between must not look like another node's
            HeldToken replaced = held.get();
            Token stored = shared.read();
            if (SharedToken.isUsable(stored, replaced, with.clock().now())) {
                land(mine, stored);
                with.news().tell(listener -> listener.found(key));
            } else {
                Token token = shared.offer(stored, login.login());
                land(mine, token);
                Duration taken = taken(mine);
                with.news().tell(listener -> listener.loggedIn(key, mine.isAhead(), token, taken));
            }
        } catch (LoginFailedException e) {
            crash(mine, e);
        } catch (Throwable e) {
            crash(mine, new LoginFailedException(
                    Failure.of(Failure.Kind.PROVIDER, "The login ended with " + e.getClass().getName()
                                                      + (e.getMessage() == null ? "" : ": " + e.getMessage()),
                            false),
                    e));
        }
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

    private void crash(Flight mine, LoginFailedException e) {
        Failure failure = e.failure();
        if (mine.isAhead()) {
            LOG.warn("A token could not be renewed ahead of its expiry; it is used until then ({}): {}", key,
                    failure.message());
        }
        failedLogins.add(failure, e.getCause(), mine.isAhead(), with.clock().nanoTime(), with.random().getAsDouble());
        flight.compareAndSet(mine, null);
        mine.crash(e);
        Duration taken = taken(mine);
        with.news().tell(listener -> listener.loginFailed(key, mine.isAhead(), failure, taken));
    }

    private Duration taken(Flight mine) {
        return Duration.ofNanos(with.clock().nanoTime() - mine.begunNanos());
    }
}
