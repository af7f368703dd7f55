// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.metrics;

import java.time.Duration;

import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.session.SessionKey;
import dev.ticketauth.camel.session.SessionListener;
import dev.ticketauth.camel.spi.Token;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;

/**
 * Micrometer's view of sessions: timers {@code ticketauth.session.logins}, {@code …refreshes} and {@code …waits},
 * counters {@code …found}, {@code …rejections} and {@code …failures}, by provider and outcome.
 */
final class SessionMeters implements SessionListener {

    private static final String PREFIX = "ticketauth.session.";
    private static final String OUTCOME = "outcome";
    private static final String SUCCESS = "success";

    private final MeterRegistry meters;
    private final boolean withTenant;

    /** @param withTenant whether meters have a tag for the tenant */
    SessionMeters(MeterRegistry meters, boolean withTenant) {
        this.meters = meters;
        this.withTenant = withTenant;
    }

    @Override
    public void loggedIn(SessionKey session, boolean ahead, Token token, Duration taken) {
        meters.timer(PREFIX + (ahead ? "refreshes" : "logins"), tags(session, SUCCESS)).record(taken);
    }

    @Override
    public void found(SessionKey session) {
        meters.counter(PREFIX + "found", tags(session, SUCCESS)).increment();
    }

    @Override
    public void loginFailed(SessionKey session, boolean ahead, Failure failure, Duration taken) {
        meters.timer(PREFIX + (ahead ? "refreshes" : "logins"), tags(session, outcome(failure))).record(taken);
    }

    @Override
    public void rejected(SessionKey session, boolean dropped) {
        meters.counter(PREFIX + "rejections", tags(session, dropped ? "dropped" : "kept")).increment();
    }

    @Override
    public void waited(SessionKey session, Failure failure, Duration waited) {
        meters.timer(PREFIX + "waits", tags(session, failure == null ? SUCCESS : outcome(failure))).record(waited);
        if (failure != null) {
            gotNoToken(session, failure);
        }
    }

    @Override
    public void failedFast(SessionKey session, Failure failure) {
        gotNoToken(session, failure);
    }

    private void gotNoToken(SessionKey session, Failure failure) {
        meters.counter(PREFIX + "failures", tags(session, outcome(failure))).increment();
    }

    private static String outcome(Failure failure) {
        return failure.kind() == Failure.Kind.CREDENTIALS ? "refused" : "failure";
    }

    // Micrometer 1.16 has methods that take Tags; the one of Spring Boot 3.5 has not
    private Iterable<Tag> tags(SessionKey session, String outcome) {
        Tags tags = Tags.of("provider", session.provider(), OUTCOME, outcome);
        return withTenant ? tags.and("tenant", session.tenant() == null ? "" : session.tenant()) : tags;
    }
}
