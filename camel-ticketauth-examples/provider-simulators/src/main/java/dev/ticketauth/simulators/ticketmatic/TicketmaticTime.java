package dev.ticketauth.simulators.ticketmatic;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;

import dev.ticketauth.simulators.server.BadRequest;

/** The provider's ways of writing a time. All without a zone are UTC. */
final class TicketmaticTime {
    private static final DateTimeFormatter SIGNED
            = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss").withResolverStyle(ResolverStyle.STRICT);
    private static final DateTimeFormatter PLAIN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss");

    private TicketmaticTime() {
    }

    /** As the authentication page and {@code diagnostics/time} write it. */
    static String signed(Instant instant) {
        return SIGNED.format(instant.atOffset(ZoneOffset.UTC));
    }

    /** As records hold it. */
    static String plain(Instant instant) {
        return PLAIN.format(instant.atOffset(ZoneOffset.UTC));
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
            return iso.matches(".*T.*(Z|[+-]\\d\\d:\\d\\d)")
                    ? OffsetDateTime.parse(iso).toInstant() : LocalDateTime.parse(iso).toInstant(ZoneOffset.UTC);
        } catch (DateTimeParseException e) {
            throw new BadRequest("'" + text + "' is not a time like 2026-01-31 15:24:36");
        }
    }
}
