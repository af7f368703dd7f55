// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.health;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.ticketauth.camel.http.AccountStatus.Place;
import dev.ticketauth.camel.session.Condition.Trouble;
import dev.ticketauth.camel.session.Failure;

/**
 * What a trouble means, for a person.
 */
public final class Reason {

    /** What ends by itself, and nobody has seen for longer than this, may have ended. */
    static final Duration PASSING = Duration.ofMinutes(5);

    private Reason() {
    }

    /** Whether somebody has to do something, or calls fail at the moment. */
    static boolean isDown(Trouble trouble, Instant now) {
        return trouble != null && switch (trouble.failure().kind()) {
            case CREDENTIALS, CLOCK -> true;
            case TRANSPORT, PROVIDER -> goesOn(trouble, now);
            // too many at a time: others get through, and nobody has to do anything
            case RATE_LIMIT -> false;
        };
    }

    /** Whether calls fail at the moment, and nobody here is to blame. */
    static boolean isUnavailable(Trouble trouble, Instant now) {
        return trouble != null && goesOn(trouble, now)
                && (trouble.failure().kind() == Failure.Kind.TRANSPORT
                        || trouble.failure().kind() == Failure.Kind.PROVIDER);
    }

    // what lasts until somebody changes something does not pass
    private static boolean goesOn(Trouble trouble, Instant now) {
        return !trouble.failure().retryable() || isRecent(trouble, now);
    }

    private static boolean isRecent(Trouble trouble, Instant now) {
        Duration wait = trouble.failure().retryAfter();
        // no login is tried until then, and calls fail without one
        boolean isKeptBack = trouble.login() && wait != null;
        return (isKeptBack ? trouble.until().plus(wait) : trouble.until()).plus(PASSING).isAfter(now);
    }

    /** What is wrong, since when, and what to do. */
    public static String of(Place place, String tenant, Trouble trouble) {
        Failure failure = trouble.failure();
        String provider = place.provider();
        String since = " since " + time(trouble.since());
        String what = switch (failure.kind()) {
            case CREDENTIALS -> provider + " refuses the key of " + whose(place, tenant) + since;
            case CLOCK -> provider + " refuses what " + whose(place, tenant) + " has signed" + since;
            case TRANSPORT -> provider + " (" + place.origin() + ") can't be reached" + since;
            case PROVIDER -> provider + " (" + place.origin() + ") is not available" + since;
            case RATE_LIMIT -> provider + " wants fewer requests of " + whose(place, tenant) + since + until(trouble);
        };
        return what + ": " + failure.message();
    }

    private static String until(Trouble trouble) {
        Duration wait = trouble.failure().retryAfter();
        return wait == null ? "" : ", and none until " + time(trouble.until().plus(wait));
    }

    private static String whose(Place place, String tenant) {
        if (place.account() != null) {
            return "account " + place.account() + (tenant == null ? "" : ", tenant " + tenant);
        }
        return tenant == null ? "environment " + place.environment() : "tenant " + tenant;
    }

    /** A time as reasons have it. */
    public static String time(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
