// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import java.io.Serial;

/**
 * Good answers that can't be read, or not any further. The message completes "the provider answered with …" and quotes
 * nothing that concerns a person.
 */
public final class UnreadableAnswerException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    UnreadableAnswerException(String what) {
        super(what);
    }
}
