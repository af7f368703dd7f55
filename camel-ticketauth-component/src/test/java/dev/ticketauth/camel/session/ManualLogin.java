// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;

import dev.ticketauth.camel.spi.Token;

/**
 * Counts logins and answers each as the test says: with tokens named by their number, unless another answer is next.
 */
final class ManualLogin implements Sessions.Login {

    private final StandingClock clock;
    private final Deque<Answer> next = new ArrayDeque<>();
    private Duration lifetime = Duration.ofHours(1);
    private Token.Expiration expiration = Token.Expiration.AFTER_ISSUE;
    private int count;

    /** What a login ends with. */
    interface Answer {

        Token token() throws LoginFailedException;
    }

    ManualLogin(StandingClock clock) {
        this.clock = clock;
    }

    ManualLogin givingTokens(Duration living, Token.Expiration after) {
        lifetime = living;
        expiration = after;
        return this;
    }

    synchronized void answerNext(Answer answer) {
        next.add(answer);
    }

    void failNext(Failure.Kind kind, Duration retryAfter) {
        answerNext(() -> {
            throw new LoginFailedException(
                    new Failure(kind, 503, null, "login " + count() + " failed", true, retryAfter), null);
        });
    }

    synchronized int count() {
        return count;
    }

    /** The token that the last login would have brought. */
    synchronized Token token() {
        return new Token("token-" + count, clock.now(), lifetime, expiration);
    }

    @Override
    public Token login() throws LoginFailedException {
        Answer answer;
        synchronized (this) {
            count++;
            answer = next.isEmpty() ? this::token : next.remove();
        }
        return answer.token();
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
