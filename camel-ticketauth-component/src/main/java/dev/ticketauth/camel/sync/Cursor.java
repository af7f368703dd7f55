// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.zip.CRC32;

/**
 * How far a consumer has come.
 *
 * @param changedAt the newest change such that it and everything that came before it was consumed
 */
public record Cursor(Instant changedAt) {

    private static final String VERSION = "1";

    /** One line: version, time, checksum. A store may be cut off in the middle of a line when a process is killed. */
    public String text() {
        String content = VERSION + ' ' + changedAt;
        return content + ' ' + checksum(content);
    }

    /** What {@link #text()} has written; empty when it is anything else. */
    public static Optional<Cursor> parse(String text) {
        String[] words = text.split(" ", -1);
        if (words.length != 3 || !words[0].equals(VERSION) || !checksum(words[0] + ' ' + words[1]).equals(words[2])) {
            return Optional.empty();
        }
        try {
            return Optional.of(new Cursor(Instant.parse(words[1])));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String checksum(String content) {
        CRC32 crc = new CRC32();
        crc.update(content.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(crc.getValue());
    }
}
