package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.Token;

/**
 * One tenant's account at a provider: its keys as they are now, and its session.
 */
public final class Account {

    private static final int FORBIDDEN = 403;

    // a 403 for a token this young is about permissions, not about the token
    private static final Duration TOO_YOUNG_FOR_403 = Duration.ofSeconds(60);

    private final String provider;
    private final ProviderApi api;
    private final String tenant;
    private final CredentialsSource source;
    private final Sessions sessions;
    private final Duration refreshAhead;
    private final LoginCall login;
    private final Clock clock;

    private volatile AccountKeys keys;

    Account(String provider, ProviderApi api, String tenant, CredentialsSource source, Sessions sessions,
            Duration refreshAhead, LoginCall login, Clock clock) {
        this.provider = provider;
        this.api = api;
        this.tenant = tenant;
        this.source = source;
        this.sessions = sessions;
        this.refreshAhead = refreshAhead;
        this.login = login;
        this.clock = clock;
    }

    /**
     * What the next attempt is authenticated with. Logs in when there is no session, and asks for the keys again when a
     * login refuses them.
     *
     * @throws LoginRefusedException when the provider answered a login without giving a token
     * @throws RuntimeException      when there are no keys, or the provider could not be asked
     */
    public Grant grant() throws LoginRefusedException {
        AccountKeys current = keys();
        if (api.login().isEmpty()) {
            return new Grant(current, null);
        }
        try {
            return new Grant(current, token(current));
        } catch (LoginRefusedException e) {
            AccountKeys rolled = reload(current);
            if (rolled == current) {
                throw e;
            }
            return new Grant(rolled, token(rolled));
        }
    }

    /** What would be used now, without a login: the token is null when there is no session. */
    public Grant peek() {
        AccountKeys current = keys();
        return new Grant(current, api.login().isEmpty() ? null : sessions.peek(current.sessionKey()));
    }

    /**
     * The provider has refused an attempt. Drops the token, or asks for the keys again where there is no session.
     *
     * @return whether the next {@link #grant()} differs from the rejected one
     */
    public boolean renew(Grant rejected, int status) {
        Token token = rejected.token();
        if (token == null) {
            return reload(rejected.keys()) != rejected.keys();
        }
        Duration age = Duration.between(token.issuedAt(), clock.now());
        if (status == FORBIDDEN && age.compareTo(TOO_YOUNG_FOR_403) < 0) {
            return false;
        }
        sessions.rejected(rejected.keys().sessionKey(), token);
        return true;
    }

    /** The provider has accepted an attempt: a session that ends by inactivity lives on. */
    public void accepted(Grant grant) {
        if (grant.token() != null && grant.token().expiration() == Token.Expiration.AFTER_LAST_USE) {
            sessions.used(grant.keys().sessionKey(), grant.token());
        }
    }

    /** When the token of a grant expires unless it is used before; it may have been dropped meanwhile. */
    public Instant expiresAt(Grant grant) {
        return clock.now().plus(sessions.timeLeft(grant.keys().sessionKey(), grant.token()));
    }

    /** The keys in use. */
    public Credentials credentials() {
        return keys().credentials();
    }

    private Token token(AccountKeys with) throws LoginRefusedException {
        return sessions.token(with.sessionKey(), refreshAhead, () -> login.login(with.credentials()));
    }

    private AccountKeys keys() {
        AccountKeys current = keys;
        return current == null ? reload(null) : current;
    }

    private AccountKeys reload(AccountKeys known) {
        AccountKeys current = keys;
        if (current != known) {
            // somebody else was told the same and has looked already
            return current;
        }
        Credentials read = source.credentials(tenant);
        if (known != null && known.credentials().equals(read)) {
            return known;
        }
        AccountKeys made = AccountKeys.of(provider, api, tenant, read);
        keys = made;
        return made;
    }

    @Override
    public String toString() {
        return "Account[" + provider + ", tenant=" + tenant + "]";
    }
}
