// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.UUID;
import java.util.function.Supplier;

/**
 * Request ids of the form {@code app-company--guid}: one hyphen, then two. Every attempt has one of its own.
 *
 * @see <a href="https://library.tradingtechnologies.com/tt-rest/v2/gs-token.html">the provider's page on request
 *      ids</a>
 */
record RequestIds(String appName, String companyName, Supplier<UUID> guids) {

    private static final String FORBIDDEN = "$&+,/:;=?@\"<>#%{}|\\^~[]`";

    static String checked(String option, String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (FORBIDDEN.indexOf(c) >= 0 || Character.isWhitespace(c) || Character.isISOControl(c)) {
                throw new IllegalArgumentException(
                        "option '" + option + "' holds " + (Character.isWhitespace(c) ? "a blank" : "'" + c + "'")
                                                   + ", which TT forbids in a request id; forbidden: blanks and "
                                                   + FORBIDDEN);
            }
        }
        return name;
    }

    String next() {
        return appName + "-" + companyName + "--" + guids.get();
    }
}
