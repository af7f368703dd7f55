// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Instant;

import dev.ticketauth.camel.auth.Mask;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Token;

/**
 * What one attempt is authenticated with: keys made ready, and the token of a session where there is one. A rejection
 * concerns the grant that was rejected and no later one.
 */
public final class Grant {

    private final AccountKeys keys;
    private final Token token;

    Grant(AccountKeys keys, Token token) {
        this.keys = keys;
        this.token = token;
    }

    /** Authenticates one attempt. */
    public Authentication authenticate(OutgoingRequest request, Instant now) {
        return keys.authenticator().authenticate(request, token, now);
    }

    /** What authenticates with these keys. */
    public RequestAuthenticator authenticator() {
        return keys.authenticator();
    }

    /** The session's token, or null. */
    public Token token() {
        return token;
    }

    /** A text of the provider with every secret of this grant taken out: gateways like to quote what they refuse. */
    public String withoutSecrets(String text) {
        Credentials credentials = keys.credentials();
        return Mask.without(text, token == null ? null : token.value(), credentials.secretKey(), credentials.accessKey());
    }

    /** The keys themselves. */
    public Credentials credentials() {
        return keys.credentials();
    }

    /** What the last calls with these keys have met. */
    public Condition condition() {
        return keys.condition();
    }

    AccountKeys keys() {
        return keys;
    }

    @Override
    public String toString() {
        return "Grant[" + keys.authenticator() + ", token=" + token + "]";
    }
}
