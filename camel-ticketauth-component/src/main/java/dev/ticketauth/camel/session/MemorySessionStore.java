// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;

/**
 * Keeps tokens in memory, as long as they live and so many of them: a tenant that comes back after a pause need not log
 * in again.
 */
public final class MemorySessionStore implements SessionStore {

    private final Cache<String, Token> tokens;

    /** @param most the most tokens to keep */
    public MemorySessionStore(long most, Clock clock) {
        this.tokens = Caffeine.newBuilder().maximumSize(most).ticker(clock::nanoTime)
                .expireAfter(Expiry.writing((String key, Token token) -> token.lifetime())).build();
    }

    @Override
    public Token get(String key) {
        return tokens.getIfPresent(key);
    }

    @Override
    public boolean putIfAbsent(String key, Token token) {
        return tokens.asMap().putIfAbsent(key, token) == null;
    }

    @Override
    public boolean replace(String key, Token expected, Token token) {
        return tokens.asMap().replace(key, expected, token);
    }

    @Override
    public boolean remove(String key, Token expected) {
        return tokens.asMap().remove(key, expected);
    }
}
