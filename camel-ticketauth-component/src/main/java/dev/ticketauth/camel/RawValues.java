package dev.ticketauth.camel;

import java.util.Map;

/**
 * Values written as {@code RAW(...)}. Camel masks such a value up to its first closing parenthesis only: one that holds
 * another would be shown in part by everything that prints an endpoint's URI.
 */
final class RawValues {

    private RawValues() {
    }

    static void requireMaskable(String uri, Map<String, Object> parameters) {
        parameters.forEach((option, value) -> {
            if (value instanceof String text && text.indexOf(')') >= 0 && uri.contains(option + "=RAW(")) {
                throw new IllegalArgumentException(
                        "option '" + option + "' holds a ')' inside RAW(...), behind which Camel would show the rest of it in"
                                                   + " logs: put the value into a property and write " + option
                                                   + "=#property:name, or leave the option out and set the property"
                                                   + " ticketauth.<provider>.<tenant or default>.secret-key");
            }
        });
    }
}
