// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.ticketauth.camel.spi.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tokens that the provider refuses.
 */
class SessionRejectionTest extends OneSession {

    @Test
    void fiftyLateRejectionsOfOneTokenAreOneLogin() throws Exception {
        Token old = first();
        assertThat(session.rejected(old, 0)).isEqualTo(Session.Rejection.DROPPED);
        Token renewed = first();
        for (int i = 0; i < 50; i++) {
            assertThat(session.rejected(old, 0)).isEqualTo(Session.Rejection.GONE);
            assertThat(now()).isSameAs(renewed);
        }
        assertThat(login.count()).isEqualTo(2);
    }

    @Test
    void aRejectionDuringARenewalDoesNotHitWhatTheRenewalBrings() throws Exception {
        Token old = first();
        clock.advance(Duration.ofMinutes(55));
        now();
        session.rejected(old, 0);
        CompletableFuture<Token> waits = caller();
        executor.runNext();
        session.rejected(old, 0);
        assertThat(get(waits).value()).isEqualTo("token-2");
        assertThat(now().value()).isEqualTo("token-2");
        assertThat(login.count()).isEqualTo(2);
    }

    @Test
    void theSameValueGivenAgainIsAnotherToken() throws Exception {
        login.answerNext(() -> new Token("same", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE));
        login.answerNext(() -> new Token("same", clock.now(), Duration.ofHours(1), Token.Expiration.AFTER_ISSUE));
        Token old = first();
        clock.advance(Duration.ofSeconds(10));
        session.rejected(old, 0);
        Token renewed = first();
        session.rejected(old, 0);
        assertThat(now()).isSameAs(renewed);
    }

    // also when the requests cannot be sent again, so that nobody notes that renewals cure nothing
    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void aProviderThatRefusesEveryNewTokenIsNotLoggedInToForEveryRequest(boolean repeats) throws Exception {
        int logins = login.count();
        // 600 requests in a minute, each with one renewal where there may be a better token
        for (int i = 0; i < 600; i++) {
            Token token = request();
            if (session.rejected(token, 0) != Session.Rejection.KEPT && repeats) {
                session.notCured(request());
            }
            clock.advance(Duration.ofMillis(100));
        }
        assertThat(login.count() - logins).isBetween(3, 10);
    }

    private Token request() throws Exception {
        CompletableFuture<Token> caller = caller();
        if (executor.size() > 0) {
            executor.runNext();
        }
        return get(caller);
    }

    @Test
    void aRenewalThatCuresEndsTheSuspicion() throws Exception {
        suspicious();
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.KEPT);
        session.accepted(now(), true);
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.DROPPED);
    }

    // one path takes every token and another one none: what the first accepts is no cure of the second
    @Test
    void anAcceptedRequestThatHasRenewedNothingEndsNoSuspicion() throws Exception {
        suspicious();
        session.accepted(now(), false);
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.KEPT);
        clock.advance(Duration.ofSeconds(1));
        assertThat(session.rejected(now(), 0)).isEqualTo(Session.Rejection.DROPPED);
    }

    private void suspicious() throws Exception {
        Token token = first();
        session.accepted(token, false);
        for (int i = 0; i < 2; i++) {
            session.rejected(now(), 0);
            session.notCured(first());
        }
    }

    @Test
    void aTokenThatIsRefusedBeforeItWasEverAcceptedIsReplacedOnce() throws Exception {
        assertThat(session.rejected(first(), 0)).isEqualTo(Session.Rejection.DROPPED);
        assertThat(session.rejected(first(), 0)).isEqualTo(Session.Rejection.KEPT);
    }

    @Test
    void howYoungATokenIsDoesNotDependOnTheWallClock() throws Exception {
        Token token = first();
        session.accepted(token, false);
        clock.advance(Duration.ofHours(1).dividedBy(2));
        clock.set(clock.now().minus(Duration.ofDays(1)));
        assertThat(session.rejected(token, Duration.ofMinutes(1).toNanos())).isEqualTo(Session.Rejection.DROPPED);
        Token young = first();
        clock.set(clock.now().plus(Duration.ofDays(7)));
        assertThat(session.rejected(young, Duration.ofMinutes(1).toNanos())).isEqualTo(Session.Rejection.KEPT);
    }
}
