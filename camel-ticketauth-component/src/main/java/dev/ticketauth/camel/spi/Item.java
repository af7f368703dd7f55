// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import org.apache.commons.codec.digest.MurmurHash3;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One record as a provider's list holds it.
 *
 * @param json        the record, with the names, the order and the text of the numbers that it came with
 * @param fingerprint a hash of the record's text: as good as certainly another one when anything in it has changed
 */
public record Item(JsonNode json, long fingerprint) {

    public Item {
        Objects.requireNonNull(json, "json");
    }

    /** An item of a list that a provider does not have in this form. */
    public static Item of(JsonNode json) {
        byte[] text = json.toString().getBytes(UTF_8);
        return new Item(json, fingerprint(text, 0, text.length));
    }

    /** The fingerprint of a record's text. */
    public static long fingerprint(byte[] text, int offset, int length) {
        // no CRC, fast as it is: whoever may write a note could easily write one with which nothing seems to have changed
        return MurmurHash3.hash128x64(text, offset, length, 0)[0];
    }

    /** Whether both are the same record in the same state. Does not compare the trees. */
    @Override
    public boolean equals(Object other) {
        return other instanceof Item item && fingerprint == item.fingerprint;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(fingerprint);
    }

    @Override
    public String toString() {
        return "Item[" + Long.toHexString(fingerprint) + "]";
    }
}
