// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.store;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;

import org.apache.camel.RuntimeCamelException;
import org.h2.jdbcx.JdbcConnectionPool;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ConsumedTableTest {
    private final JdbcConnectionPool database = JdbcConnectionPool.create("jdbc:h2:mem:consumed;DB_CLOSE_DELAY=-1", "sa", "");
    private final ConsumedTable table = new ConsumedTable(database, "consumed_push");

    @BeforeEach
    void createTable() throws SQLException {
        execute("CREATE TABLE consumed_push (name VARCHAR(100) PRIMARY KEY, consumed_at TIMESTAMP DEFAULT CURRENT_TIMESTAMP)");
    }

    @AfterEach
    void drop() throws SQLException {
        execute("DROP ALL OBJECTS DELETE FILES");
        database.dispose();
    }

    @Test
    void aKeyIsNewOnce() {
        assertThat(table.contains("a")).isFalse();
        assertThat(table.add("a")).isTrue();
        assertThat(table.add("a")).isFalse();
        assertThat(table.contains("a")).isTrue();
        assertThat(table.contains("A")).isFalse();
        assertThat(table.confirm("a")).isTrue();
    }

    @Test
    void whatWasRemovedIsNewAgain() {
        table.add("a");

        assertThat(table.remove("a")).isTrue();
        assertThat(table.remove("a")).isFalse();
        assertThat(table.add("a")).isTrue();
    }

    @Test
    void anotherNodeKnowsIt() {
        table.add("a");

        assertThat(new ConsumedTable(database, "consumed_push").add("a")).isFalse();
    }

    @Test
    void ofManyAtTheSameTimeOneIsTheFirst() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            Callable<Boolean> add = () -> table.add("a");
            List<Future<Boolean>> added = threads.invokeAll(Stream.generate(() -> add).limit(40).toList());

            assertThat(added.stream().filter(ConsumedTableTest::isTrue)).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
    }

    private static boolean isTrue(Future<Boolean> future) {
        try {
            return future.get();
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    @Test
    void everythingCanBeForgotten() {
        table.add("a");
        table.add("b");

        table.clear();

        assertThat(table.contains("a")).isFalse();
        assertThat(table.add("b")).isTrue();
    }

    @Test
    void aDatabaseThatDoesNotAnswerIsNoAnswer() throws SQLException {
        execute("DROP TABLE consumed_push");

        assertThatThrownBy(() -> table.add("a")).isInstanceOf(RuntimeCamelException.class)
                .hasMessage("The key a can't be stored").hasCauseInstanceOf(SQLException.class);
        assertThatThrownBy(() -> table.contains("a")).hasMessage("The key a can't be looked up");
        assertThatThrownBy(() -> table.remove("a")).hasMessage("The key a can't be removed");
        assertThatThrownBy(table::clear).hasMessage("The table consumed_push can't be cleared");
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection(); Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
