// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Map;

/**
 * Values written as {@code RAW(...)}. Camel masks such a value up to its first closing parenthesis only: one that holds
 * another would be shown in part by everything that prints an endpoint's URI.
 */
final class RawValues {

    private RawValues() {
    }

    static void requireMaskable(String uri, String provider, Map<String, Object> parameters) {
        parameters.forEach((option, value) -> {
            if (value instanceof String text && text.indexOf(')') >= 0 && uri.contains(option + "=RAW(")) {
                throw new IllegalArgumentException(
                        "Endpoint ticketauth:" + provider + ": option '" + option
                                                   + "' holds a ')' inside RAW(...), behind which Camel shows the rest of it"
                                                   + " wherever it prints the URI: put the value into a property and write "
                                                   + option + "=#property:name, or leave the keys out of the URI and set the"
                                                   + " properties ticketauth." + provider
                                                   + ".<tenant or default>.access-key and .secret-key");
            }
        });
    }
}
