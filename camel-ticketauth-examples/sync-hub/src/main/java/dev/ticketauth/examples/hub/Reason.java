// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import dev.ticketauth.camel.TicketAuthException;

/** Why something failed, in one line for a person. */
final class Reason {

    private Reason() {
    }

    /** The component's own words, which hold no secret, or those of the innermost exception that has any. */
    static String of(Throwable failure) {
        String words = failure.getClass().getSimpleName();
        for (Throwable e = failure; e != null; e = e.getCause()) {
            if (e.getMessage() != null) {
                words = e.getMessage();
            }
            if (e instanceof TicketAuthException) {
                break;
            }
        }
        return words.replaceAll("\\s+", " ").strip();
    }
}
