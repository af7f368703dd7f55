// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.nio.charset.StandardCharsets;

/**
 * Percent-encoding of URI parts (RFC 3986), on UTF-8 bytes.
 */
public final class PercentEncoding {

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);

    private static final boolean[] UNRESERVED = flags("-._~");
    // what may stand as it is in a path or a query that somebody has written as a whole
    private static final boolean[] IN_PATH = flags("-._~!$&'()*+,;=:@/");
    private static final boolean[] IN_QUERY = flags("-._~!$&'()*+,;=:@/?");

    private PercentEncoding() {
    }

    /**
     * One name or value of a form-encoded query: a blank becomes {@code +}, all but unreserved characters are encoded.
     */
    public static String formEncode(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        StringBuilder out = new StringBuilder(bytes.length + 16);
        for (byte b : bytes) {
            appendFormEncoded(out, b);
        }
        return out.toString();
    }

    static boolean isUnreserved(char c) {
        return c < UNRESERVED.length && UNRESERVED[c];
    }

    static void appendFormEncoded(StringBuilder out, byte b) {
        if (b == ' ') {
            out.append('+');
        } else if (b >= 0 && UNRESERVED[b]) {
            out.append((char) b);
        } else {
            appendEscape(out, b);
        }
    }

    /**
     * A path that somebody wrote, made fit for the wire: what is encoded already stays, what may not stand in a path is
     * encoded.
     */
    public static String repairPath(String path) {
        return repair(path, IN_PATH);
    }

    /** The same for a whole query. */
    public static String repairQuery(String query) {
        return repair(query, IN_QUERY);
    }

    private static String repair(String text, boolean[] allowed) {
        int firstBad = 0;
        while (firstBad < text.length() && isFine(text, firstBad, allowed)) {
            firstBad++;
        }
        if (firstBad == text.length()) {
            return text;
        }
        StringBuilder out = new StringBuilder(text.length() + 32).append(text, 0, firstBad);
        int i = firstBad;
        while (i < text.length()) {
            int codePoint = text.codePointAt(i);
            if (isFine(text, i, allowed)) {
                out.append((char) codePoint);
            } else {
                for (byte b : Character.toString(codePoint).getBytes(StandardCharsets.UTF_8)) {
                    appendEscape(out, b);
                }
            }
            i += Character.charCount(codePoint);
        }
        return out.toString();
    }

    private static boolean isFine(String text, int i, boolean[] allowed) {
        char c = text.charAt(i);
        return c < 128 && (allowed[c] || c == '%' && isEscape(text, i));
    }

    static boolean isEscape(String text, int i) {
        return i + 2 < text.length() && Character.digit(text.charAt(i + 1), 16) >= 0
                && Character.digit(text.charAt(i + 2), 16) >= 0;
    }

    private static void appendEscape(StringBuilder out, byte b) {
        out.append('%').append((char) HEX[b >> 4 & 0xf]).append((char) HEX[b & 0xf]);
    }

    private static boolean[] flags(String marks) {
        boolean[] flags = new boolean[128];
        for (char c = 0; c < 128; c++) {
            flags[c] = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9'
                    || marks.indexOf(c) >= 0;
        }
        return flags;
    }
}
