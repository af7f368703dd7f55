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
 * Tokens that are fresh, stale and expired.
 */
class SessionExpiryTest extends OneSession {

    @Test
    void aFreshTokenIsServedWithoutALogin() throws Exception {
        Token token = first();
        clock.advance(Duration.ofMinutes(52));
        assertThat(now()).isSameAs(token);
        assertThat(executor.size()).isZero();
    }

    @Test
    void aStaleTokenIsServedWhileOneRenewsIt() throws Exception {
        Token token = first();
        clock.advance(Duration.ofMinutes(54));
        for (int i = 0; i < 20; i++) {
            assertThat(now()).isSameAs(token);
        }
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(now().value()).isEqualTo("token-2");
    }

    @Test
    void anExpiredTokenIsServedToNobodyAndAllWaitForOneLogin() throws Exception {
        first();
        clock.advance(Duration.ofHours(1));
        CompletableFuture<Token> one = caller();
        CompletableFuture<Token> other = caller();
        assertThat(one).isNotDone();
        assertThat(other).isNotDone();
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(get(one)).isSameAs(get(other)).extracting(Token::value).isEqualTo("token-2");
    }

    @Test
    void whoFindsTheTokenExpiredJoinsARenewalThatBeganAhead() throws Exception {
        first();
        clock.advance(Duration.ofMinutes(59));
        now();
        clock.advance(Duration.ofMinutes(1));
        CompletableFuture<Token> waits = caller();
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(get(waits).value()).isEqualTo("token-2");
    }

    @Test
    void theMomentOfRenewalIsSpread() throws Exception {
        // a tenth of an hour is six minutes, and up to a quarter of that is added
        random = 0;
        first();
        clock.advance(Duration.ofMinutes(53));
        now();
        assertThat(executor.size()).as("not yet, 7 minutes before").isZero();
        clock.advance(Duration.ofMinutes(1));
        now();
        assertThat(executor.size()).as("6 minutes before").isOne();
        random = 1;
        executor.runNext();
        clock.advance(Duration.ofSeconds(52 * 60 + 30));
        now();
        assertThat(executor.size()).as("7.5 minutes before").isOne();
    }

    @Test
    void aRenewalThatFailsLeavesTheTokenThatWorks() throws Exception {
        Token token = first();
        clock.advance(Duration.ofMinutes(55));
        login.failNext(Failure.Kind.TRANSPORT, null);
        now();
        executor.runNext();

        assertThat(now()).isSameAs(token);
        assertThat(executor.size()).as("not again at once").isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(now()).isSameAs(token);
        assertThat(executor.size()).isOne();
        executor.runNext();
        assertThat(now().value()).isEqualTo("token-3");
    }

    @Test
    void afterRenewalsThatFailedAnExpiredTokenIsReplacedSoon() throws Exception {
        first();
        clock.advance(Duration.ofMinutes(53));
        for (int i = 0; i < 6; i++) {
            clock.advance(Duration.ofMinutes(1));
            login.failNext(Failure.Kind.TRANSPORT, null);
            now();
            executor.runNext();
        }
        // the next renewal would be half a minute away
        clock.advance(Duration.ofSeconds(60));
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        assertThat(get(caller).value()).isEqualTo("token-8");
    }

    @Test
    void inactivityIsCountedFromTheLastAcceptedUse() throws Exception {
        login.givingTokens(Duration.ofHours(4), Token.Expiration.AFTER_LAST_USE);
        Token token = first();
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofHours(3));
            assertThat(now()).isSameAs(token);
            session.accepted(token, false);
        }
        clock.advance(Duration.ofHours(4));
        assertThat(caller()).isNotDone();
    }

    @Test
    void settingTheWallClockChangesNothing() throws Exception {
        Token token = first();
        clock.set(clock.now().plus(Duration.ofDays(3650)));
        assertThat(now()).isSameAs(token);
        clock.set(clock.now().minus(Duration.ofDays(7300)));
        assertThat(now()).isSameAs(token);
    }

    @ParameterizedTest
    @ValueSource(longs = { Long.MAX_VALUE, 10_000_000_000_000L, 300L * 366 * 24 * 3600 })
    void aLifetimeBeyondAllSenseIsAYear(long seconds) throws Exception {
        login.givingTokens(Duration.ofSeconds(seconds), Token.Expiration.AFTER_ISSUE);
        Token token = first();
        clock.advance(Duration.ofDays(300));
        assertThat(now()).isSameAs(token);
        clock.advance(Duration.ofDays(66));
        assertThat(caller()).isNotDone();
    }

    @Test
    void aRefreshAheadLongerThanTheLifetimeDoesNotLogInForEveryCall() throws Exception {
        login.givingTokens(Duration.ofMinutes(10), Token.Expiration.AFTER_ISSUE);
        first();
        for (int i = 0; i < 20; i++) {
            session.token(Duration.ofHours(1).toNanos(), login);
        }
        assertThat(executor.size()).isZero();
        clock.advance(Duration.ofMinutes(5));
        session.token(Duration.ofHours(1).toNanos(), login);
        assertThat(executor.size()).isOne();
    }

    @Test
    void noRefreshAheadMeansThatItIsUsedToItsEnd() throws Exception {
        Token token = first();
        clock.advance(Duration.ofHours(1).minusNanos(1));
        assertThat(session.token(0, login)).isSameAs(token);
        assertThat(executor.size()).isZero();
    }
}
