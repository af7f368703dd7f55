// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

/**
 * A login brought no token. Made for one caller: many may share the failure, none the exception.
 */
public final class LoginFailedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final transient Failure failure;

    /** @param cause what went wrong below, or null */
    public LoginFailedException(Failure failure, Throwable cause) {
        super(failure.message(), cause);
        this.failure = failure;
    }

    /** What went wrong. */
    public Failure failure() {
        return failure;
    }

    /** Whether it was the keys that the provider refused, so that others may do. */
    boolean isAboutKeys() {
        return failure.kind() == Failure.Kind.CREDENTIALS;
    }
}
