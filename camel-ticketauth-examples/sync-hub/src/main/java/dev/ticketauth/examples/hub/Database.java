// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;

import dev.ticketauth.examples.hub.store.ConsumedTable;
import dev.ticketauth.examples.hub.store.CursorTable;
import dev.ticketauth.examples.hub.store.RecordBatch;
import dev.ticketauth.examples.hub.store.StateAndText;
import org.h2.jdbcx.JdbcConnectionPool;

/**
 * The tables {@code record}, {@code sync_cursor} and {@code consumed_push} in an H2 file; empty at the start of every
 * run.
 */
final class Database implements AutoCloseable {
    // what H2 would log comes as an exception as well
    private static final String WITHOUT_LOG = ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    private static final String CREATE = """
            DROP TABLE IF EXISTS record;
            CREATE TABLE record (
                provider VARCHAR(20) NOT NULL,
                account VARCHAR(100) NOT NULL,
                kind VARCHAR(10) NOT NULL,
                id VARCHAR(100) NOT NULL,
                state VARCHAR(20) NOT NULL,
                updated_at TIMESTAMP(9) WITH TIME ZONE,
                raw CHARACTER LARGE OBJECT NOT NULL,
                PRIMARY KEY (provider, account, kind, id));
            DROP TABLE IF EXISTS sync_cursor;
            CREATE TABLE sync_cursor (name VARCHAR(500) PRIMARY KEY, position VARCHAR(100) NOT NULL);
            DROP TABLE IF EXISTS consumed_push;
            CREATE TABLE consumed_push (
                name VARCHAR(100) PRIMARY KEY, consumed_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)""";

    private final Path file;
    private final JdbcConnectionPool connections;

    private Database(Path file, JdbcConnectionPool connections) {
        this.file = file;
        this.connections = connections;
    }

    /**
     * @param  database    the file without H2's ending
     * @throws IOException when the file cannot be opened, by another run that has it for example
     */
    static Database createdIn(Path database) throws IOException {
        Path absolute = database.toAbsolutePath().normalize();
        JdbcConnectionPool connections = JdbcConnectionPool.create("jdbc:h2:file:" + absolute + WITHOUT_LOG, "sa", "");
        try {
            Files.createDirectories(absolute.getParent());
            try (Connection connection = connections.getConnection(); Statement statement = connection.createStatement()) {
                statement.execute(CREATE);
            }
        } catch (IOException | SQLException e) {
            connections.dispose();
            throw new IOException("the database " + absolute + " cannot be opened: " + Reason.of(e));
        }
        return new Database(Path.of(absolute + ".mv.db"), connections);
    }

    Path file() {
        return file;
    }

    /** The end of a route whose records are stored. */
    RecordBatch records() {
        return new RecordBatch(connections, "record", new StateAndText());
    }

    CursorTable cursors() {
        return new CursorTable(connections, "sync_cursor");
    }

    /** The pushes that were taken. */
    ConsumedTable pushes() {
        return new ConsumedTable(connections, "consumed_push");
    }

    /** The texts of all records of a kind, by their ids. */
    Map<String, String> texts(String provider, String kind) throws SQLException {
        Map<String, String> texts = new HashMap<>();
        try (Connection connection = connections.getConnection();
             PreparedStatement select
                     = connection.prepareStatement("SELECT id, raw FROM record WHERE provider = ? AND kind = ?")) {
            select.setString(1, provider);
            select.setString(2, kind);
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    texts.put(rows.getString(1), rows.getString(2));
                }
            }
        }
        return texts;
    }

    int count() throws SQLException {
        try (Connection connection = connections.getConnection();
             Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM record")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() {
        connections.dispose();
    }
}
