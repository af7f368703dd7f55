// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Objects;

/**
 * The two keys of one account at a provider. Immutable; {@link #toString()} shows neither.
 */
public final class Credentials {

    private final String accessKey;
    private final String secretKey;

    private Credentials(String accessKey, String secretKey) {
        this.accessKey = accessKey;
        this.secretKey = secretKey;
    }

    /**
     * @param  accessKey                the public half, or null where the way of authenticating does not use it
     * @param  secretKey                the private half, or null where the way of authenticating does not use it
     * @throws IllegalArgumentException when a key holds a control character or a blank, naming the option and not the
     *                                  value
     */
    public static Credentials of(String accessKey, String secretKey) {
        return new Credentials(checked("accessKey", accessKey), checked("secretKey", secretKey));
    }

    /** The public half, or null. */
    public String accessKey() {
        return accessKey;
    }

    /** The private half, or null. */
    public String secretKey() {
        return secretKey;
    }

    private static String checked(String option, String value) {
        if (value == null || value.isEmpty()) {
            return null;
        }
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            if (Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        "option '" + option + "' holds a control character (" + Character.getName(c) + ") at position "
                                                   + (i + 1) + " of " + value.length()
                                                   + "; keys have none, a line break often comes along from a file");
            }
            if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
                throw new IllegalArgumentException(
                        "option '" + option + "' holds a blank at position " + (i + 1) + " of " + value.length()
                                                   + "; a '+' in an endpoint URI becomes a blank: RAW(...) around the key, or a"
                                                   + " property, keeps it");
            }
        }
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Credentials that && Objects.equals(accessKey, that.accessKey)
                && Objects.equals(secretKey, that.secretKey);
    }

    @Override
    public int hashCode() {
        return Objects.hash(accessKey, secretKey);
    }

    @Override
    public String toString() {
        return "Credentials[accessKey=" + (accessKey == null ? "none" : "***") + ", secretKey="
               + (secretKey == null ? "none" : "***") + "]";
    }
}
