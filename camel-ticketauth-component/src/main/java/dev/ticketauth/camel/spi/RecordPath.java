// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spi;

import java.util.regex.Pattern;

/**
 * The path of one record. Its id may come from a message, so it must not be more than one segment.
 */
public final class RecordPath {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private RecordPath() {
    }

    /**
     * @param  list                     the path that the record is below
     * @throws IllegalArgumentException when the id is none
     */
    public static String of(String list, String id) {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException(
                    "the id of a record has letters, digits, '-' and '_' only; check option 'recordId' or header"
                                               + " CamelTicketAuthRecordId");
        }
        return list + '/' + id;
    }
}
