// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;

import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Token;

/**
 * One set of keys of an account with what is made from them once: what authenticates with them, and their session.
 */
final class AccountKeys implements Sessions.Login {

    private final Credentials credentials;
    private final RequestAuthenticator authenticator;
    private final Session session;
    private final Condition condition;
    private final LoginCall login;

    private volatile Grant lastGrant = new Grant(this, null);

    AccountKeys(String provider, ProviderApi api, String tenant, Credentials credentials, Sessions sessions,
                LoginCall login) {
        this.credentials = credentials;
        this.authenticator = api.authenticator(credentials);
        SessionKey key = SessionKey.of(provider, api, tenant, credentials);
        this.session = api.login().isEmpty() ? null : sessions.session(key);
        this.condition = session == null
                ? sessions.condition(key, api.resources().flatMap(Resources::account).orElse("")) : session.condition();
        this.login = login;
    }

    Credentials credentials() {
        return credentials;
    }

    RequestAuthenticator authenticator() {
        return authenticator;
    }

    /** The session that belongs to these keys; null for a provider without sessions. */
    Session session() {
        return session;
    }

    /** What the last calls with these keys have met, through whichever endpoint. */
    Condition condition() {
        return condition;
    }

    /** A grant with a token that is good now. */
    Grant grant(long aheadNanos) throws LoginFailedException {
        return session == null ? lastGrant : grant(session.token(aheadNanos, this));
    }

    /** A grant with the token that is good now; without one when there is none. */
    Grant peek() {
        return grant(session == null ? null : session.peek());
    }

    // the same token needs no other grant
    private Grant grant(Token token) {
        Grant last = lastGrant;
        if (last.token() == token) {
            return last;
        }
        Grant made = new Grant(this, token);
        lastGrant = made;
        return made;
    }

    @Override
    public Token login() throws LoginFailedException {
        return login.login(credentials);
    }

    @Override
    public boolean isStopped() {
        return login.isStopped();
    }

    @Override
    public Duration deadline() {
        return login.deadline();
    }

    @Override
    public String toString() {
        return "AccountKeys[" + credentials + "]";
    }
}
