// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;

/**
 * What tells one state of a record from others.
 */
public final class RecordVersion {

    private static final char SEPARATOR = '/';
    // seconds, 8,700 years from 1970 in either direction; other types of time do not reach as far as an Instant
    private static final long FAR = 1L << 38;

    private RecordVersion() {
    }

    /**
     * @param changedAt   when the record changed last, or null
     * @param fingerprint of its text
     */
    public static String of(Instant changedAt, long fingerprint) {
        String hash = Long.toHexString(fingerprint);
        return changedAt == null ? hash : text(changedAt) + SEPARATOR + hash;
    }

    /** When the record changed last, in ISO 8601; null when a version does not say. */
    public static String changedAt(String version) {
        int end = version.lastIndexOf(SEPARATOR);
        return end < 0 ? null : version.substring(0, end);
    }

    /** The hash of the record's text. */
    public static String hash(String version) {
        return version.substring(version.lastIndexOf(SEPARATOR) + 1);
    }

    // as Instant.toString() has it, which takes four times as long
    private static String text(Instant time) {
        if (Math.abs(time.getEpochSecond()) > FAR) {
            return time.toString();
        }
        LocalDateTime utc = LocalDateTime.ofEpochSecond(time.getEpochSecond(), time.getNano(), ZoneOffset.UTC);
        return utc + (utc.getSecond() == 0 && utc.getNano() == 0 ? ":00Z" : "Z");
    }
}
