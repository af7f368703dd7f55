// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.camel.auth.Clock;

/**
 * What a session remembers of logins that failed, so that its callers don't hammer a provider that is down, or that has
 * refused the keys.
 */
final class FailedLogins {

    /** For keys that were refused: the provider may lock an account that tries too often. */
    private static final Backoff REFUSED = new Backoff(Duration.ofSeconds(5), Duration.ofMinutes(1));
    /** For everything else. */
    private static final Backoff FAILED = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private final Condition condition;
    private final Clock clock;

    private volatile Last last;
    // what the condition knows of already: a failure and a flight, each of which many callers meet
    private Last noted;
    private Flight given;

    FailedLogins(Condition condition, Clock clock) {
        this.condition = condition;
        this.clock = clock;
    }

    /**
     * @param pauseNanos how long no login is tried
     * @param askedNanos how long the provider asked to wait; a part of the pause
     * @param ahead      whether it was a renewal ahead of expiry
     */
    private record Last(
            Failure failure, Throwable cause, int inARow, long atNanos, long pauseNanos, long askedNanos, boolean ahead) {

        long leftNanos(long now) {
            // while a token worked, nobody was hurt by long pauses of ours; now that it does not, a short one is enough
            long own = ahead ? Math.min(pauseNanos, FAILED.first().toNanos()) : pauseNanos;
            return Math.max(own, askedNanos) - (now - atNanos);
        }
    }

    synchronized void add(Failure failure, Throwable cause, boolean ahead, double random) {
        Last earlier = last;
        int inARow = earlier == null ? 1 : earlier.inARow + 1;
        Backoff backoff = failure.kind() == Failure.Kind.CREDENTIALS ? REFUSED : FAILED;
        long asked = failure.retryAfter() == null ? 0 : failure.retryAfter().toNanos();
        long pause = Math.max(backoff.after(inARow, random).toNanos(), asked);
        last = new Last(failure, cause, inARow, clock.nanoTime(), pause, asked, ahead);
        if (!ahead) {
            note(last);
        }
    }

    synchronized void forget() {
        last = null;
        condition.loggedIn();
    }

    // a renewal ahead of expiry that fails hurts nobody before somebody needs its token
    private synchronized void note(Last failed) {
        if (failed == last && failed != noted) {
            noted = failed;
            condition.loginFails(failed.failure, clock.now());
        }
    }

    /** The same of a login that does not end, if that is why a caller got no token. */
    synchronized void addGivenUp(Flight flight, Failure failure) {
        if (flight.isGivenUp() && flight != given) {
            given = flight;
            condition.loginFails(failure, clock.now());
        }
    }

    /** Whether a renewal ahead of expiry may be tried. */
    boolean allowAhead(long now) {
        Last current = last;
        return current == null || now - current.atNanos >= current.pauseNanos;
    }

    /** The failure that stands, as it is told to a caller for whom no login is tried; null when one may be. */
    LoginFailedException standing(long now) {
        Last current = last;
        if (current == null) {
            return null;
        }
        long left = current.leftNanos(now);
        if (left <= 0) {
            return null;
        }
        if (current.ahead) {
            note(current);
        }
        Failure failure = current.failure;
        String message = failure.message() + " (that was " + seconds(now - current.atNanos)
                         + " s ago; the next login is tried in " + seconds(left) + " s)";
        return new LoginFailedException(
                new Failure(
                        failure.kind(), failure.status(), failure.providerCode(), message, failure.retryable(),
                        Duration.ofNanos(left)),
                current.cause);
    }

    // rounded up: "in 0 s" is no help
    private static long seconds(long nanos) {
        return (nanos + TimeUnit.SECONDS.toNanos(1) - 1) / TimeUnit.SECONDS.toNanos(1);
    }
}
