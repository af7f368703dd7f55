// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * There was no answer: the connection was not opened, or was lost.
 */
public class TicketAuthTransportException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    TicketAuthTransportException(String provider, int status, String providerCode, boolean retryable, String message,
                                 Throwable cause) {
        super(provider, status, providerCode, retryable, message, cause);
    }
}
