// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;
import java.util.Optional;

/**
 * One client of the login server, set up as the users of its library would. It begins without a token, and its
 * credentials are nobody else's.
 */
interface TokenClient extends AutoCloseable {

    String SECRET = "key-of-benchmarks";

    /**
     * How long before its expiry a token is renewed, for all alike: their own defaults are made for lives of an hour.
     */
    Duration RENEW_AHEAD = Duration.ofSeconds(1);

    /** Makes a client. */
    @FunctionalInterface
    interface Factory {

        TokenClient of(LoginServer server, String clientId) throws Exception;
    }

    /** Asks for a token that is good now. */
    void token() throws Exception;

    /**
     * Calls the API with a token, and once more after a refusal where the library can renew a token then. Whoever only
     * keeps tokens is asked for one.
     */
    void call(String path) throws Exception;

    /** Why the library cannot be told that a token was refused; empty if it can, or finds out by itself. */
    default Optional<String> cannotBeRefused() {
        return Optional.empty();
    }

    @Override
    default void close() throws Exception {
    }
}
