// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.function.DoubleSupplier;

import dev.ticketauth.camel.session.Backoff;
import dev.ticketauth.camel.spi.ProviderApi;

/**
 * Which requests may be sent again, and when.
 */
public final class RetryRules {

    private static final Set<String> SAFE_METHODS = Set.of("GET", "HEAD", "OPTIONS");
    private static final Set<Integer> MAY_HAVE_BEEN_DONE = Set.of(502, 503, 504);
    private static final int TOO_MANY_REQUESTS = 429;

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);

    private final ProviderApi api;
    private final int maxRetries;
    private final Duration maxWait;
    private final Backoff backoff;
    private final DoubleSupplier random;

    /**
     * @param maxRetries at most 1 + this many requests are sent
     * @param maxWait    the longest wait before one
     * @param random     numbers from 0 to 1, for jitter
     */
    public RetryRules(ProviderApi api, int maxRetries, Duration maxWait, DoubleSupplier random) {
        this.api = api;
        this.maxRetries = maxRetries;
        this.maxWait = maxWait;
        this.backoff = new Backoff(FIRST_WAIT, maxWait);
        this.random = random;
    }

    /**
     * How long to wait before the request is sent again after this answer.
     *
     * @return empty when it must not be, or not within {@code maxWait}
     */
    public Optional<Duration> afterAnswer(String method, String wirePath, int status, Duration retryAfter, int attempts) {
        boolean allowed = status == TOO_MANY_REQUESTS
                || MAY_HAVE_BEEN_DONE.contains(status) && isSafe(method, wirePath);
        return allowed ? wait(retryAfter, attempts) : Optional.empty();
    }

    /** The same after a failure without an answer. */
    public Optional<Duration> afterLoss(String method, String wirePath, IOException failure, int attempts) {
        Loss loss = Loss.of(failure);
        boolean allowed = !loss.isLasting() && (loss.neverOpened() || isSafe(method, wirePath));
        return allowed ? wait(null, attempts) : Optional.empty();
    }

    /** Whether a request may be sent twice without harm. */
    public boolean isSafe(String method, String wirePath) {
        return SAFE_METHODS.contains(method) && api.isRepeatable(wirePath);
    }

    private Optional<Duration> wait(Duration retryAfter, int attempts) {
        if (attempts > maxRetries) {
            return Optional.empty();
        }
        if (retryAfter != null) {
            return retryAfter.compareTo(maxWait) > 0 ? Optional.empty() : Optional.of(retryAfter);
        }
        return Optional.of(backoff.after(attempts, random.getAsDouble()));
    }
}
