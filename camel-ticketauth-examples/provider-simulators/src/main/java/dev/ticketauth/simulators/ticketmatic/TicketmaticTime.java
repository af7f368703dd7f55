// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Iso;

/** The provider's ways of writing a time. All without a zone are UTC. */
final class TicketmaticTime {
    private static final DateTimeFormatter SIGNED
            = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern ZONED = Pattern.compile("(.*T.*)(Z|[+-]\\d\\d):?(\\d\\d)?");

    private TicketmaticTime() {
    }

    /** As the authentication page and {@code diagnostics/time} write it. */
    static String signed(Instant instant) {
        return SIGNED.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** With a blank, and as many digits behind the second as there are, six at most. */
    static String plain(Instant instant) {
        return Iso.time(Iso.micros(instant), ' ', "");
    }

    /** Exactly {@code YYYY-MM-DDTHH:MM:SS}, else null. */
    static Instant parseSigned(String text) {
        try {
            return LocalDateTime.parse(text, SIGNED).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            return null;
        }
    }

    /**
     * {@code lastupdatesince} as documented and as clients send it: T or blank, quoted, with fraction, with an offset.
     */
    static Instant parse(String text) {
        String bare = text.replace("\"", "").trim();
        String iso = bare.length() > 10 ? bare.substring(0, 10) + "T" + bare.substring(11) : bare + "T00:00:00";
        try {
            Matcher zoned = ZONED.matcher(iso);
            if (!zoned.matches()) {
                return LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
            }
            // both +02:00 and +0200 are sent
            String minutes = zoned.group(3) == null ? "" : ":" + zoned.group(3);
            return OffsetDateTime.parse(zoned.group(1) + zoned.group(2) + minutes).toInstant();
        } catch (DateTimeParseException e) {
            throw new BadRequest("'" + text + "' is not a time like 2026-01-31 15:24:36");
        }
    }

    /** Like {@link #parse(String)}, in microseconds since 1970. */
    static long micros(String text) {
        return Iso.micros(parse(text));
    }
}
