// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Objects;

import javax.cache.Cache;

import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;

/**
 * Keeps tokens in a JCache ({@code javax.cache}), such as one of Hazelcast, Infinispan, Ehcache or Caffeine. The
 * application makes the cache and says how long entries live, which should be no less than tokens do; what has expired
 * by its own lifetime is not used. Needs {@code javax.cache:cache-api} and a provider of it on the class path.
 * <p>
 * Tokens stand in the cache as they are. Whoever can read it can use them.
 */
public final class JCacheSessionStore implements SessionStore {

    private final Cache<String, Token> cache;

    /** @param cache the cache, with atomic {@code putIfAbsent}, {@code replace} and {@code remove} */
    public JCacheSessionStore(Cache<String, Token> cache) {
        this.cache = Objects.requireNonNull(cache, "cache");
    }

    @Override
    public Token get(String key) {
        return cache.get(key);
    }

    @Override
    public boolean putIfAbsent(String key, Token token) {
        return cache.putIfAbsent(key, token);
    }

    @Override
    public boolean replace(String key, Token expected, Token token) {
        return cache.replace(key, expected, token);
    }

    @Override
    public boolean remove(String key, Token expected) {
        return cache.remove(key, expected);
    }

    @Override
    public String toString() {
        return "JCacheSessionStore[" + cache.getName() + "]";
    }
}
