// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import dev.ticketauth.camel.spi.Token;

/**
 * One login under way, and those who wait for it. Nothing that happens to one of them happens to it.
 */
final class Flight {

    private final boolean ahead;
    private final long begunNanos;
    private final Duration deadline;
    private final CompletableFuture<Token> result = new CompletableFuture<>();
    private volatile Token brought;
    private volatile boolean givenUp;

    /** @param ahead whether it is a renewal ahead of expiry, for which nobody needs to wait */
    Flight(boolean ahead, long begunNanos, Duration deadline) {
        this.ahead = ahead;
        this.begunNanos = begunNanos;
        this.deadline = deadline;
    }

    boolean isAhead() {
        return ahead;
    }

    long begunNanos() {
        return begunNanos;
    }

    /** Whether nobody should wait for it any longer, so that another login may begin. */
    boolean isOverdue(long now) {
        return now - begunNanos > deadline.toNanos();
    }

    /** Whether somebody has waited until the deadline, and it still goes on. */
    boolean isGivenUp() {
        return givenUp && !result.isDone();
    }

    /** Notes the token before anybody gets it, so that who has it refused can tell that it is this one's. */
    void bring(Token token) {
        brought = token;
    }

    boolean brings(Token token) {
        return token.equals(brought);
    }

    /** Ends without a login: those who wait have to look again. */
    void stayDown() {
        result.complete(null);
    }

    void land(Token token) {
        result.complete(token);
    }

    void crash(LoginFailedException failure) {
        result.completeExceptionally(failure);
    }

    /**
     * Waits for the token until the deadline.
     *
     * @return                      the token, or null when there was no login and the caller has to look again
     * @throws LoginFailedException when the login failed, took too long, or the waiting thread was interrupted; made
     *                              for this caller
     */
    Token await(long now) throws LoginFailedException {
        try {
            return result.get(deadline.toNanos() - (now - begunNanos), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new LoginFailedException(
                    Failure.of(Failure.Kind.TRANSPORT, "Interrupted while waiting for a login, which goes on", true), e);
        } catch (TimeoutException e) {
            givenUp = true;
            throw new LoginFailedException(
                    Failure.of(Failure.Kind.TRANSPORT, "A login took longer than " + deadline.toSeconds()
                                                       + " s and is given up",
                            true),
                    e);
        } catch (ExecutionException e) {
            LoginFailedException failed = (LoginFailedException) e.getCause();
            throw new LoginFailedException(failed.failure(), failed.getCause());
        }
    }
}
