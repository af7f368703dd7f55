// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;

import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Token;

/**
 * One exchange with the provider that ends in a token.
 */
public interface LoginCall {

    /**
     * Logs in. Called on a thread of the login executor, once for all who wait.
     *
     * @throws LoginFailedException when there is no token
     */
    Token login(Credentials credentials) throws LoginFailedException;

    /** Whether it cannot log in any more, since what it belongs to is stopped. */
    boolean isStopped();

    /** After how long a login is given up, whatever it is doing. */
    Duration deadline();
}
