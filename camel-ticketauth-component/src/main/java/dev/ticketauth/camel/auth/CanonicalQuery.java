// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A query whose parameters stand in the byte order of their decoded names and are form-encoded in one way: what is
 * signed and sent. Parameters of the same name keep their order. A name without {@code =} stays without.
 */
public final class CanonicalQuery {

    private static final Comparator<Parameter> BY_DECODED_NAME
            = (one, other) -> Arrays.compareUnsigned(one.decodedName, other.decodedName);

    private CanonicalQuery() {
    }

    /**
     * @param  query a query in any encoding: {@code +} and {@code %20} are blanks, {@code %2B} is a plus, characters
     *               that are not encoded are taken as they are; or null
     * @return       the canonical form, or null when there is no parameter
     */
    public static String of(String query) {
        if (query == null || query.isEmpty()) {
            return null;
        }
        if (isCanonical(query)) {
            return query;
        }
        List<Parameter> parameters = new ArrayList<>();
        int start = 0;
        while (start <= query.length()) {
            int end = query.indexOf('&', start);
            if (end < 0) {
                end = query.length();
            }
            if (end > start) {
                parameters.add(Parameter.parse(query, start, end));
            }
            start = end + 1;
        }
        if (parameters.isEmpty()) {
            return null;
        }
        parameters.sort(BY_DECODED_NAME);
        StringBuilder out = new StringBuilder(query.length() + 16);
        for (Parameter parameter : parameters) {
            if (!out.isEmpty()) {
                out.append('&');
            }
            out.append(parameter.encoded);
        }
        return out.toString();
    }

    // most queries: parameters in order, of characters that stand for themselves; finding out makes no garbage
    private static boolean isCanonical(String query) {
        int earlierName = 0;
        int name = 0;
        boolean inValue = false;
        for (int i = 0; i <= query.length(); i++) {
            char c = i < query.length() ? query.charAt(i) : '&';
            if (c == '&') {
                if (i == name || earlierName < name && isAfter(query, earlierName, name)) {
                    return false;
                }
                earlierName = name;
                name = i + 1;
                inValue = false;
            } else if (c == '=' && !inValue) {
                inValue = true;
            } else if (!PercentEncoding.isUnreserved(c)) {
                return false;
            }
        }
        return true;
    }

    // whether the name that begins at one place stands after that at another, by their characters
    private static boolean isAfter(String query, int one, int other) {
        for (int i = 0;; i++) {
            int left = inName(query, one + i);
            int right = inName(query, other + i);
            if (left != right || left < 0) {
                return left > right;
            }
        }
    }

    // below every character where the name has ended
    private static int inName(String query, int i) {
        char c = i < query.length() ? query.charAt(i) : '&';
        return c == '&' || c == '=' ? -1 : c;
    }

    private record Parameter(byte[] decodedName, CharSequence encoded) {

        static Parameter parse(String query, int start, int end) {
            int equals = query.indexOf('=', start);
            boolean hasValue = equals >= 0 && equals < end;
            byte[] name = formDecode(query, start, hasValue ? equals : end);
            StringBuilder encoded = new StringBuilder(end - start + 16);
            for (byte b : name) {
                PercentEncoding.appendFormEncoded(encoded, b);
            }
            if (hasValue) {
                encoded.append('=');
                for (byte b : formDecode(query, equals + 1, end)) {
                    PercentEncoding.appendFormEncoded(encoded, b);
                }
            }
            return new Parameter(name, encoded);
        }

        // bytes and not text: an escape that is not UTF-8 must come out as it went in
        private static byte[] formDecode(String query, int start, int end) {
            ByteArrayOutputStream out = new ByteArrayOutputStream(end - start + 8);
            int i = start;
            while (i < end) {
                char c = query.charAt(i);
                if (c == '+') {
                    out.write(' ');
                    i++;
                } else if (c == '%' && i + 2 < end && PercentEncoding.isEscape(query, i)) {
                    out.write(Character.digit(query.charAt(i + 1), 16) << 4 | Character.digit(query.charAt(i + 2), 16));
                    i += 3;
                } else if (c < 128) {
                    out.write(c);
                    i++;
                } else {
                    int codePoint = query.codePointAt(i);
                    out.writeBytes(Character.toString(codePoint).getBytes(StandardCharsets.UTF_8));
                    i += Character.charCount(codePoint);
                }
            }
            return out.toByteArray();
        }
    }
}
