// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * A key or a session was refused, or there are no keys to call with.
 */
public class TicketAuthCredentialsException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    TicketAuthCredentialsException(String provider, int status, String providerCode, boolean retryable, String message,
                                   Throwable cause) {
        super(provider, status, providerCode, retryable, message, cause);
    }
}
