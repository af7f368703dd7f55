// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Instant;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.Token;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One tenant's account at a provider: its keys as they are now, and its session.
 */
public final class Account {

    private static final Logger LOG = LoggerFactory.getLogger(Account.class);

    private static final int FORBIDDEN = 403;

    // a 403 for a token this young is about permissions, not about the token
    private static final long TOO_YOUNG_FOR_403 = TimeUnit.SECONDS.toNanos(60);

    // who gives out the same keys again is not asked again for a moment: every refused request would ask
    private static final long PAUSE_AFTER_SAME_KEYS = TimeUnit.SECONDS.toNanos(1);

    private final String tenant;
    private final Accounts all;
    private final ReentrantLock asking = new ReentrantLock();

    private volatile AccountKeys keys;
    // how often the source was asked, and what came of the last time; written under the lock
    private volatile int asked;
    private RuntimeException lastFailure;
    private long sameKeysNanos;
    private boolean sameKeys;

    Account(String tenant, Accounts all) {
        this.tenant = tenant;
        this.all = all;
    }

    /**
     * What the next attempt is authenticated with. Logs in when there is no session, and asks for the keys again when a
     * login refuses them.
     *
     * @throws LoginFailedException when a login brought no token
     * @throws RuntimeException     when there are no keys
     */
    public Grant grant() throws LoginFailedException {
        AccountKeys current = keys();
        try {
            return current.grant(all.aheadNanos());
        } catch (LoginFailedException e) {
            AccountKeys rolled = e.isAboutKeys() ? rolled(current) : current;
            if (rolled == current) {
                throw e;
            }
            return rolled.grant(all.aheadNanos());
        }
    }

    /** What can be seen of it; null when it was never called with. */
    AccountView view() {
        AccountKeys current = keys;
        if (current == null) {
            return null;
        }
        Grant grant = current.peek();
        Token token = grant.token();
        return new AccountView(
                tenant, current.credentials(), token == null ? null : token.issuedAt(),
                token == null ? null : expiresAt(grant), current.condition());
    }

    /** What would be used now, without a login: the token is null when there is no session. */
    public Grant peek() {
        return keys().peek();
    }

    /**
     * The provider has refused an attempt. Drops the token, or asks for the keys again where there is no session.
     *
     * @return what has become of the grant
     */
    public Renewal renew(Grant rejected, int status) {
        Token token = rejected.token();
        if (token == null) {
            return rolled(rejected.keys()) == rejected.keys() ? Renewal.NONE : Renewal.BY_OTHERS;
        }
        return switch (rejected.keys().session().rejected(token, status == FORBIDDEN ? TOO_YOUNG_FOR_403 : 0)) {
            case DROPPED -> Renewal.OWN;
            case GONE -> Renewal.BY_OTHERS;
            case KEPT -> Renewal.NONE;
        };
    }

    /** What a refusal leads to. */
    public enum Renewal {
        /** The next grant differs, since this refusal has dropped the token. */
        OWN,
        /** The next grant differs, for another reason. */
        BY_OTHERS,
        /** The next grant would be the same. */
        NONE
    }

    /** The provider has refused an attempt with a grant that was renewed for the same request. */
    public void notCured(Grant rejected) {
        if (rejected.token() != null) {
            rejected.keys().session().notCured(rejected.token());
        }
    }

    /**
     * The provider has accepted an attempt: a session that ends by inactivity lives on.
     *
     * @param cured whether an earlier attempt of the same request was refused and has renewed the session
     */
    public void accepted(Grant grant, boolean cured) {
        if (grant.token() != null) {
            grant.keys().session().accepted(grant.token(), cured);
        }
    }

    /** When the token of a grant expires unless it is used before; it may have been dropped meanwhile. */
    public Instant expiresAt(Grant grant) {
        return clock().now().plus(grant.keys().session().timeLeft(grant.token()));
    }

    /** The keys in use. */
    public Credentials credentials() {
        return keys().credentials();
    }

    private Clock clock() {
        return all.clock();
    }

    private AccountKeys keys() {
        AccountKeys current = keys;
        return current == null ? load(null) : current;
    }

    // after a refusal, which says more than a source that does not answer
    private AccountKeys rolled(AccountKeys refused) {
        try {
            return load(refused);
        } catch (RuntimeException e) {
            // without its text: what keeps keys may quote them
            LOG.warn("The provider has refused the keys of {}, and reading them again ended with {}", this,
                    e.getClass().getName());
            return refused;
        }
    }

    // one asks, for all who are told the same: what keeps the keys may be far away
    private AccountKeys load(AccountKeys known) {
        int before = asked;
        try {
            asking.lockInterruptibly();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while waiting for keys", e);
        }
        try {
            if (keys != known) {
                return keys;
            }
            if (asked != before) {
                if (lastFailure != null) {
                    throw lastFailure;
                }
                return known;
            }
            if (sameKeys && clock().nanoTime() - sameKeysNanos < PAUSE_AFTER_SAME_KEYS) {
                return known;
            }
            return ask(known);
        } finally {
            asking.unlock();
        }
    }

    private AccountKeys ask(AccountKeys known) {
        lastFailure = null;
        sameKeys = false;
        Credentials read;
        try {
            read = all.source().credentials(tenant);
        } catch (RuntimeException e) {
            lastFailure = e;
            throw e;
        } finally {
            // last: who waits for this answer has seen the number before
            asked++;
        }
        if (known != null && known.credentials().equals(read)) {
            sameKeys = true;
            sameKeysNanos = clock().nanoTime();
            return known;
        }
        AccountKeys made = all.keys(tenant, read);
        keys = made;
        return made;
    }

    @Override
    public String toString() {
        return "Account[tenant=" + tenant + "]";
    }
}
