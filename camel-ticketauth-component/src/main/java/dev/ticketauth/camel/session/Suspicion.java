// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;

/**
 * The suspicion that new tokens cure nothing: an account is blocked, or a path wants more than a session. It grows with
 * every new token that is refused, and the longer a token is kept then although it was refused.
 */
final class Suspicion {

    private static final Backoff KEPT = new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(1));

    private int uncuredInARow;

    /** A new token was refused; each is a reason once. The answer is {@link #youngNanos()} from now on. */
    synchronized long add(HeldToken token) {
        if (token.noteUncured()) {
            uncuredInARow++;
        }
        return youngNanos();
    }

    synchronized void clear() {
        uncuredInARow = 0;
    }

    /** The age that a token must have to be dropped when it is refused. */
    synchronized long youngNanos() {
        // the first one may have met bad luck; no jitter: the pause is that of the token, whoever asks
        return uncuredInARow < 2 ? 0 : KEPT.after(uncuredInARow - 1, 1).toNanos();
    }
}
