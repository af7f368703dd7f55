package dev.ticketauth.camel.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.spi.Credentials;

/**
 * The rate limits of this process, one for each account: endpoints that call with the same keys share one.
 */
public final class RateLimits {

    private final Map<Account, RateLimit> limits = new ConcurrentHashMap<>();

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

    private record Account(Origin origin, Credentials credentials) {
    }
}
