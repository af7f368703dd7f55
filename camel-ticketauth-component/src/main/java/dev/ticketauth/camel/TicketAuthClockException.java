// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * A signature was refused because the clock here is off.
 */
public class TicketAuthClockException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    TicketAuthClockException(String provider, int status, String providerCode, boolean retryable, String message,
                             Throwable cause) {
        super(provider, status, providerCode, retryable, message, cause);
    }
}
