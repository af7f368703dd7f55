// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntPredicate;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.Token;

/**
 * Brings tokens that are named by the number of the login, at a time that stands still. A token can be told from every
 * other one, and be named before there is one.
 */
final class NumberedLogin implements Sessions.Login {

    static final int FAILED = -1;
    static final int NONE = 0;

    private static final Duration LIFETIME = Duration.ofHours(1);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static final Clock NOON_FOR_EVER = new Clock() {

        @Override
        public Instant now() {
            return NOON;
        }

        @Override
        public long nanoTime() {
            return 0;
        }
    };

    private final IntPredicate isFailing;
    private final IntPredicate isStale;
    private final AtomicInteger count = new AtomicInteger();
    private final AtomicBoolean busy = new AtomicBoolean();

    /**
     * @param isFailing which logins fail
     * @param isStale   which tokens are due for renewal as soon as they are there
     */
    NumberedLogin(IntPredicate isFailing, IntPredicate isStale) {
        this.isFailing = isFailing;
        this.isStale = isStale;
    }

    static NumberedLogin givingFreshTokens() {
        return new NumberedLogin(number -> false, number -> false);
    }

    int count() {
        return count.get();
    }

    Token token(int number) {
        Instant issuedAt = isStale.test(number) ? NOON.minus(LIFETIME).plusSeconds(1) : NOON;
        return new Token(Integer.toString(number), issuedAt, LIFETIME, Token.Expiration.AFTER_ISSUE);
    }

    static int number(Token token) {
        return token == null ? NONE : Integer.parseInt(token.value());
    }

    @Override
    public Token login() throws LoginFailedException {
        if (!busy.compareAndSet(false, true)) {
            throw new IllegalStateException("two logins at once");
        }
        try {
            int number = count.incrementAndGet();
            if (isFailing.test(number)) {
                throw new LoginFailedException(Failure.of(Failure.Kind.TRANSPORT, "login " + number, true), null);
            }
            return token(number);
        } finally {
            busy.set(false);
        }
    }

    @Override
    public boolean isStopped() {
        return false;
    }

    @Override
    public Duration deadline() {
        return Duration.ofMinutes(2);
    }
}
