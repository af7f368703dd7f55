// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

class HubTest {
    private final ByteArrayOutputStream console = new ByteArrayOutputStream();

    @TempDir
    Path directory;

    @Test
    void storesEveryRecordOfAllFiveAndThenWhatHasChanged() throws SQLException {
        int status = run(Map.of("hub.wsync.booking", "{\"raw\":{\"visitor\":{\"contact\":{\"name\":\"{{nobody\"}}}}"));

        assertThat(lines()).contains(
                "timetap: session revoked by the provider, renewed, going on",
                "tt: session revoked by the provider, renewed, going on",
                "ticketmatic: made booking 101201: CONFIRMED", "ticketmatic: cancelled it: CANCELLED",
                "timetap: cancelled it: CANCELLED", "ticketevolution: cancelled it: CANCELLED",
                "5 providers, 10660 records in " + database() + ".mv.db");
        // records, calls; changed, calls; logins, refused; TimeTap's pushes cost a call each, every time they come
        assertThat(table("provider")).satisfiesExactly(
                wsync -> assertThat(wsync).isEqualTo("wsync 1200 4 3 4 0 0"),
                ticketmatic -> assertThat(ticketmatic).isEqualTo("ticketmatic 2080 3 7 2 0 0"),
                timetap -> assertThat(timetap).matches("timetap 2656 27 4 (3[2-9]|[4-9]\\d) 2 1"),
                tt -> assertThat(tt).isEqualTo("tt 2450 34 4 31 2 1"),
                tevo -> assertThat(tevo).isEqualTo("ticketevolution 2260 17 8 2 0 0"));
        assertThat(status).isZero();
        assertEveryPushIsTakenOrRefused();
        // with the new ones, and those that have vanished at the provider
        assertThat(stored()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "wsync ticket", 1201, "wsync booking", 1, "ticketmatic booking", 1083, "ticketmatic ticket", 1000,
                "timetap booking", 1202, "timetap ticket", 1456, "tt ticket", 1253, "tt booking", 1200,
                "ticketevolution booking", 1263, "ticketevolution ticket", 1001));
    }

    /** Every third push was sent twice. */
    private void assertEveryPushIsTakenOrRefused() {
        // pushes, attempts, taken, duplicates, refused; by push, by poll
        assertThat(table("changes")).satisfiesExactly(
                wsync -> assertThat(wsync).matches("wsync 9 \\d+ 9 2 1 7 3"),
                ticketmatic -> assertThat(ticketmatic).isEqualTo("ticketmatic - - - - - - 6"),
                // what is read again may have changed once more since it was pushed, and is a duplicate of the next push then;
                // what was deleted cannot be read again, and both times that it is pushed it is refused, like the forged one
                timetap -> assertThat(timetap).matches("timetap 8 \\d+ 6 [12] 3 [45] 4"),
                tt -> assertThat(tt).isEqualTo("tt - - - - - - 1"),
                tevo -> assertThat(tevo).matches("ticketevolution 13 \\d+ 13 3 1 10 6"));
        assertThat(table("changes")).allSatisfy(row -> {
            String[] figures = row.split(" ");
            assertThat(figures[1].equals("-") || Integer.parseInt(figures[1]) <= Integer.parseInt(figures[2])).isTrue();
        });
        assertThat(lines()).filteredOn(line -> line.startsWith("Pushes are taken at http://127.0.0.1:")).hasSize(1);
    }

    @Test
    void oneProviderWithOtherKeysDoesNotKeepTheFourFromBeingStored() throws SQLException {
        int status = run(Map.of("ticketauth.ticketmatic.simulator.secret-key", "another-secret-key"));

        assertThat(status).isOne();
        assertThat(lines()).filteredOn(line -> line.startsWith("ticketmatic failed: ")).singleElement().asString()
                .contains("answered 401", "Check accessKey, secretKey and environment")
                .doesNotContain("another-secret-key");
        assertThat(lines()).contains("4 of 5 providers, 8577 records in " + database() + ".mv.db");
        assertThat(stored()).hasSize(8).doesNotContainKeys("ticketmatic booking", "ticketmatic ticket");
    }

    @Test
    void saysWhatToSetForTheRealProviders() throws SQLException {
        int status = run(Map.of("hub.simulators", "false"));

        assertThat(status).isOne();
        assertThat(lines()).contains("Five real providers, only read",
                "0 of 5 providers, 0 records in " + database() + ".mv.db");
        assertThat(lines()).filteredOn(line -> line.contains(" failed: ")).satisfiesExactly(
                wsync -> assertThat(wsync).startsWith("wsync").contains("hub.wsync.tickets-path"),
                ticketmatic -> assertThat(ticketmatic).startsWith("ticketmatic").contains("hub.ticketmatic.account"),
                timetap -> assertThat(timetap).contains("ticketauth.timetap.default.access-key"),
                tt -> assertThat(tt).contains("ticketauth.tt.default.access-key"),
                tevo -> assertThat(tevo).contains("ticketauth.ticketevolution.default.access-key"));
    }

    @Test
    void saysWhatToSetForPushes() {
        run(Map.of("hub.simulators", "false", "hub.webhook-port", "0", "hub.timetap.webhook-secret", "secret"));

        assertThat(lines()).filteredOn(line -> line.contains("pushes are not taken")).containsExactly(
                "ticketevolution: pushes are not taken: the setting hub.ticketevolution.webhook-secret is missing");
    }

    @Test
    void startsFromAnEmptyTable() throws SQLException {
        Map<String, String> real = Map.of("hub.simulators", "false");
        run(real);
        try (Connection connection = connection()) {
            connection.createStatement().execute("INSERT INTO record VALUES ('tt', 'a', 'ticket', 'old', 'OPEN', NULL, '{}')");
        }

        run(real);

        assertThat(stored()).isEmpty();
    }

    @Test
    void aDatabaseThatCannotBeOpenedIsOneLine() throws IOException {
        Files.createFile(directory.resolve("file"));
        Path inAFile = directory.resolve("file").resolve("hub").toAbsolutePath();

        int status = new Hub(new PrintStream(console), Map.of("hub.database", inAFile.toString())).run();

        assertThat(status).isOne();
        assertThat(lines()).singleElement().asString()
                .startsWith("The sync hub failed: the database " + inAFile + " cannot be opened: ");
    }

    private int run(Map<String, String> settings) {
        Map<String, String> all = new HashMap<>(settings);
        all.put("hub.database", database().toString());
        return new Hub(new PrintStream(console, true, StandardCharsets.UTF_8), all).run();
    }

    private List<String> lines() {
        return console.toString(StandardCharsets.UTF_8).lines().toList();
    }

    /** The rows of the table that begins with this word, without the seconds. */
    private List<String> table(String first) {
        return lines().stream().dropWhile(line -> !line.startsWith(first + " ")).skip(1).takeWhile(line -> !line.isEmpty())
                .map(line -> line.replaceAll(" +", " ").replaceAll(" \\d+\\.\\d", "")).toList();
    }

    private Map<String, Integer> stored() throws SQLException {
        Map<String, Integer> counts = new TreeMap<>();
        try (Connection connection = connection();
             ResultSet rows = connection.createStatement().executeQuery(
                     "SELECT provider || ' ' || kind, COUNT(*) FROM record WHERE raw LIKE '{%}' GROUP BY provider, kind")) {
            while (rows.next()) {
                counts.put(rows.getString(1), rows.getInt(2));
            }
        }
        return counts;
    }

    private Connection connection() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + database(), "sa", "");
    }

    private Path database() {
        return directory.resolve("hub").toAbsolutePath();
    }
}
