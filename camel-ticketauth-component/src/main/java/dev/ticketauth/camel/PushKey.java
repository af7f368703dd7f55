// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.sync.RecordVersion;
import org.apache.commons.codec.digest.DigestUtils;

/**
 * What tells a push from others, the same for all repetitions of it. Short enough for the columns in which repositories
 * keep their keys.
 */
final class PushKey {

    private static final int MOST_CHARACTERS = 50;
    private static final int HASH_CHARACTERS = 32;
    private static final String PUNCTUATION = "_./:+-";

    private PushKey() {
    }

    /** @param id the id that the sender has signed, or null: then the state of the record counts */
    static String of(String id, TicketAuthChange change) {
        return fitting(
                id == null ? change.resource() + '/' + change.id() + '/' + RecordVersion.hash(change.version()) : "id/" + id);
    }

    /** The same for all states of a record. */
    static String ofRecord(TicketAuthChange change) {
        return fitting(change.resource() + '/' + change.id());
    }

    // repositories in files have no place for line ends, nor for what separates a key from its value
    private static String fitting(String key) {
        return key.length() > MOST_CHARACTERS || !isPlain(key)
                ? DigestUtils.sha256Hex(key).substring(0, HASH_CHARACTERS) : key;
    }

    private static boolean isPlain(String key) {
        for (int i = 0; i < key.length(); i++) {
            char c = key.charAt(i);
            boolean isLetter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
            if (!isLetter && !(c >= '0' && c <= '9') && PUNCTUATION.indexOf(c) < 0) {
                return false;
            }
        }
        return true;
    }
}
