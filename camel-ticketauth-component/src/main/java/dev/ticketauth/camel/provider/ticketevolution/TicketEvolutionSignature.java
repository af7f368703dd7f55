// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import java.util.Objects;

import dev.ticketauth.camel.auth.CanonicalQuery;
import dev.ticketauth.camel.auth.HmacKey;
import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.RequestAuthenticator;
import dev.ticketauth.camel.spi.Token;

/**
 * {@code X-Signature}: the Base64 HMAC-SHA256 of method, host, path, a question mark that always stands, and then the
 * query of a read or the body of a write. The port takes no part, and neither does the query of a write.
 * <p>
 * The pair printed on the provider's page does not fit the URL printed with it: it is the signature of the path without
 * {@code /v9}, from the days of version 8.
 */
final class TicketEvolutionSignature implements RequestAuthenticator {

    private final String token;
    private final String signedHost;
    private final HmacKey secret;

    private volatile Read lastRead;

    /** @param signedHost the host to sign instead of the request's, or null */
    TicketEvolutionSignature(Credentials keys, String signedHost) {
        this.token = keys.accessKey();
        this.secret = new HmacKey(keys.secretKey());
        this.signedHost = signedHost;
    }

    @Override
    public Authentication authenticate(OutgoingRequest request, Token session, Instant now) {
        if (!isRead(request.method())) {
            return write(request);
        }
        // neither time nor nonce takes part: who polls one URL need not sign it again
        Read last = lastRead;
        if (last == null || !last.isOf(request)) {
            last = new Read(request.method(), request.host(), request.path(), request.query(), read(request));
            lastRead = last;
        }
        return last.authentication;
    }

    private Authentication read(OutgoingRequest request) {
        String query = CanonicalQuery.of(request.query());
        String signedString = query == null ? target(request) : target(request) + query;
        return signed(query, secret.sign(signedString), signedString);
    }

    private Authentication write(OutgoingRequest request) {
        String target = target(request);
        String query = CanonicalQuery.of(request.query());
        return request.hasBody()
                ? signed(query, secret.sign(target, request.body()),
                        target + "<the " + request.body().length + " bytes of the body>")
                : signed(query, secret.sign(target), target);
    }

    private String target(OutgoingRequest request) {
        return request.method() + ' ' + (signedHost == null ? request.host() : signedHost) + request.path() + '?';
    }

    private Authentication signed(String query, byte[] signature, String signedString) {
        return new Authentication(
                Map.of("X-Token", token, "X-Signature", Base64.getEncoder().encodeToString(signature)), query, null,
                signedString);
    }

    private record Read(String method, String host, String path, String query, Authentication authentication) {

        boolean isOf(OutgoingRequest request) {
            return path.equals(request.path()) && Objects.equals(query, request.query()) && method.equals(request.method())
                    && host.equals(request.host());
        }
    }

    private static boolean isRead(String method) {
        return method.equals("GET") || method.equals("HEAD");
    }

    @Override
    public boolean signsBody() {
        return true;
    }

    @Override
    public boolean signsTarget() {
        return true;
    }

    @Override
    public String toString() {
        return "TicketEvolutionSignature[signedHost=" + signedHost + "]";
    }
}
