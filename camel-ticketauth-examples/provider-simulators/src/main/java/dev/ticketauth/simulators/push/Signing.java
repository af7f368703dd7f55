// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.time.Instant;
import java.util.Base64;
import java.util.Map;

/** How a push is signed: by headers that follow from its id, the time of the attempt and the bytes of its body. */
@FunctionalInterface
public interface Signing {

    /**
     * @param id        the same in every attempt of one push
     * @param timestamp when this attempt is made, by the provider's clock
     */
    Map<String, String> headers(String id, Instant timestamp, byte[] body);

    /** Not at all, as the three providers document it. */
    static Signing none() {
        return (id, timestamp, body) -> Map.of();
    }

    /** The lower-case hex of the HMAC-SHA256 of the body in this header, which the methods of the result vary. */
    static HmacSigning hmac(String header, String secret) {
        return HmacSigning.of(header, secret);
    }

    /**
     * As the Standard Webhooks specification has it, version 1 with a symmetric key: {@code webhook-id},
     * {@code webhook-timestamp} and, over both and the body, {@code webhook-signature}.
     *
     * @param secret {@code whsec_} and the Base64 of the key
     */
    static Signing standardWebhooks(String secret) {
        String prefix = "whsec_";
        if (!secret.startsWith(prefix)) {
            throw new IllegalArgumentException("A secret of Standard Webhooks begins with " + prefix);
        }
        byte[] key;
        try {
            key = Base64.getDecoder().decode(secret.substring(prefix.length()));
        } catch (IllegalArgumentException e) {
            // without the cause, whose message tells a character of the secret
            throw new IllegalArgumentException("What follows " + prefix + " in the secret is not Base64");
        }
        return HmacSigning.of("webhook-signature", key).withTemplate("{id}.{timestamp}.{body}").inBase64().withPrefix("v1,")
                .withIdHeader("webhook-id").withTimestampHeader("webhook-timestamp");
    }
}
