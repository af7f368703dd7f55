// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Instant;

/**
 * One way to prove that a push comes from where it should. Immutable, for many threads.
 */
interface Check {

    /** What passes no check is refused, malformed or not; nothing is thrown for what came from outside. */
    boolean passes(Push push, Instant now);
}
