// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;

import dev.ticketauth.camel.auth.Clock;

/**
 * How far a provider's clock is from ours, learned from its answers.
 */
public final class ClockSkew {

    /** A clock that is further off is not believed: the answer is broken, or ours is beyond correction. */
    public static final Duration LARGEST = Duration.ofHours(24);

    // a server's second starts anywhere within ours, and answers take a moment
    private static final Duration NOISE = Duration.ofSeconds(5);

    private final Clock clock;
    private volatile Duration offset = Duration.ZERO;

    public ClockSkew(Clock clock) {
        this.clock = clock;
    }

    /** The time by the provider's clock. */
    public Instant now() {
        Duration current = offset;
        return current.isZero() ? clock.now() : clock.now().plus(current);
    }

    /** What is added to our time; positive when the provider is ahead. */
    public Duration offset() {
        return offset;
    }

    /**
     * Takes over the provider's time.
     *
     * @param  providerTime what the provider said
     * @param  sent         when we asked, by our clock
     * @param  received     when the answer came, by our clock
     * @param  used         the offset that the refused request was signed with
     * @return              whether that request was signed with a time that was wrong, so that another one may succeed
     */
    public boolean learn(Instant providerTime, Instant sent, Instant received, Duration used) {
        Instant middle = sent.plus(Duration.between(sent, received).dividedBy(2));
        Duration measured = Duration.between(middle, providerTime);
        if (measured.abs().compareTo(LARGEST) > 0) {
            return false;
        }
        if (measured.minus(offset).abs().compareTo(NOISE) > 0) {
            offset = measured.abs().compareTo(NOISE) > 0 ? measured : Duration.ZERO;
        }
        return measured.minus(used).abs().compareTo(NOISE) > 0;
    }
}
