// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the times that providers write: ISO 8601 with {@code T} or a space, with no, one or nine digits of a second's
 * fraction, with {@code Z}, {@code +02:00}, {@code +0200} or nothing behind. A time without a zone is UTC unless its
 * field says otherwise, and a date alone is its first moment.
 */
public final class Times {

    private static final int DATE = 10;
    private static final int SECONDS = 19;

    private Times() {
    }

    /** The moment that a text names, or null when it names none. */
    public static Instant instant(String text) {
        if (text == null || text.length() < DATE) {
            return null;
        }
        try {
            int zone = zoneAt(text);
            LocalDateTime local = local(text, endBefore(zone, text));
            return local.toInstant(zone == text.length() ? ZoneOffset.UTC : offset(text, zone));
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            // the record keeps the text
            return null;
        }
    }

    /** The wall-clock time that a text names, whatever zone it claims; null when it names none. */
    public static LocalDateTime wallClock(String text) {
        if (text == null || text.length() < DATE) {
            return null;
        }
        try {
            return local(text, endBefore(zoneAt(text), text));
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return null;
        }
    }

    /** A day and a time such as 900, 1430 or 0, which is midnight; null when either is none. */
    public static LocalDateTime at(String day, int hoursAndMinutes) {
        try {
            return local(day, DATE).toLocalDate().atTime(hoursAndMinutes / 100, hoursAndMinutes % 100);
        } catch (DateTimeException | NumberFormatException | StringIndexOutOfBoundsException e) {
            return null;
        }
    }

    /** A moment from a number of nanoseconds since 1970; null when it is no such number. */
    public static Instant ofNanoseconds(String text) {
        try {
            long nanoseconds = Long.parseLong(text);
            return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, 1_000_000_000L),
                    Math.floorMod(nanoseconds, 1_000_000_000L));
        } catch (NumberFormatException e) {
            return null;
        }
    }

    /** The zone of a name, or null for one that Java does not know. */
    public static ZoneId zone(String name) {
        try {
            return name == null ? null : ZoneId.of(name.strip());
        } catch (DateTimeException e) {
            return null;
        }
    }

    // where the zone begins, or the end of the text
    private static int zoneAt(String text) {
        for (int i = DATE; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == 'Z' || c == 'z' || c == '+' || c == '-') {
                return i;
            }
        }
        return text.length();
    }

    // a blank may stand in front of the zone
    private static int endBefore(int zone, String text) {
        return zone > SECONDS && text.charAt(zone - 1) == ' ' ? zone - 1 : zone;
    }

    private static LocalDateTime local(String text, int end) {
        require(text, 4, '-');
        require(text, 7, '-');
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, DATE);
        if (end == DATE) {
            return LocalDateTime.of(year, month, day, 0, 0);
        }
        char separator = text.charAt(DATE);
        if (separator != 'T' && separator != 't' && separator != ' ') {
            throw new NumberFormatException();
        }
        require(text, 13, ':');
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = 0;
        if (end > 16) {
            require(text, 16, ':');
            second = number(text, 17, SECONDS);
        }
        return LocalDateTime.of(year, month, day, hour, minute, second, end > SECONDS ? fraction(text, end) : 0);
    }

    // of any length, in nanoseconds; what is finer is cut off
    private static int fraction(String text, int end) {
        require(text, SECONDS, '.');
        int nanoseconds = 0;
        int digits = 0;
        for (int i = SECONDS + 1; i < end && text.charAt(i) != ' '; i++) {
            int digit = number(text, i, i + 1);
            if (digits < 9) {
                nanoseconds = nanoseconds * 10 + digit;
                digits++;
            }
        }
        for (; digits < 9; digits++) {
            nanoseconds *= 10;
        }
        return nanoseconds;
    }

    private static ZoneOffset offset(String text, int from) {
        char sign = text.charAt(from);
        if (sign == 'Z' || sign == 'z') {
            return ZoneOffset.UTC;
        }
        String digits = text.substring(from + 1).replace(":", "");
        int hours = number(digits, 0, 2);
        int minutes = digits.length() > 2 ? number(digits, 2, 4) : 0;
        int seconds = hours * 3600 + minutes * 60;
        return ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds);
    }

    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                throw new NumberFormatException();
            }
            number = number * 10 + digit;
        }
        return number;
    }

    private static void require(String text, int at, char expected) {
        if (text.charAt(at) != expected) {
            throw new NumberFormatException();
        }
    }
}
