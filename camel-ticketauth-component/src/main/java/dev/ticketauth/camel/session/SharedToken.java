// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;

import dev.ticketauth.camel.spi.SessionStore;
import dev.ticketauth.camel.spi.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A session's place in the store. A store that fails is as good as an empty one: calls go on with tokens of this node's
 * own.
 */
final class SharedToken {

    private static final Logger LOG = LoggerFactory.getLogger(SharedToken.class);

    private final SessionKey key;
    private final SessionStore store;
    private volatile Token lastRemoved;

    SharedToken(SessionKey key, SessionStore store) {
        this.key = key;
        this.store = store;
    }

    /** What is in the store, or null. */
    Token read() {
        try {
            return store.get(key.id());
        } catch (RuntimeException e) {
            warn(e);
            return null;
        }
    }

    /** Whether a token of the store can be used: it is good, not the one to be replaced, and was not refused here. */
    boolean isUsable(Token stored, HeldToken replaced, Instant now) {
        return stored != null && isGood(stored, now) && (replaced == null || !replaced.token().equals(stored))
                && !stored.equals(lastRemoved);
    }

    /**
     * Stores the token of a login.
     *
     * @param  before what was in the store before the login, or null
     * @return        the token to use: this one, or the one that another node stored meanwhile. All nodes on one token:
     *                where a provider allows one session, the others would be dead
     */
    Token offer(Token before, Token token) {
        try {
            boolean isStored = before == null
                    ? store.putIfAbsent(key.id(), token) : store.replace(key.id(), before, token);
            if (isStored) {
                return token;
            }
            Token winner = store.get(key.id());
            if (winner == null) {
                // what was there before has gone meanwhile
                store.putIfAbsent(key.id(), token);
            }
            return winner != null && isGood(winner, token.issuedAt()) ? winner : token;
        } catch (RuntimeException e) {
            warn(e);
            return token;
        }
    }

    void remove(Token token) {
        // the store may fail to forget it, or show it for some time
        lastRemoved = token;
        try {
            store.remove(key.id(), token);
        } catch (RuntimeException e) {
            warn(e);
        }
    }

    // a lifetime of more than some years can't be added to a date
    private static boolean isGood(Token token, Instant now) {
        return Duration.between(token.issuedAt(), now).compareTo(token.lifetime()) < 0;
    }

    private void warn(RuntimeException e) {
        // without its text: what keeps tokens may quote them
        LOG.warn("The session store failed with {}; this node goes on with a token of its own ({})", e.getClass().getName(),
                key);
    }
}
