// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

/** A request that nobody could answer, such as a body that is not JSON; becomes the provider's own 400. */
public final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public BadRequest(String message) {
        super(message, null, false, false);
    }
}
