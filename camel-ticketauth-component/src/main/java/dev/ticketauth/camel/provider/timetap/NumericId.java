// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.util.regex.Pattern;

/**
 * TimeTap's ids are whole numbers. They may come from a message and stand in paths, so nothing else is let through.
 */
final class NumericId {

    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,17}");

    private NumericId() {
    }

    /**
     * @param  what                     what the id is called where it comes from, for the message
     * @throws IllegalArgumentException when it is no number
     */
    static long of(String what, String text) {
        if (!isNumber(text)) {
            throw new IllegalArgumentException(what + " is no number, as TimeTap's ids are");
        }
        return Long.parseLong(text);
    }

    static boolean isNumber(String text) {
        return NUMBER.matcher(text).matches();
    }
}
