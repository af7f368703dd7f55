// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

/**
 * A push has more bytes than it may have.
 */
public final class TooLargeException extends Exception {

    private static final long serialVersionUID = 1L;

    public TooLargeException(int most) {
        super("the body has more than " + most + " bytes; option 'webhookMaxBodySize' says how many it may have");
    }
}
