// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.crash;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A sync that is killed again and again ({@code kill -9}) while orders change at the provider: when it is left alone at
 * last, the database holds what the provider holds. A failure names the seed; with {@code -Dcrash.seed=…} it comes
 * again, as far as moments can.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class KilledSyncTest {
    private static final int BASKET = 21001;
    private static final int CHANGES_PER_KILL = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int KILLED = 137;
    /** The page that was under way, with the overlap of two minutes before it. */
    private static final int MOST_AGAIN = 2 * SyncProcess.PAGE;

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path directory;

    private EmbeddedPostgres postgres;
    private Connection database;
    private TicketmaticSimulator provider;

    @BeforeEach
    void startDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase().getConnection();
        execute("""
                CREATE TABLE record (provider TEXT, account TEXT, kind TEXT, id TEXT, state TEXT, updated_at TIMESTAMPTZ,
                    raw TEXT NOT NULL,
                    writes INT NOT NULL DEFAULT 1, PRIMARY KEY (provider, account, kind, id));
                CREATE TABLE sync_cursor (name TEXT PRIMARY KEY, position TEXT NOT NULL);
                CREATE FUNCTION count_write() RETURNS TRIGGER LANGUAGE plpgsql AS
                    'BEGIN NEW.writes = OLD.writes + 1; RETURN NEW; END';
                CREATE TRIGGER count_write BEFORE UPDATE ON record FOR EACH ROW EXECUTE FUNCTION count_write()""");
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    @AfterEach
    void stop() throws IOException {
        if (provider != null) {
            provider.close();
        }
        postgres.close();
    }

    @Test
    void fiftyThousandBookingsAndTwentyKills() throws Exception {
        // every tenth order is a basket and no booking
        startProvider(55_555);

        surviveKills(20, 50_000, null);
    }

    @Test
    void aCursorInAFile() throws Exception {
        startProvider(11_111);

        surviveKills(5, 10_000, directory.resolve("cursors"));
    }

    @Test
    void aCursorFileThatAKillLeftWithHalfALine() throws Exception {
        startProvider(1_111);
        Path file = directory.resolve("cursors");
        String key = syncOnce(file);

        // half a value: the cursor is not used and everything comes again
        Files.writeString(file, key + "=1 2026-01-01T1");
        execute("TRUNCATE record");
        syncOnce(file);

        // half a key: Camel's repository does not start with it, and neither does the sync
        Files.writeString(file, key.substring(0, 20));
        Process refused = start(file);
        try {
            assertThat(refused.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)).as(this::seedAndLog).isTrue();
        } finally {
            refused.destroyForcibly();
        }
        assertThat(refused.exitValue()).as(this::seedAndLog).isNotZero();
        assertThat(log()).content().contains("The cursor " + key + " is damaged and is not used", "FileStateRepository");
    }

    /** Until everything is there; returns the name of the cursor. */
    private String syncOnce(Path cursorFile) throws IOException {
        Process process = start(cursorFile);
        try {
            awaitEnd(1_000);
            Awaitility.await().alias(seedAndLog()).atMost(PATIENCE).until(() -> Files.size(cursorFile) > 0);
        } finally {
            process.destroyForcibly().onExit().join();
        }
        return Files.readString(cursorFile).lines().findFirst().orElseThrow().split("=")[0];
    }

    private void awaitEnd(int bookings) {
        Awaitility.await().alias(seedAndLog()).atMost(PATIENCE).pollInterval(Duration.ofMillis(250)).until(
                () -> count("COUNT(*)") >= bookings && stored().equals(held()));
    }

    private void startProvider(int orders) {
        provider = new TicketmaticSimulator(TicketmaticSettings.defaults().withOrders(orders), InstantSource.system(), 0);
        provider.start();
    }

    private void surviveKills(int kills, int bookings, Path cursorFile) throws Exception {
        int[] moments = random.ints(kills, 0, bookings * 19 / 20).sorted().toArray();
        for (int rows : moments) {
            Process process = start(cursorFile);
            try {
                awaitMoment(process, rows);
                assertThat(process.isAlive()).as("process killed at %d rows; %s", rows, seedAndLog()).isTrue();
            } finally {
                process.destroyForcibly();
            }
            assertThat(process.waitFor()).as(this::seedAndLog).isEqualTo(KILLED);
            changeOrders();
        }
        int afterKills = count("COUNT(*)");
        Process process = start(cursorFile);
        try {
            awaitEnd(bookings);
        } finally {
            process.destroyForcibly();
        }
        assertThat(count("COUNT(*)")).as(this::seedAndLog).isEqualTo(bookings);
        assertThat(count("COUNT(DISTINCT id)")).as(this::seedAndLog).isEqualTo(bookings);
        assertThat(stored()).as(this::seedAndLog).isEqualTo(held());
        int again = count("SUM(writes) - COUNT(*)");
        System.out.printf("%d kills at %s: %d of %d bookings after the last kill; in the end each one once, %d written again"
                          + " of which at most %d had changed at the provider, seed %d%n",
                kills, Arrays.toString(moments), afterKills, bookings, again, kills * CHANGES_PER_KILL, seed);
        // without a cursor it would be thousands
        assertThat(again).as(this::seedAndLog).isLessThan(kills * MOST_AGAIN);
    }

    private Process start(Path cursorFile) throws IOException {
        return SyncProcess.start(provider, postgres.getJdbcUrl("postgres", "postgres"), cursorFile, log());
    }

    /**
     * Half of the moments are those of a commit, the others those of a request, which comes between two pages; and up
     * to 20 milliseconds later, so that a commit, a cursor or an answer may be under way.
     */
    private void awaitMoment(Process process, int rows) {
        boolean ofCommit = random.nextBoolean();
        long later = random.nextInt(20_000_000);
        CountDownLatch requests = requestsUntil(rows);
        Awaitility.await().alias(seedAndLog()).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(2))
                .until(() -> !process.isAlive() || (ofCommit ? count("COUNT(*)") >= rows : requests.getCount() == 0));
        LockSupport.parkNanos(later);
    }

    // the rows that are missing come with so many requests
    private CountDownLatch requestsUntil(int rows) {
        int missing = Math.max(0, rows - count("COUNT(*)"));
        CountDownLatch requests = new CountDownLatch(1 + missing / SyncProcess.PAGE);
        provider.onRequest(request -> requests.countDown());
        return requests;
    }

    private void changeOrders() {
        for (int i = 0; i < CHANGES_PER_KILL; i++) {
            long id;
            do {
                id = 100_001L + random.nextInt(provider.data().orders().size());
            } while (provider.data().orders().find(id).path("status").asInt() == BASKET);
            String now = Instant.now().truncatedTo(ChronoUnit.MILLIS).toString();
            provider.data().orders().change(id, order -> order.put("c_source", "changed " + now).put("lastupdatets", now));
        }
    }

    private Map<String, String> held() {
        Map<String, String> orders = new HashMap<>();
        for (ObjectNode order : provider.data().orders().all()) {
            if (order.path("status").asInt() != BASKET) {
                orders.put(order.path("orderid").asText(), order.toString());
            }
        }
        return orders;
    }

    private Map<String, String> stored() throws SQLException {
        Map<String, String> records = new HashMap<>();
        try (Statement statement = database.createStatement();
             ResultSet rows = statement.executeQuery("SELECT id, raw FROM record")) {
            while (rows.next()) {
                records.put(rows.getString(1), rows.getString(2));
            }
        }
        return records;
    }

    private int count(String what) {
        try (Statement statement = database.createStatement();
             ResultSet rows = statement.executeQuery("SELECT " + what + " FROM record")) {
            rows.next();
            return rows.getInt(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private Path log() {
        return directory.resolve("log");
    }

    private String seedAndLog() {
        try {
            return "seed " + seed + ", log of the processes: " + (Files.exists(log()) ? Files.readString(log()) : "");
        } catch (IOException e) {
            return "seed " + seed;
        }
    }
}
