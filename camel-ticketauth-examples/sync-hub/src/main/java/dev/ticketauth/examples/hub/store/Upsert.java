// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

import org.apache.camel.Exchange;

/**
 * The statement that adds a record, or replaces the one with the same key unless that is of a later time, in the
 * dialects of H2 and PostgreSQL.
 */
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
        return product.equals(H2) ? merge() : insert();
    }

    private String insert() {
        return "INSERT INTO " + table + " (" + String.join(", ", all()) + ") VALUES ("
               + String.join(", ", Collections.nCopies(all().size(), "?")) + ") ON CONFLICT ("
               + String.join(", ", RecordKey.COLUMNS) + ") DO "
               + (columns.names().isEmpty() ? "NOTHING" : "UPDATE SET " + assigned(name -> "EXCLUDED." + name))
               + unlessLater(" WHERE ", name -> "EXCLUDED." + name);
    }

    private String merge() {
        String key
                = RecordKey.COLUMNS.stream().map(name -> name + " = " + parameter(name)).collect(Collectors.joining(" AND "));
        return "MERGE INTO " + table + " USING DUAL ON (" + key + ")"
               + (columns.names().isEmpty()
                       ? ""
                       : " WHEN MATCHED" + unlessLater(" AND ", this::parameter) + " THEN UPDATE SET "
                         + assigned(this::parameter))
               + " WHEN NOT MATCHED THEN INSERT (" + String.join(", ", all()) + ") VALUES ("
               + all().stream().map(this::parameter).collect(Collectors.joining(", ")) + ")";
    }

    private String assigned(UnaryOperator<String> value) {
        return columns.names().stream().map(name -> name + " = " + value.apply(name)).collect(Collectors.joining(", "));
    }

    // also true when one of the two is null
    private String unlessLater(String and, UnaryOperator<String> value) {
        String time = columns.changedAt();
        return time == null ? "" : and + "(" + table + "." + time + " > " + value.apply(time) + ") IS NOT TRUE";
    }

    /** In H2 parameters have numbers, so that one can stand in several places. */
    private String parameter(String name) {
        return "?" + (all().indexOf(name) + 1);
    }

    private List<String> all() {
        List<String> all = new ArrayList<>(RecordKey.COLUMNS);
        all.addAll(columns.names());
        return all;
    }

    void add(PreparedStatement rows, Exchange record) throws SQLException {
        RecordKey.of(record).bind(rows);
        columns.bind(rows, RecordKey.COLUMNS.size() + 1, record);
        rows.addBatch();
    }
}
