// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;

import dev.ticketauth.camel.session.Failure;

/**
 * A call to a provider failed. The message says what a person can do and holds no secret.
 */
public class TicketAuthException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String provider;
    private final int status;
    private final String providerCode;
    private final boolean retryable;
    private Duration retryAfter;
    private transient Failure failure;
    private int attempts;

    protected TicketAuthException(String provider, int status, String providerCode, boolean retryable, String message,
                                  Throwable cause) {
        super(message, cause);
        this.provider = provider;
        this.status = status;
        this.providerCode = providerCode;
        this.retryable = retryable;
    }

    /** The provider's name in the endpoint URI. */
    public String getProvider() {
        return provider;
    }

    /** The HTTP status, or 0 when there was no answer. */
    public int getStatus() {
        return status;
    }

    /** The provider's own code for the failure, or null when it gave none. */
    public String getProviderCode() {
        return providerCode;
    }

    /** How many requests were sent, logins not counted. */
    public int getAttempts() {
        return attempts;
    }

    /** Whether the same call may succeed later. */
    public boolean isRetryable() {
        return retryable;
    }

    /**
     * How long to wait before the same call may succeed: what the provider asked for, at most a day, or after a login
     * that failed the time until the next one is tried; null when nobody knows.
     */
    public Duration getRetryAfter() {
        return retryAfter;
    }

    /** Whether it tells of the same, though perhaps of another call. */
    boolean isOf(Failure other) {
        return failure != null && failure.kind() == other.kind() && failure.status() == other.status();
    }

    /** This failure as one call has met it: several may have waited for the same login. */
    TicketAuthException afterAttempts(int sent) {
        TicketAuthException own = failure == null ? this : of(provider, failure, getCause());
        own.attempts = sent;
        return own;
    }

    /** How many requests the call as a whole has sent. */
    final void sentInAll(int sent) {
        attempts = sent;
    }

    static TicketAuthException of(String provider, Failure failure, Throwable cause) {
        int status = failure.status();
        String code = failure.providerCode();
        boolean retryable = failure.retryable();
        String message = failure.message();
        TicketAuthException exception = switch (failure.kind()) {
            case CREDENTIALS -> new TicketAuthCredentialsException(provider, status, code, retryable, message, cause);
            case CLOCK -> new TicketAuthClockException(provider, status, code, retryable, message, cause);
            case RATE_LIMIT -> new TicketAuthRateLimitException(provider, status, code, retryable, message, cause);
            case TRANSPORT -> new TicketAuthTransportException(provider, status, code, retryable, message, cause);
            case PROVIDER -> new TicketAuthProviderException(provider, status, code, retryable, message, cause);
        };
        exception.retryAfter = failure.retryAfter();
        exception.failure = failure;
        return exception;
    }
}
