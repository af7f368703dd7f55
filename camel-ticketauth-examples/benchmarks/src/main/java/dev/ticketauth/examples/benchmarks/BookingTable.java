// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.math.BigDecimal;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import javax.sql.DataSource;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;

/**
 * A table of bookings in a PostgreSQL that lives as long as this does.
 */
final class BookingTable implements AutoCloseable {

    static final String NAME = "booking";
    /** The columns beside the key. */
    static final List<String> COLUMNS = List.of("reference", "status", "total", "updated_at");

    private final EmbeddedPostgres postgres;

    BookingTable() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        execute("""
                CREATE TABLE booking (provider TEXT, account TEXT, kind TEXT, id TEXT, reference TEXT, status TEXT,
                total NUMERIC, updated_at TIMESTAMPTZ, PRIMARY KEY (provider, account, kind, id))""");
    }

    /** As whoever writes many rows into PostgreSQL sets its driver up: rows become one statement. */
    DataSource database() {
        return postgres.getDatabase("postgres", "postgres", Map.of("reWriteBatchedInserts", "true"));
    }

    /** Sets the values of {@link #COLUMNS}. */
    static void bind(PreparedStatement row, int first, String reference, String status, BigDecimal total, Instant updatedAt)
            throws SQLException {
        row.setString(first, reference);
        row.setString(first + 1, status);
        row.setBigDecimal(first + 2, total);
        row.setObject(first + 3, updatedAt.atOffset(ZoneOffset.UTC));
    }

    void clear() throws SQLException {
        execute("TRUNCATE booking");
    }

    int count() throws SQLException {
        try (Connection connection = database().getConnection(); Statement statement = connection.createStatement();
             ResultSet count = statement.executeQuery("SELECT COUNT(*) FROM booking WHERE total IS NOT NULL")) {
            count.next();
            return count.getInt(1);
        }
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database().getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }
}
