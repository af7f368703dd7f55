// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.ticketauth.camel.auth.Clock;

/**
 * Where pushes come from that turned out to be wrong, so that nobody can have the provider called at will.
 */
public final class Sources {

    /** For how long failures are counted. */
    public static final Duration PERIOD = Duration.ofMinutes(1);

    private static final int MOST_SOURCES = 10_000;

    private final int mostFailures;
    private final Cache<String, AtomicInteger> failures;

    /** @param mostFailures how many failures a source may have in a minute; 0 for any number */
    public Sources(int mostFailures, Clock clock) {
        this.mostFailures = mostFailures;
        this.failures
                = Caffeine.newBuilder().maximumSize(MOST_SOURCES).expireAfterWrite(PERIOD).ticker(clock::nanoTime).build();
    }

    /** A push of this source was wrong. */
    public void failed(String source) {
        failures.get(source, key -> new AtomicInteger()).incrementAndGet();
    }

    /** Whether this source has failed too often. */
    public boolean isTroublesome(String source) {
        AtomicInteger count = mostFailures == 0 ? null : failures.getIfPresent(source);
        return count != null && count.get() >= mostFailures;
    }
}
