// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

/**
 * The provider answered with a failure that is neither about keys nor about pace.
 */
public class TicketAuthProviderException extends TicketAuthException {

    private static final long serialVersionUID = 1L;

    TicketAuthProviderException(String provider, int status, String providerCode, boolean retryable, String message,
                                Throwable cause) {
        super(provider, status, providerCode, retryable, message, cause);
    }
}
