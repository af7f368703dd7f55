package dev.ticketauth.camel;

import java.time.Duration;

/**
 * The provider asked for a slower pace, or the endpoint's own rate limit has too many requests waiting. Always
 * retryable.
 */
public class TicketAuthRateLimitException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    private final Duration retryAfter;

    TicketAuthRateLimitException(String provider, int status, String providerCode, Duration retryAfter, String message,
                                 Throwable cause) {
        super(provider, status, providerCode, true, message, cause);
        this.retryAfter = retryAfter;
    }

    /** How long the provider asked to wait, at most a day; null when it did not say. */
    public Duration getRetryAfter() {
        return retryAfter;
    }
}
