// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * A key of an HMAC, prepared once. Each signature works on a clone of the keyed state, which needs neither a lock nor a
 * look-up of the algorithm; where the platform's implementation can't be cloned, a new one is made.
 */
public final class HmacKey {

    private static final String SHA256 = "HmacSHA256";
    private static final byte[] NOTHING = {};

    private final SecretKeySpec key;
    private final Mac prototype;

    /**
     * A key of HMAC-SHA256.
     *
     * @param secret the secret as text; its UTF-8 bytes are the key, whatever encoding it looks like
     */
    public HmacKey(String secret) {
        this(SHA256, secret.getBytes(StandardCharsets.UTF_8));
    }

    /** @param algorithm one of Java's names, such as {@code HmacSHA512} */
    public HmacKey(String algorithm, byte[] secret) {
        this.key = new SecretKeySpec(secret, algorithm);
        Mac keyed = newMac();
        this.prototype = clone(keyed) == null ? null : keyed;
    }

    /** The signature of a text's UTF-8 bytes. */
    public byte[] sign(String text) {
        return mac().doFinal(text.getBytes(StandardCharsets.UTF_8));
    }

    /** The signature of a text in UTF-8 followed by bytes; the bytes are not copied. */
    public byte[] sign(String text, byte[] bytes) {
        Mac mac = mac();
        mac.update(text.getBytes(StandardCharsets.UTF_8));
        return mac.doFinal(bytes);
    }

    /** The signature of bytes in front, others that are not copied, and bytes behind. */
    public byte[] sign(byte[] before, byte[] bytes, byte[] after) {
        Mac mac = mac();
        if (before.length > 0) {
            mac.update(before);
        }
        mac.update(bytes);
        return after.length > 0 ? mac.doFinal(after) : mac.doFinal();
    }

    private Mac mac() {
        return prototype == null ? newMac() : clone(prototype);
    }

    private static Mac clone(Mac mac) {
        try {
            return (Mac) mac.clone();
        } catch (CloneNotSupportedException e) {
            return null;
        }
    }

    private Mac newMac() {
        try {
            Mac mac = Mac.getInstance(key.getAlgorithm());
            mac.init(key);
            // takes in the key's first block now: a clone begins behind it
            mac.update(NOTHING);
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("This Java runtime has no " + key.getAlgorithm(), e);
        }
    }

    @Override
    public String toString() {
        return "HmacKey[***]";
    }
}
