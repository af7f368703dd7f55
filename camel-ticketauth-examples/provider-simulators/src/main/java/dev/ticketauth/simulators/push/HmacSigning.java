// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.push;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * An HMAC over a template in a header. Does not change: every method returns a copy.
 * <p>
 * {@code {id}} and {@code {timestamp}}, in seconds, may stand in the template and in the prefix, {@code {body}} in the
 * template only. A prefix {@code t={timestamp},v1=} with the template {@code {timestamp}.{body}} is a form that several
 * services have.
 */
public final class HmacSigning implements Signing, Cloneable {
    private static final String BODY = "{body}";

    private final String header;
    private final byte[] key;
    private String algorithm = "HmacSHA256";
    private String beforeBody = "";
    private String afterBody = "";
    private String prefix = "";
    private boolean base64;
    private String idHeader;
    private String timestampHeader;

    private HmacSigning(String header, byte[] key) {
        this.header = Objects.requireNonNull(header, "header");
        this.key = key.clone();
        if (key.length == 0) {
            throw new IllegalArgumentException("The secret is empty");
        }
    }

    static HmacSigning of(String header, String secret) {
        return of(header, secret.getBytes(StandardCharsets.UTF_8));
    }

    static HmacSigning of(String header, byte[] key) {
        return new HmacSigning(header, key);
    }

    /** A name that the Java runtime knows, such as {@code HmacSHA1}; default {@code HmacSHA256}. */
    public HmacSigning withAlgorithm(String value) {
        HmacSigning copy = with(signing -> signing.algorithm = Objects.requireNonNull(value));
        copy.mac();
        return copy;
    }

    /** What is signed; {@code {body}} stands in it once; default {@code {body}}. */
    public HmacSigning withTemplate(String value) {
        int body = value.indexOf(BODY);
        if (body < 0 || value.indexOf(BODY, body + 1) >= 0) {
            throw new IllegalArgumentException("The template '" + value + "' does not have " + BODY + " once");
        }
        return with(signing -> {
            signing.beforeBody = value.substring(0, body);
            signing.afterBody = value.substring(body + BODY.length());
        });
    }

    /** Standard Base64 with padding instead of hex. */
    public HmacSigning inBase64() {
        return with(signing -> signing.base64 = true);
    }

    /** What stands in the header before the signature, such as {@code sha256=}; default nothing. */
    public HmacSigning withPrefix(String value) {
        return with(signing -> signing.prefix = Objects.requireNonNull(value));
    }

    /** Also sends the id, in this header. */
    public HmacSigning withIdHeader(String value) {
        return with(signing -> signing.idHeader = Objects.requireNonNull(value));
    }

    /** Also sends the time of the attempt in seconds, in this header. */
    public HmacSigning withTimestampHeader(String value) {
        return with(signing -> signing.timestampHeader = Objects.requireNonNull(value));
    }

    @Override
    public Map<String, String> headers(String id, Instant timestamp, byte[] body) {
        String seconds = Long.toString(timestamp.getEpochSecond());
        Mac mac = mac();
        mac.update(filled(beforeBody, id, seconds).getBytes(StandardCharsets.UTF_8));
        mac.update(body);
        byte[] signature = mac.doFinal(filled(afterBody, id, seconds).getBytes(StandardCharsets.UTF_8));
        Map<String, String> headers = new LinkedHashMap<>();
        if (idHeader != null) {
            headers.put(idHeader, id);
        }
        if (timestampHeader != null) {
            headers.put(timestampHeader, seconds);
        }
        headers.put(header, filled(prefix, id, seconds) + (base64
                ? Base64.getEncoder().encodeToString(signature) : HexFormat.of().formatHex(signature)));
        return headers;
    }

    /** A new one each time, since it is of use to one thread only. */
    private Mac mac() {
        try {
            Mac mac = Mac.getInstance(algorithm);
            mac.init(new SecretKeySpec(key, algorithm));
            return mac;
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("This Java runtime has no " + algorithm, e);
        }
    }

    private static String filled(String template, String id, String seconds) {
        return template.replace("{id}", id).replace("{timestamp}", seconds);
    }

    private HmacSigning with(Consumer<HmacSigning> change) {
        try {
            HmacSigning copy = (HmacSigning) clone();
            change.accept(copy);
            return copy;
        } catch (CloneNotSupportedException e) {
            throw new AssertionError(e);
        }
    }
}
