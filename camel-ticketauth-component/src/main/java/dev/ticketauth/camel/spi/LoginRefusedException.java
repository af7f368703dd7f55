// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Objects;

/**
 * The provider answered a login without giving a token.
 */
public class LoginRefusedException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int status;
    private final transient ProviderError error;

    /**
     * @param reason why there is no token, in a sentence without secrets
     * @param status the HTTP status of the answer; a failure may come as 200, too
     * @param error  what the provider said
     */
    public LoginRefusedException(String reason, int status, ProviderError error) {
        super(reason);
        this.status = status;
        this.error = Objects.requireNonNull(error, "error");
    }

    /** The HTTP status of the answer. */
    public int status() {
        return status;
    }

    /** What the provider said. */
    public ProviderError error() {
        return error == null ? ProviderError.NONE : error;
    }
}
