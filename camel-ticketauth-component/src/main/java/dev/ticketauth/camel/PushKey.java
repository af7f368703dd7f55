package dev.ticketauth.camel;

import org.apache.commons.codec.digest.DigestUtils;

/**
 * What tells a push from others, the same for all repetitions of it. Short enough for the columns in which repositories
 * keep their keys.
 */
final class PushKey {

    private static final int MOST_CHARACTERS = 50;
    private static final int HASH_CHARACTERS = 32;

    private PushKey() {
    }

    /** @param id the id that the sender has signed, or null: then the state of the record counts */
    static String of(String id, TicketAuthChange change) {
        String version = change.version();
        String hash = version.substring(version.lastIndexOf('/') + 1);
        String key = id == null ? change.resource() + '/' + change.id() + '/' + hash : "id/" + id;
        return key.length() > MOST_CHARACTERS ? DigestUtils.sha256Hex(key).substring(0, HASH_CHARACTERS) : key;
    }
}
