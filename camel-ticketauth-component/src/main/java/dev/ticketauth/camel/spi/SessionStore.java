// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

/**
 * Where tokens are kept, so that nodes of one application can share them. Every change is a compare-and-set, as JCache,
 * Hazelcast, Infinispan and SQL offer it; {@link Token#equals(Object)} is what is compared. Called by several threads
 * at once. Keys hold no secret.
 */
public interface SessionStore {

    /** The token under this key, or null. */
    Token get(String key);

    /**
     * Stores a token where there is none.
     *
     * @return true when it was stored
     */
    boolean putIfAbsent(String key, Token token);

    /**
     * Stores a token in place of an equal one.
     *
     * @return true when {@code expected} was there and is replaced
     */
    boolean replace(String key, Token expected, Token token);

    /**
     * Removes a token.
     *
     * @return true when {@code expected} was there and is gone
     */
    boolean remove(String key, Token expected);
}
