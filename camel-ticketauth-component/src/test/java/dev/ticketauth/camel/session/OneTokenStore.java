// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.util.concurrent.atomic.AtomicReference;

import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;

/**
 * The store of one session: as little code as can be, because all of its interleavings are tried.
 */
final class OneTokenStore implements SessionStore {

    private final AtomicReference<Token> stored = new AtomicReference<>();

    @Override
    public Token get(String key) {
        return stored.get();
    }

    @Override
    public boolean putIfAbsent(String key, Token token) {
        return stored.compareAndSet(null, token);
    }

    @Override
    public boolean replace(String key, Token expected, Token token) {
        Token current = stored.get();
        return expected.equals(current) && stored.compareAndSet(current, token);
    }

    @Override
    public boolean remove(String key, Token expected) {
        Token current = stored.get();
        return expected.equals(current) && stored.compareAndSet(current, null);
    }
}
