// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;

import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Token;

/**
 * HTTP Basic with a fixed pair (RFC 7617, UTF-8). The header is the same for every request and made once.
 */
public final class BasicAuthorization implements RequestAuthenticator {

    private final Map<String, String> headers;

    /**
     * @throws IllegalArgumentException when the user name holds a colon, which Basic cannot carry
     */
    public BasicAuthorization(String username, String password) {
        if (username.indexOf(':') >= 0) {
            throw new IllegalArgumentException(
                    "the key that is the user name of HTTP Basic holds a colon, which Basic cannot carry (RFC 7617)");
        }
        byte[] pair = (username + ':' + password).getBytes(StandardCharsets.UTF_8);
        this.headers = Map.of("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));
    }

    @Override
    public Authentication authenticate(OutgoingRequest request, Token token, Instant now) {
        return Authentication.headers(request, headers);
    }

    @Override
    public String toString() {
        return "BasicAuthorization[***]";
    }
}
