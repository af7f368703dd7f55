// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

/**
 * A push is not taken. The message is for the log: the sender gets the status and no word.
 */
public final class RefusedPushException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;

    /** @param status the HTTP status of the answer */
    public RefusedPushException(int status, String why) {
        super(why);
        this.status = status;
    }

    public int status() {
        return status;
    }
}
