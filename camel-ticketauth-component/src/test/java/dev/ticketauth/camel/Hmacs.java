// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.HexFormat;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Signatures as a sender makes them, with nothing but what Java has.
 */
final class Hmacs {

    private Hmacs() {
    }

    static byte[] sign(String algorithm, byte[] key, byte[]... parts) {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            for (byte[] part : parts) {
                mac.update(part);
            }
            return mac.doFinal();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    /** HMAC-SHA-256 in hex. */
    static String hex(String key, byte[] content) {
        return HexFormat.of().formatHex(sign("HmacSHA256", key.getBytes(UTF_8), content));
    }

    static String hex(String key, String content) {
        return hex(key, content.getBytes(UTF_8));
    }

    /** The header webhook-signature of Standard Webhooks. */
    static String standardWebhooks(String whsec, String id, long timestamp, byte[] body) {
        byte[] key = Base64.getDecoder().decode(whsec.substring("whsec_".length()));
        byte[] signature = sign("HmacSHA256", key, (id + "." + timestamp + ".").getBytes(UTF_8), body);
        return "v1," + Base64.getEncoder().encodeToString(signature);
    }
}
