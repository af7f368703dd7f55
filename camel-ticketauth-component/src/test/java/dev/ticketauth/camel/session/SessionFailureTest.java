// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import dev.ticketauth.camel.spi.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Logins that fail.
 */
class SessionFailureTest extends OneSession {

    @ParameterizedTest
    @EnumSource(Failure.Kind.class)
    void afterAFailureOthersFailFast(Failure.Kind kind) {
        login.failNext(kind, null);
        CompletableFuture<Token> one = caller();
        executor.runNext();
        assertThat(failure(one).failure().kind()).isEqualTo(kind);

        clock.advance(Duration.ofMillis(400));
        LoginFailedException fast = failure(caller());

        assertThat(executor.size()).isZero();
        assertThat(fast.failure().kind()).isEqualTo(kind);
        assertThat(fast).hasMessageContaining("login 1 failed (that was 1 s ago; the next login is tried in");
        assertThat(fast.failure().retryAfter()).isPositive();
    }

    @Test
    void pausesBetweenFailingLoginsDoubleUpToAMinute() throws Exception {
        // with random at its end every pause is whole: 1, 2, 4 ... seconds
        long[] pauses = { 1, 2, 4, 8, 16, 32, 60, 60, 60 };
        for (long pause : pauses) {
            login.failNext(Failure.Kind.TRANSPORT, null);
            CompletableFuture<Token> caller = caller();
            executor.runNext();
            failure(caller);
            clock.advance(Duration.ofSeconds(pause).minusNanos(1));
            assertThat(failure(caller()).failure().retryAfter()).isEqualTo(Duration.ofNanos(1));
            clock.advance(Duration.ofNanos(1));
        }
        assertThat(first()).isNotNull();
        assertThat(login.count()).isEqualTo(pauses.length + 1);
    }

    @Test
    void aLoginThatSucceedsBeginsAnew() throws Exception {
        for (int i = 0; i < 5; i++) {
            login.failNext(Failure.Kind.TRANSPORT, null);
            CompletableFuture<Token> caller = caller();
            executor.runNext();
            failure(caller);
            clock.advance(Duration.ofMinutes(1));
        }
        session.rejected(first(), 0);
        login.failNext(Failure.Kind.TRANSPORT, null);
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        failure(caller);
        clock.advance(Duration.ofSeconds(1));
        assertThat(first()).isNotNull();
    }

    @Test
    void refusedKeysAreTriedLessOften() {
        login.failNext(Failure.Kind.CREDENTIALS, null);
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        failure(caller);
        clock.advance(Duration.ofSeconds(5).minusNanos(1));
        failure(caller());
        assertThat(login.count()).isOne();
        clock.advance(Duration.ofNanos(1));
        assertThat(caller()).isNotDone();
    }

    @Test
    void aProvidersRetryAfterIsKept() throws Exception {
        login.failNext(Failure.Kind.RATE_LIMIT, Duration.ofMinutes(5));
        CompletableFuture<Token> caller = caller();
        executor.runNext();
        failure(caller);
        clock.advance(Duration.ofMinutes(4));
        assertThat(failure(caller()).failure().retryAfter()).isEqualTo(Duration.ofMinutes(1));
        clock.advance(Duration.ofMinutes(1));
        assertThat(first().value()).isEqualTo("token-2");
    }

    @Test
    void aRetryAfterIsKeptAlsoWhenTheTokenExpiresMeanwhile() throws Exception {
        first();
        clock.advance(Duration.ofMinutes(59));
        login.failNext(Failure.Kind.RATE_LIMIT, Duration.ofMinutes(5));
        now();
        executor.runNext();
        clock.advance(Duration.ofMinutes(2));
        assertThat(failure(caller()).failure().retryAfter()).isEqualTo(Duration.ofMinutes(3));
        assertThat(executor.size()).isZero();
    }

    @Test
    void thoseWhoWaitForAFailingLoginDoNotLogInOneAfterAnother() {
        login.failNext(Failure.Kind.TRANSPORT, null);
        List<CompletableFuture<Token>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(caller());
        }
        executor.runNext();
        callers.forEach(OneSession::failure);
        assertThat(login.count()).isOne();
        assertThat(executor.size()).isZero();
    }

    @Test
    void aFailedLoginIsNotedOnceHoweverManyHaveWaitedForIt() {
        login.failNext(Failure.Kind.CREDENTIALS, null);
        List<CompletableFuture<Token>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(caller());
        }
        executor.runNext();
        callers.forEach(OneSession::failure);
        failure(caller());

        assertThat(session.condition().trouble().failures()).isOne();
        assertThat(session.condition().trouble().failure().message()).isEqualTo("login 1 failed");
    }

    @Test
    void aRenewalThatFailsIsNotedWhenItsTokenIsMissed() throws Exception {
        first();
        clock.advance(Duration.ofMinutes(58));
        login.failNext(Failure.Kind.PROVIDER, Duration.ofMinutes(30));
        now();
        executor.runNext();
        assertThat(session.condition().trouble()).as("the token is good").isNull();

        clock.advance(Duration.ofMinutes(3));
        failure(caller());
        failure(caller());
        assertThat(session.condition().trouble().failures()).isOne();
    }
}
