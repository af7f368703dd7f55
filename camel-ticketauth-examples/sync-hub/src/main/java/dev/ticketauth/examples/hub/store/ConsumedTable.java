// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * What was consumed, in a table of the database that the records are in: a key in each row. Of several nodes that add
 * the same key at the same time, one is told that it was the first.
 * <p>
 * Nothing is ever forgotten here. A second column with {@code DEFAULT CURRENT_TIMESTAMP} lets a job delete what is
 * older than the time for which a sender repeats its pushes.
 */
public final class ConsumedTable extends ServiceSupport implements IdempotentRepository {
    /** In PostgreSQL and H2. */
    private static final String UNIQUE_VIOLATION = "23505";

    private final DataSource database;
    private final String table;

    /**
     * @param database gives connections that commit every statement, and keeps them: there are six of these for a push
     * @param table    has the column {@code name}, which is its primary key
     */
    public ConsumedTable(DataSource database, String table) {
        this.database = database;
        this.table = table;
    }

    @Override
    public boolean add(String key) {
        try {
            return update("INSERT INTO " + table + " (name) VALUES (?)", key) > 0;
        } catch (SQLException e) {
            if (UNIQUE_VIOLATION.equals(e.getSQLState())) {
                return false;
            }
            throw new RuntimeCamelException("The key " + key + " can't be stored", e);
        }
    }

    @Override
    public boolean contains(String key) {
        try (Connection connection = database.getConnection();
             PreparedStatement select = connection.prepareStatement("SELECT 1 FROM " + table + " WHERE name = ?")) {
            select.setString(1, key);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next();
            }
        } catch (SQLException e) {
            throw new RuntimeCamelException("The key " + key + " can't be looked up", e);
        }
    }

    @Override
    public boolean remove(String key) {
        try {
            return update("DELETE FROM " + table + " WHERE name = ?", key) > 0;
        } catch (SQLException e) {
            throw new RuntimeCamelException("The key " + key + " can't be removed", e);
        }
    }

    /** There is nothing to be confirmed: what was added counts. */
    @Override
    public boolean confirm(String key) {
        return true;
    }

    @Override
    public void clear() {
        try (Connection connection = database.getConnection();
             PreparedStatement delete = connection.prepareStatement("DELETE FROM " + table)) {
            delete.executeUpdate();
        } catch (SQLException e) {
            throw new RuntimeCamelException("The table " + table + " can't be cleared", e);
        }
    }

    private int update(String sql, String key) throws SQLException {
        try (Connection connection = database.getConnection();
             PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, key);
            return statement.executeUpdate();
        }
    }
}
