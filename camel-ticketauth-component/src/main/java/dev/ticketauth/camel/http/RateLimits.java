package dev.ticketauth.camel.http;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketauth.camel.auth.Origin;
import dev.ticketauth.camel.spi.Credentials;

/**
 * The rate limits of this process, one for each account: endpoints that call with the same keys share one.
 */
public final class RateLimits {

    private final Map<AccountRate, RateLimit> limits = new ConcurrentHashMap<>();

    /** @param perSecond requests per second, or 0 for no limit */
    RateLimit of(Origin origin, Credentials credentials, double perSecond) {
        return perSecond <= 0
                ? RateLimit.NONE
                : limits.computeIfAbsent(new AccountRate(origin, credentials, perSecond), rate -> RateLimit.of(perSecond));
    }

    private record AccountRate(Origin origin, Credentials credentials, double perSecond) {
    }
}
