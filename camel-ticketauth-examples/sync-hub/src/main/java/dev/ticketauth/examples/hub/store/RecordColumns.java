// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import org.apache.camel.Exchange;

/** The columns of a table beside the key: what of a record is stored. */
public interface RecordColumns {

    /** Their names; the same ones every time. */
    List<String> names();

    /**
     * The one of them that holds the time of the record's last change, or null when there is none. A row with a later
     * time stays as it is then; one that has no time, or gets none, is written.
     */
    default String changedAt() {
        return null;
    }

    /**
     * Sets the values of one record.
     *
     * @param row    the row to be written
     * @param first  the number of the first column's parameter; the others follow
     * @param record the exchange that the record is the body of
     */
    void bind(PreparedStatement row, int first, Exchange record) throws SQLException;
}
