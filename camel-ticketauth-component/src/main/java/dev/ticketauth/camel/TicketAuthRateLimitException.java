// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * The provider asked for a slower pace, or the endpoint's own rate limit has too many requests waiting. Always
 * retryable.
 */
public class TicketAuthRateLimitException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    TicketAuthRateLimitException(String provider, int status, String providerCode, boolean retryable, String message,
                                 Throwable cause) {
        super(provider, status, providerCode, retryable, message, cause);
    }
}
