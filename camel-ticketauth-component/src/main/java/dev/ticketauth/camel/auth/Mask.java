// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

/**
 * How a secret is shown to a person: enough to tell two apart, too little to use one.
 */
public final class Mask {

    private static final int SHOWN = 4;

    private Mask() {
    }

    /** The first four characters and an ellipsis; of a text that is hardly longer, the ellipsis only. */
    public static String of(String secret) {
        if (secret == null) {
            return "<none>";
        }
        return secret.length() < 2 * SHOWN ? "…" : secret.substring(0, SHOWN) + "…";
    }

    /** A text with every one of these secrets taken out; secrets may be null. */
    public static String without(String text, String... secrets) {
        String clean = text;
        for (String secret : secrets) {
            if (clean != null && secret != null && !secret.isEmpty()) {
                clean = clean.replace(secret, "***");
            }
        }
        return clean;
    }
}
