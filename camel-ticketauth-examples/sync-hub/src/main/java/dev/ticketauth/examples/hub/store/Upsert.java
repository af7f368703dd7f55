package dev.ticketauth.examples.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

import org.apache.camel.Exchange;

/** The statement that adds a record, or replaces the one with the same key, in the dialects of H2 and PostgreSQL. */
final class Upsert {
    private static final String H2 = "H2";

    private final String table;
    private final RecordColumns columns;

    Upsert(String table, RecordColumns columns) {
        this.table = table;
        this.columns = columns;
    }

    PreparedStatement prepare(Connection connection) throws SQLException {
        return connection.prepareStatement(sql(connection.getMetaData().getDatabaseProductName()));
    }

    String sql(String product) {
        List<String> all = new ArrayList<>(RecordKey.COLUMNS);
        all.addAll(columns.names());
        String key = " (" + String.join(", ", RecordKey.COLUMNS) + ")";
        String into = " INTO " + table + " (" + String.join(", ", all) + ")";
        String values = " VALUES (" + String.join(", ", Collections.nCopies(all.size(), "?")) + ")";
        return product.equals(H2)
                ? "MERGE" + into + " KEY" + key + values : "INSERT" + into + values + " ON CONFLICT" + key + onConflict();
    }

    private String onConflict() {
        return columns.names().isEmpty()
                ? " DO NOTHING"
                : columns.names().stream().map(name -> name + " = EXCLUDED." + name)
                        .collect(Collectors.joining(", ", " DO UPDATE SET ", ""));
    }

    void add(PreparedStatement rows, Exchange record) throws SQLException {
        RecordKey.of(record).bind(rows);
        columns.bind(rows, RecordKey.COLUMNS.size() + 1, record);
        rows.addBatch();
    }
}
