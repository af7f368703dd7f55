// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

import javax.sql.DataSource;

import org.apache.camel.Exchange;

/**
 * Writes records over one connection, which stays open until something fails. For one thread at a time.
 */
final class RecordWriter implements AutoCloseable {
    private final DataSource database;
    private final Upsert upsert;
    private Connection connection;
    private PreparedStatement rows;

    RecordWriter(DataSource database, Upsert upsert) {
        this.database = database;
        this.upsert = upsert;
    }

    /** Writes all of them or, when this throws, none: what nobody has committed the database forgets. */
    void write(List<Exchange> records) throws SQLException {
        boolean written = false;
        try {
            open();
            for (Exchange record : records) {
                upsert.add(rows, record);
            }
            rows.executeBatch();
            connection.commit();
            written = true;
        } finally {
            if (!written) {
                close();
            }
        }
    }

    private void open() throws SQLException {
        if (connection == null) {
            connection = database.getConnection();
            connection.setAutoCommit(false);
            rows = upsert.prepare(connection);
        }
    }

    @Override
    public void close() {
        // the connection may be a pooled one, which keeps what is not rolled back
        try (Connection closing = connection) {
            if (closing != null) {
                closing.rollback();
            }
        } catch (SQLException e) {
            // it is broken already, and whoever writes has the reason
        } finally {
            connection = null;
            rows = null;
        }
    }
}
