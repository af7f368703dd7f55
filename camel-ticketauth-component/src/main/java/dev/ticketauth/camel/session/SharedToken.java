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

    SharedToken(SessionKey key, SessionStore store) {
        this.key = key;
        this.store = store;
    }

    /** A token in the store that is good and not the one held, or null. */
    Token get(HeldToken held, Instant now) {
        Token stored = read();
        boolean anothers = stored != null && (held == null || !held.token().equals(stored));
        return anothers && isGood(stored, now) ? stored : null;
    }

    /**
     * Stores a token.
     *
     * @return the token to use: this one, or the one that another node stored at the same time
     */
    Token offer(Token token) {
        Token stored = read();
        try {
            boolean isStored = stored == null
                    ? store.putIfAbsent(key.id(), token)
                    : stored.issuedAt().isAfter(token.issuedAt()) || store.replace(key.id(), stored, token);
            if (isStored) {
                return token;
            }
        } catch (RuntimeException e) {
            warn(e);
            return token;
        }
        // all nodes on one token: where a provider allows one session, the others would be dead
        Token winner = read();
        return winner != null && !winner.equals(stored) && isGood(winner, token.issuedAt()) ? winner : token;
    }

    void remove(Token token) {
        try {
            store.remove(key.id(), token);
        } catch (RuntimeException e) {
            warn(e);
        }
    }

    private Token read() {
        try {
            return store.get(key.id());
        } catch (RuntimeException e) {
            warn(e);
            return null;
        }
    }

    // a lifetime of more than some years can't be added to a date
    private static boolean isGood(Token token, Instant now) {
        return Duration.between(token.issuedAt(), now).compareTo(token.lifetime()) < 0;
    }

    private void warn(RuntimeException e) {
        LOG.warn("The session store failed; this node goes on with a token of its own ({}): {}", key, e.toString());
    }
}
