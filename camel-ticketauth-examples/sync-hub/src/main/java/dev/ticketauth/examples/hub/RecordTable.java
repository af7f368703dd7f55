package dev.ticketauth.examples.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The table {@code record} in an H2 file; empty at the start of every run. */
final class RecordTable implements AutoCloseable {
    // what H2 would log comes as an exception as well
    private static final String WITHOUT_LOG = ";TRACE_LEVEL_FILE=0;TRACE_LEVEL_SYSTEM_OUT=0";
    private static final String CREATE = """
            CREATE TABLE record (
                provider VARCHAR(20) NOT NULL,
                kind VARCHAR(40) NOT NULL,
                id VARCHAR(100) NOT NULL,
                updated_at VARCHAR(40),
                raw CHARACTER LARGE OBJECT NOT NULL,
                PRIMARY KEY (provider, kind, id))""";
    // a record that two pages hold is stored once, as it was read last
    private static final String MERGE = """
            MERGE INTO record (provider, kind, id, updated_at, raw) KEY (provider, kind, id)
            VALUES (?, ?, ?, ?, ?)""";

    private final Path file;
    private final Connection connection;

    private RecordTable(Path file, Connection connection) {
        this.file = file;
        this.connection = connection;
    }

    /**
     * @param  database    the file without H2's ending
     * @throws IOException when the file cannot be opened, by another run that has it for example
     */
    static RecordTable createdIn(Path database) throws IOException, SQLException {
        Path absolute = database.toAbsolutePath().normalize();
        Connection connection;
        try {
            Files.createDirectories(absolute.getParent());
            connection = DriverManager.getConnection("jdbc:h2:file:" + absolute + WITHOUT_LOG, "sa", "");
        } catch (IOException | SQLException e) {
            throw new IOException("the database " + absolute + " cannot be opened: " + Reason.of(e));
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS record");
            statement.execute(CREATE);
        } catch (SQLException e) {
            connection.close();
            throw e;
        }
        return new RecordTable(Path.of(absolute + ".mv.db"), connection);
    }

    Path file() {
        return file;
    }

    void merge(String provider, List<Item> items) throws SQLException {
        if (items.isEmpty()) {
            return;
        }
        try (PreparedStatement merge = connection.prepareStatement(MERGE)) {
            for (Item item : items) {
                merge.setString(1, provider);
                merge.setString(2, item.kind().name());
                merge.setString(3, item.id());
                merge.setString(4, item.updatedAt());
                merge.setString(5, item.raw());
                merge.addBatch();
            }
            merge.executeBatch();
        }
    }

    Set<String> ids(String provider, String kind) throws SQLException {
        try (PreparedStatement select
                = connection.prepareStatement("SELECT id FROM record WHERE provider = ? AND kind = ?")) {
            select.setString(1, provider);
            select.setString(2, kind);
            Set<String> ids = new HashSet<>();
            try (ResultSet rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.add(rows.getString(1));
                }
            }
            return ids;
        }
    }

    int count() throws SQLException {
        try (Statement statement = connection.createStatement();
             ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM record")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
