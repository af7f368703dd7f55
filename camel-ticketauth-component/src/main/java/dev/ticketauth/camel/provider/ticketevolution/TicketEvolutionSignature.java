package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;

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

    /** @param signedHost the host to sign instead of the request's, or null */
    TicketEvolutionSignature(Credentials keys, String signedHost) {
        this.token = keys.accessKey();
        this.secret = new HmacKey(keys.secretKey());
        this.signedHost = signedHost;
    }

    @Override
    public Authentication authenticate(OutgoingRequest request, Token session, Instant now) {
        String query = CanonicalQuery.of(request.query());
        String host = signedHost == null ? request.host() : signedHost;
        String target = request.method() + ' ' + host + request.path() + '?';
        byte[] signature;
        String signedString;
        if (isRead(request.method())) {
            signedString = query == null ? target : target + query;
            signature = secret.sign(signedString);
        } else if (request.hasBody()) {
            signedString = target + "<the " + request.body().length + " bytes of the body>";
            signature = secret.sign(target, request.body());
        } else {
            signedString = target;
            signature = secret.sign(target);
        }
        Map<String, String> headers = Map.of(
                "X-Token", token, "X-Signature", Base64.getEncoder().encodeToString(signature));
        return new Authentication(headers, query, null, signedString);
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
