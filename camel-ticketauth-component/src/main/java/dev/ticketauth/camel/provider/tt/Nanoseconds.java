// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.Selection;

/**
 * TT's times: nanoseconds since 1970, as a number or a text.
 */
final class Nanoseconds {

    private static final long A_SECOND = 1_000_000_000;
    private static final long LAST_SECOND = Long.MAX_VALUE / A_SECOND;

    private Nanoseconds() {
    }

    /** A field of a record; null when it holds no such time. */
    static Long of(JsonNode value) {
        String text = Fields.text(value);
        if (text == null) {
            return null;
        }
        try {
            return value.isIntegralNumber() && value.canConvertToLong()
                    ? value.longValue() : new BigDecimal(text.strip()).longValueExact();
        } catch (NumberFormatException | ArithmeticException e) {
            // the record keeps the text
            return null;
        }
    }

    /** A moment; one before 1970 is 1970, one that is too late for a number of 64 bits the last that fits. */
    static long of(Instant moment) {
        if (moment.getEpochSecond() < 0) {
            return 0;
        }
        return moment.getEpochSecond() >= LAST_SECOND
                ? Long.MAX_VALUE : moment.getEpochSecond() * A_SECOND + moment.getNano();
    }

    /** The moment in a field of a record; null when it holds none. */
    static Instant instant(JsonNode value) {
        Long nanoseconds = of(value);
        return nanoseconds == null ? null : Times.ofNanoseconds(nanoseconds.toString());
    }

    /**
     * A bound that a user may give by either of two names.
     *
     * @param common the name that all providers have in common, for a time in ISO 8601
     * @param own    TT's name, for nanoseconds
     */
    static Long bound(Selection selection, String common, String own) {
        Optional<String> time = selection.param(common);
        Optional<String> nanoseconds = selection.param(own);
        if (time.isPresent() && nanoseconds.isPresent()) {
            throw new IllegalArgumentException(
                    "parameters '" + common + "' and '" + own + "' mean the same; give one of them");
        }
        if (nanoseconds.isPresent()) {
            return number(own, nanoseconds.get().strip());
        }
        if (time.isEmpty()) {
            return null;
        }
        Instant moment = Times.instant(time.get().strip());
        if (moment == null) {
            throw new IllegalArgumentException(
                    "parameter '" + common + "' is '" + time.get()
                                               + "', which is no time in ISO 8601 such as 2026-01-31T09:00:00Z; for"
                                               + " nanoseconds use '" + own + "'");
        }
        return of(moment);
    }

    private static long number(String name, String text) {
        try {
            if (text.matches("\\d+")) {
                return Long.parseLong(text);
            }
        } catch (NumberFormatException e) {
            // too large; said below
        }
        throw new IllegalArgumentException(
                "parameter '" + name + "' is '" + text + "', which is no number of nanoseconds since 1970");
    }
}
