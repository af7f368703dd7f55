// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.util.Locale;

/**
 * One figure of the comparison.
 *
 * @param text what is in the table
 * @param note why it is so, for a footnote; or null
 */
record Figure(String text, String note) {

    static Figure of(String format, Object... values) {
        return new Figure(String.format(Locale.ROOT, format, values), null);
    }

    Figure because(String why) {
        return new Figure(text, why);
    }

    /** Failed calls are said where there are some. */
    Figure withFailures(int failures) {
        return failures == 0 ? this : new Figure(text + ", " + failures + " failed", note);
    }
}
