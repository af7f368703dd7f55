// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Writes times a few times faster than the formatters of the JDK, which counts when a million records are written. */
public final class Iso {
    private static final long SECOND = 1_000_000;
    private static final long DAY = 86_400 * SECOND;

    private Iso() {
    }

    /** Microseconds since 1970. */
    public static long micros(Instant instant) {
        return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
    }

    /** {@code 2026-01-31}. */
    public static String date(long epochDay) {
        return appendDate(new StringBuilder(10), epochDay).toString();
    }

    /**
     * Date and time in UTC, with as many digits behind the second as are needed, six at most.
     *
     * @param separator between date and time
     * @param end       what is written behind it, such as {@code Z}
     */
    public static String time(long micros, char separator, String end) {
        StringBuilder text = appendDate(new StringBuilder(32), Math.floorDiv(micros, DAY)).append(separator);
        long ofDay = Math.floorMod(micros, DAY);
        int second = (int) (ofDay / SECOND);
        append(text, second / 3600);
        append(text.append(':'), second / 60 % 60);
        append(text.append(':'), second % 60);
        int fraction = (int) (ofDay % SECOND);
        if (fraction > 0) {
            text.append('.');
            for (int unit = 100_000; fraction > 0; unit /= 10) {
                text.append((char) ('0' + fraction / unit));
                fraction %= unit;
            }
        }
        return text.append(end).toString();
    }

    private static StringBuilder appendDate(StringBuilder text, long epochDay) {
        LocalDate date = LocalDate.ofEpochDay(epochDay);
        append(text, date.getYear() / 100);
        append(text, date.getYear() % 100);
        append(text.append('-'), date.getMonthValue());
        append(text.append('-'), date.getDayOfMonth());
        return text;
    }

    private static void append(StringBuilder text, int twoDigits) {
        text.append((char) ('0' + twoDigits / 10)).append((char) ('0' + twoDigits % 10));
    }
}
