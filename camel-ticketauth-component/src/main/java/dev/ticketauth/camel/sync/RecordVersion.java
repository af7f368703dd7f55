// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Instant;

/**
 * What tells one state of a record from others.
 */
public final class RecordVersion {

    private RecordVersion() {
    }

    /**
     * @param changedAt   when the record changed last, or null
     * @param fingerprint of its text
     */
    public static String of(Instant changedAt, long fingerprint) {
        String hash = Long.toHexString(fingerprint);
        return changedAt == null ? hash : changedAt + "/" + hash;
    }
}
