// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.resource;

import java.io.Serial;

/**
 * A page was refused with a status that its request handles.
 */
public final class RefusedPageException extends RuntimeException {

    @Serial
    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient RuntimeException failure;

    /** @param failure what to throw when the walk has no other way */
    public RefusedPageException(int status, RuntimeException failure) {
        super(failure);
        this.status = status;
        this.failure = failure;
    }

    int status() {
        return status;
    }

    RuntimeException failure() {
        return failure;
    }
}
