// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

import javax.sql.DataSource;

import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.support.service.ServiceSupport;

/** The cursors of consumers in a table of the database that their records are in: {@code name, position}. */
public final class CursorTable extends ServiceSupport implements StateRepository<String, String> {
    private final DataSource database;
    private final String table;

    /** @param table has the columns {@code name}, which is its primary key, and {@code position} */
    public CursorTable(DataSource database, String table) {
        this.database = database;
        this.table = table;
    }

    @Override
    public void setState(String name, String position) {
        try (Connection connection = database.getConnection()) {
            // an update that finds nothing is the first one of a name; nobody else writes it
            if (write(connection, "UPDATE " + table + " SET position = ? WHERE name = ?", position, name) == 0) {
                write(connection, "INSERT INTO " + table + " (position, name) VALUES (?, ?)", position, name);
            }
        } catch (SQLException e) {
            throw new RuntimeCamelException("The cursor " + name + " can't be stored", e);
        }
    }

    private static int write(Connection connection, String sql, String position, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, position);
            statement.setString(2, name);
            return statement.executeUpdate();
        }
    }

    @Override
    public String getState(String name) {
        try (Connection connection = database.getConnection();
             PreparedStatement select = connection.prepareStatement("SELECT position FROM " + table + " WHERE name = ?")) {
            select.setString(1, name);
            try (ResultSet rows = select.executeQuery()) {
                return rows.next() ? rows.getString(1) : null;
            }
        } catch (SQLException e) {
            throw new RuntimeCamelException("The cursor " + name + " can't be read", e);
        }
    }
}
