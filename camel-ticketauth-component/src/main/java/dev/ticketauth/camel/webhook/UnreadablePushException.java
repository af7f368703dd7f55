// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

/**
 * A push that is not what the provider sends. The message completes "the push holds …" and quotes nothing that concerns
 * a person.
 */
public final class UnreadablePushException extends Exception {

    private static final long serialVersionUID = 1L;

    public UnreadablePushException(String what) {
        super(what);
    }
}
