// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * A message from outside is not proven to come from where it should. Says which checks there are, and not which of them
 * failed: HTTP components may show an exception to the caller.
 */
public class TicketAuthVerificationException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    /** @param status the HTTP status to answer with: 401, 413 for a body that is too large, or 429 */
    TicketAuthVerificationException(String provider, int status, String message) {
        super(provider, status, null, false, message, null);
    }
}
