// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ConditionTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Condition condition = new Condition();

    private static Failure failure(Failure.Kind kind, int status) {
        return new Failure(kind, status, null, "answered " + status, false, null);
    }

    private static Instant after(int minutes) {
        return NOON.plus(Duration.ofMinutes(minutes));
    }

    @Test
    void nothingIsKnownBeforeTheFirstCall() {
        assertThat(condition.isKnown()).isFalse();
        assertThat(condition.trouble()).isNull();
        assertThat(condition.works()).as("nothing has ended with it").isNull();
        assertThat(condition.isKnown()).isTrue();
        assertThat(condition.trouble()).isNull();
    }

    @Test
    void aTroubleBeginsOnceAndIsCounted() {
        Condition.Trouble begun = condition.fails(failure(Failure.Kind.CREDENTIALS, 401), NOON);

        assertThat(begun).isNotNull();
        assertThat(condition.fails(failure(Failure.Kind.CREDENTIALS, 401), after(3))).as("goes on").isNull();
        assertThat(condition.trouble()).satisfies(trouble -> {
            assertThat(trouble.since()).isEqualTo(NOON);
            assertThat(trouble.until()).isEqualTo(after(3));
            assertThat(trouble.failures()).isEqualTo(2);
        });
    }

    @Test
    void anotherReasonIsAnotherTrouble() {
        condition.fails(failure(Failure.Kind.CREDENTIALS, 401), NOON);
        condition.fails(failure(Failure.Kind.PROVIDER, 503), after(1));

        assertThat(condition.fails(failure(Failure.Kind.PROVIDER, 502), after(2))).as("another status").isNotNull();
        assertThat(condition.trouble().since()).isEqualTo(after(2));
    }

    @Test
    void aCallThatWorksEndsItAndItIsRemembered() {
        condition.fails(failure(Failure.Kind.TRANSPORT, 0), NOON);

        assertThat(condition.works()).isEqualTo(condition.lastTrouble());
        assertThat(condition.trouble()).isNull();
        assertThat(condition.lastTrouble().since()).isEqualTo(NOON);
        assertThat(condition.works()).as("it has ended before").isNull();
    }

    @Test
    void aLoginEndsWhatLoginsHaveBegunAndNothingElse() {
        condition.loginFails(failure(Failure.Kind.CREDENTIALS, 401), NOON);
        condition.loggedIn();
        assertThat(condition.trouble()).isNull();

        condition.fails(failure(Failure.Kind.CREDENTIALS, 401), after(1));
        condition.loggedIn();
        assertThat(condition.trouble()).as("calls may still be refused").isNotNull();
    }

    @Test
    void theEndIsToldThoughLoginsHaveFailedMeanwhile() {
        Condition.Trouble begun = condition.fails(failure(Failure.Kind.PROVIDER, 503), NOON);
        condition.loginFails(failure(Failure.Kind.TRANSPORT, 0), after(1));
        assertThat(condition.trouble().failure().kind()).isEqualTo(Failure.Kind.TRANSPORT);
        condition.loggedIn();

        assertThat(condition.trouble()).as("no call has worked since").isEqualTo(begun);
        assertThat(condition.fails(failure(Failure.Kind.PROVIDER, 503), after(2))).as("goes on").isNull();
        assertThat(condition.trouble().since()).isEqualTo(NOON);
        assertThat(condition.works()).isNotNull().isEqualTo(condition.lastTrouble());
        assertThat(condition.works()).isNull();
    }

    @Test
    void theEndOfLoginsThatFailIsNoEndOfATroubleOfCalls() {
        condition.works();
        condition.loginFails(failure(Failure.Kind.PROVIDER, 503), NOON);

        assertThat(condition.works()).as("of logins others tell").isNull();
        assertThat(condition.trouble()).isNull();
    }

    @Test
    void theLastFailureIsTold() {
        condition.fails(Failure.of(Failure.Kind.TRANSPORT, "no route", true), NOON);
        condition.fails(Failure.of(Failure.Kind.TRANSPORT, "refused", true), after(1));

        assertThat(condition.trouble().failure().message()).isEqualTo("refused");
        assertThat(condition.trouble().since()).isEqualTo(NOON);
    }

    @Test
    void anyAnswerShowsThatTheProviderIsReached() {
        condition.fails(failure(Failure.Kind.CREDENTIALS, 401), NOON);
        assertThat(condition.reaches()).isNull();
        assertThat(condition.trouble()).isNotNull();

        Condition.Trouble begun = condition.fails(failure(Failure.Kind.TRANSPORT, 0), after(1));
        assertThat(condition.reaches()).isEqualTo(begun);
        assertThat(condition.trouble()).isNull();
    }
}
