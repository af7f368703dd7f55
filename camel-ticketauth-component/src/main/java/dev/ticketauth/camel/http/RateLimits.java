// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.util.Map;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.spi.Credentials;

/**
 * The rate limits of this process, one for each account: endpoints that call with the same keys share one.
 */
public final class RateLimits {

    private static final long MOST = 100_000;
    private static final Duration IDLE = Duration.ofHours(1);
    private static final Duration LONGEST_GAP = Duration.ofDays(366);

    private final Cache<Account, RateLimit> cache = Caffeine.newBuilder()
            .maximumSize(MOST).expireAfter(Expiry.accessing((Account account, RateLimit limit) -> idle(limit))).build();
    private final Map<Account, RateLimit> limits = cache.asMap();

    // a limit that nobody has used for longer than its gap lets the next request through at once, as a new one does
    private static Duration idle(RateLimit limit) {
        Duration gap = Duration.ofSeconds((long) Math.min(Math.ceil(1 / limit.perSecond()), LONGEST_GAP.toSeconds()));
        return gap.compareTo(IDLE) > 0 ? gap.multipliedBy(2) : IDLE;
    }

    /**
     * @param perSecond requests per second, or 0 for no limit; where endpoints differ, the slowest pace holds for all
     */
    RateLimit of(Origin origin, Credentials credentials, double perSecond) {
        if (perSecond <= 0) {
            return RateLimit.NONE;
        }
        Account account = new Account(origin, credentials);
        RateLimit known = limits.get(account);
        return known != null && known.perSecond() <= perSecond
                ? known
                : limits.merge(account, RateLimit.of(perSecond),
                        (one, other) -> one.perSecond() <= other.perSecond() ? one : other);
    }

    /**
     * The limit of an account as it is; {@link RateLimit#NONE} when there is none. Looking at it is no use, for which
     * it would be remembered.
     */
    RateLimit find(Origin origin, Credentials credentials) {
        RateLimit known = cache.policy().getIfPresentQuietly(new Account(origin, credentials));
        return known == null ? RateLimit.NONE : known;
    }

    private record Account(Origin origin, Credentials credentials) {
    }
}
