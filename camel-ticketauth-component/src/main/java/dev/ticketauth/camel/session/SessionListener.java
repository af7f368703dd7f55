// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;

import dev.ticketauth.camel.spi.Token;

/**
 * Is told what happens to sessions. Called on the threads on which it happens, after those who wait for it have been
 * woken; what it throws is logged and has no effect.
 */
public interface SessionListener {

    /**
     * A login brought a token.
     *
     * @param ahead whether it was a renewal ahead of expiry, for which nobody waits
     * @param taken how long it took
     */
    default void loggedIn(SessionKey session, boolean ahead, Token token, Duration taken) {
    }

    /** A token that another node has logged in for was found in the store. */
    default void found(SessionKey session) {
    }

    /** A login brought no token. */
    default void loginFailed(SessionKey session, boolean ahead, Failure failure, Duration taken) {
    }

    /**
     * The provider has refused a token that was good by our count.
     *
     * @param dropped whether it is dropped; otherwise it is so young that another one would not be better
     */
    default void rejected(SessionKey session, boolean dropped) {
    }

    /**
     * A caller has waited for a login.
     *
     * @param failure why it got no token, or null when it got one
     */
    default void waited(SessionKey session, Failure failure, Duration waited) {
    }

    /** A caller was told at once that the last login failed a short while ago. */
    default void failedFast(SessionKey session, Failure failure) {
    }
}
