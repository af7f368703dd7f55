// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ScheduledExecutorService;

import io.github.bucket4j.Bucket;

/**
 * Paces the requests of one account in this process: evenly, since providers count in windows that nobody outside
 * knows.
 */
public final class RateLimit {

    /** No limit. */
    public static final RateLimit NONE = new RateLimit(null, Double.POSITIVE_INFINITY);

    private final Bucket bucket;
    private final double perSecond;

    private RateLimit(Bucket bucket, double perSecond) {
        this.bucket = bucket;
        this.perSecond = perSecond;
    }

    /** @param perSecond requests per second, more than 0 */
    public static RateLimit of(double perSecond) {
        Duration gap = Duration.ofNanos(Math.round(1e9 / perSecond));
        return new RateLimit(Bucket.builder().addLimit(limit -> limit.capacity(1).refillGreedy(1, gap)).build(), perSecond);
    }

    /**
     * Waits for this request's turn, in the order of asking.
     *
     * @return false when the turn would come later than {@code longest} from now
     */
    boolean tryAwait(Duration longest) {
        if (bucket == null) {
            return true;
        }
        try {
            return bucket.asBlocking().tryConsume(1, longest);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** Lets a request through at once, for which those behind it wait. */
    void passFirst() {
        if (bucket != null) {
            bucket.consumeIgnoringRateLimits(1);
        }
    }

    /** How many requests wait for their turn. */
    long waiting() {
        // who waits has taken a token that is still to come
        return bucket == null ? 0 : Math.max(0, -bucket.getAvailableTokens());
    }

    double perSecond() {
        return perSecond;
    }

    /** The same without holding a thread; already complete when no wait is needed. */
    CompletableFuture<Boolean> whenAdmitted(Duration longest, ScheduledExecutorService timer) {
        return bucket == null
                ? CompletableFuture.completedFuture(true)
                : bucket.asScheduler().tryConsume(1, longest, timer);
    }
}
