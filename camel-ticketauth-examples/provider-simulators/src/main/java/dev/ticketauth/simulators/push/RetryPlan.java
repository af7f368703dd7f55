// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * When a push that was not taken is sent again. Taken means a status from 200 to 299; after 410 there is no further
 * attempt whatever the plan says.
 *
 * @param delays            how long to wait after each attempt that failed; after the last of them comes the last
 *                          attempt
 * @param longestRetryAfter what a receiver may ask for at most: the {@code Retry-After} of a 429 or a 503 is waited for
 *                          when it is longer than the delay of the plan
 */
public record RetryPlan(List<Duration> delays, Duration longestRetryAfter) {
    private static final Duration HOUR = Duration.ofHours(1);

    public RetryPlan {
        delays = List.copyOf(delays);
        if (longestRetryAfter.isNegative() || delays.stream().anyMatch(Duration::isNegative)) {
            throw new IllegalArgumentException("A plan of retries cannot wait for less than no time");
        }
    }

    /** One attempt; TimeTap and W-SYNC do not document any other, nor does Ticket Evolution today. */
    public static RetryPlan none() {
        return of();
    }

    /** Retries after 10, 120, 600 and 3,600 seconds: an old version of Ticket Evolution's page, around 2016. */
    public static RetryPlan ticketEvolution() {
        return of(Duration.ofSeconds(10), Duration.ofSeconds(120), Duration.ofSeconds(600), Duration.ofSeconds(3_600));
    }

    /** The example of the Standard Webhooks specification: at once, then nine retries over more than three days. */
    public static RetryPlan standardWebhooks() {
        return of(Duration.ofSeconds(5), Duration.ofMinutes(5), Duration.ofMinutes(30), Duration.ofHours(2),
                Duration.ofHours(5), Duration.ofHours(10), Duration.ofHours(14), Duration.ofHours(20), Duration.ofHours(24));
    }

    /** A retry after each of these delays; a {@code Retry-After} is waited for up to an hour. */
    public static RetryPlan of(Duration... delays) {
        return new RetryPlan(List.of(delays), HOUR);
    }

    /**
     * The same plan with all delays divided by this factor, for tests that cannot wait. What a receiver asks for by
     * {@code Retry-After} stays as long as it is.
     */
    public RetryPlan faster(double factor) {
        if (!(factor > 0) || Double.isInfinite(factor)) {
            throw new IllegalArgumentException("A plan cannot be faster by the factor " + factor);
        }
        return new RetryPlan(
                delays.stream().map(delay -> Duration.ofNanos(Math.round(delay.toNanos() / factor))).toList(),
                longestRetryAfter);
    }

    /** The same plan for receivers that may ask for this much time; default an hour. */
    public RetryPlan withLongestRetryAfter(Duration longest) {
        return new RetryPlan(delays, Objects.requireNonNull(longest));
    }

    /** How often a push is sent at most. */
    public int attempts() {
        return delays.size() + 1;
    }

    /**
     * How long to wait after this many attempts; empty when there is no further one.
     *
     * @param retryAfter what the receiver asked for, zero when it did not
     */
    Optional<Duration> delayAfter(int attempts, Duration retryAfter) {
        if (attempts > delays.size()) {
            return Optional.empty();
        }
        Duration planned = delays.get(attempts - 1);
        Duration asked = retryAfter.compareTo(longestRetryAfter) < 0 ? retryAfter : longestRetryAfter;
        return Optional.of(asked.compareTo(planned) > 0 ? asked : planned);
    }
}
