// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Set;

import javax.crypto.Mac;

import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Digests;

/**
 * The signature of a request: Base64 HMAC-SHA256 of {@code METHOD host/path?} and then the query as received for GET
 * and HEAD, the raw bytes of the body for all else. The question mark is always there. Source: the provider's signing
 * page, and recorded requests for what it leaves out.
 */
final class TicketEvolutionSignature {
    private static final Set<String> READS = Set.of("GET", "HEAD");
    private static final int SHOWN_OF_BODY = 500;

    private final Mac mac;
    private final String signedStart;
    private final boolean ofBody;
    private final Call call;

    private TicketEvolutionSignature(Mac mac, String signedStart, boolean ofBody, Call call) {
        this.mac = mac;
        this.signedStart = signedStart;
        this.ofBody = ofBody;
        this.call = call;
    }

    /** Computes the signature that this request should have; reads the body while it does. */
    static TicketEvolutionSignature of(Call call, String secret, TicketEvolutionSettings settings) throws IOException {
        Mac mac = Digests.hmacSha256(secret);
        boolean read = READS.contains(call.method());
        String start = call.method() + " " + settings.signedHost + call.rawPath() + "?" + (read ? call.query().raw() : "");
        mac.update(start.getBytes(StandardCharsets.UTF_8));
        if (!read) {
            call.readBody(mac::update);
            if (call.bodyLength() == 0 && settings.queryOfBodylessWriteSigned) {
                mac.update(call.query().raw().getBytes(StandardCharsets.UTF_8));
                start += call.query().raw();
            }
        }
        return new TicketEvolutionSignature(mac, start, !read && call.bodyLength() > 0, call);
    }

    boolean is(String given) {
        return Digests.same(Base64.getEncoder().encodeToString(mac.doFinal()), given);
    }

    /** What was signed here, for the developer whose signature differs; of a long body only the beginning. */
    String signedString() {
        if (!ofBody) {
            return signedStart;
        }
        String body = new String(call.bodyStart(SHOWN_OF_BODY), StandardCharsets.UTF_8);
        return signedStart + body + (call.bodyLength() > SHOWN_OF_BODY ? "… (" + call.bodyLength() + " bytes)" : "");
    }
}
