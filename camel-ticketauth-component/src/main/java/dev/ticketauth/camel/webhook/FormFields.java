// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Reads what is form-encoded: queries, and bodies that no HTTP server has taken apart.
 */
public final class FormFields {

    private FormFields() {
    }

    /**
     * Gives each name and its value, decoded, in their order.
     *
     * @throws IllegalArgumentException when an escape is none
     */
    public static void read(String text, BiConsumer<String, String> field) {
        int start = 0;
        while (start < text.length()) {
            int end = text.indexOf('&', start);
            end = end < 0 ? text.length() : end;
            String pair = text.substring(start, end);
            int equals = pair.indexOf('=');
            if (equals >= 0) {
                field.accept(decoded(pair.substring(0, equals)), decoded(pair.substring(equals + 1)));
            } else if (!pair.isEmpty()) {
                field.accept(decoded(pair), "");
            }
            start = end + 1;
        }
    }

    /** The values of one name; one that can't be decoded stays as it is. */
    public static List<String> values(String text, String name) {
        List<String> values = new ArrayList<>(1);
        try {
            read(text, (each, value) -> {
                if (each.equals(name)) {
                    values.add(value);
                }
            });
            return values;
        } catch (IllegalArgumentException e) {
            // two that nobody can be: whoever asks for one gets none
            return List.of("", "");
        }
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, UTF_8);
    }
}
