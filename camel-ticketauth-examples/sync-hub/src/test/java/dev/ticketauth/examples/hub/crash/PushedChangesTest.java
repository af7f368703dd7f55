// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub.crash;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

import dev.ticketauth.simulators.push.PushCounts;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.RetryPlan;
import dev.ticketauth.simulators.push.Signing;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Appointments that change again and again and are pushed at once, some twice and all of them shuffled, to a receiver
 * that is killed ({@code kill -9}) while they arrive: every state of every appointment is in the database in the end,
 * and only what was under way at a kill was written twice. {@code -Dcrash.pushes=…} says how many there are; a failure
 * names the seed, and with {@code -Dcrash.seed=…} it comes again, as far as moments can.
 */
@Timeout(value = 5, unit = TimeUnit.MINUTES)
class PushedChangesTest {
    private static final int FIRST_APPOINTMENT = 700_001;
    /** States of one appointment, all of which are among the pushes that are shuffled together. */
    private static final int STATES = 5;
    private static final int SHUFFLED = 500;
    private static final int PUSHES = Integer.getInteger("crash.pushes", 20_000) / SHUFFLED * SHUFFLED;
    private static final int EVERY_TWICE = 10;
    private static final int KILLS = 2;
    private static final int KILLED = 137;
    private static final int UNDER_WAY = 32;
    /** What is waiting at the sender is in the memory of the test. */
    private static final int MOST_WAITING = 2_000;
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final long FIRST_CHANGE = Instant.parse("2026-03-01T00:00:00Z").toEpochMilli();
    // in sum much longer than a receiver needs to start, and than what is taken stays taken
    private static final RetryPlan RETRIES = RetryPlan.of(
            Duration.ofSeconds(1), Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(2), Duration.ofSeconds(4),
            Duration.ofSeconds(4), Duration.ofSeconds(8), Duration.ofSeconds(8), Duration.ofSeconds(16), Duration.ofSeconds(16))
            .withLongestRetryAfter(Duration.ofSeconds(1));

    private final long seed = Long.getLong("crash.seed", System.nanoTime());
    private final Random random = new Random(seed);

    @TempDir
    Path directory;

    private EmbeddedPostgres postgres;
    private Connection database;
    private TimeTapSimulator provider;

    @BeforeEach
    void startDatabase() throws IOException, SQLException {
        postgres = EmbeddedPostgres.start();
        database = postgres.getPostgresDatabase().getConnection();
        try (Statement statement = database.createStatement()) {
            statement.execute("""
                    CREATE TABLE change (id TEXT, version BIGINT, times INT NOT NULL, PRIMARY KEY (id, version));
                    CREATE TABLE consumed_push (name VARCHAR(100) PRIMARY KEY)""");
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
    void everyPushOnceAlthoughTheReceiverIsKilledTwice() throws Exception {
        int port = freePort();
        byte[] key = new byte[32];
        random.nextBytes(key);
        String secret = "whsec_" + Base64.getEncoder().encodeToString(key);
        provider = new TimeTapSimulator(
                TimeTapSettings.defaults().withAppointments(PUSHES / STATES), InstantSource.system(), 0);
        PushTarget target = PushTarget.at(URI.create("http://127.0.0.1:" + port + PushProcess.PATH))
                .signedWith(Signing.standardWebhooks(secret)).retrying(RETRIES);
        Pusher pusher = provider.pushTo(target).duplicates(EVERY_TWICE).reorder(SHUFFLED, seed).concurrency(UNDER_WAY);
        int[] moments = random.ints(KILLS, 0, PUSHES * 19 / 20).sorted().toArray();

        Process receiver = start(port, secret);
        try {
            // the first push starts the clock
            awaitDelivered(pusher, receiver, 0);
            long start = System.nanoTime();
            CompletableFuture<Void> changes = CompletableFuture.runAsync(() -> changeAll(pusher));
            for (int moment : moments) {
                awaitDelivered(pusher, receiver, moment);
                LockSupport.parkNanos(random.nextInt(20_000_000));
                receiver.destroyForcibly();
                assertThat(receiver.waitFor()).as(this::seedAndLog).isEqualTo(KILLED);
                receiver = start(port, secret);
            }
            changes.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
            assertThat(pusher.awaitIdle(PATIENCE)).as(this::seedAndLog).isTrue();
            verify(pusher.counts(), moments, Duration.ofNanos(System.nanoTime() - start));
        } finally {
            receiver.destroyForcibly();
        }
    }

    private void verify(PushCounts counts, int[] moments, Duration time) throws SQLException {
        assertThat(counts.pushes()).isEqualTo(PUSHES + PUSHES / EVERY_TWICE);
        assertThat(counts.delivered()).as(this::seedAndLog).isEqualTo(counts.pushes());
        List<Integer> again = new ArrayList<>();
        Set<String> stored = new HashSet<>();
        try (Statement statement = database.createStatement();
             ResultSet rows = statement.executeQuery("SELECT id, version, times FROM change")) {
            while (rows.next()) {
                assertThat(stored.add(state(rows.getInt(1), rows.getLong(2)))).as(this::seedAndLog).isTrue();
                if (rows.getInt(3) > 1) {
                    again.add(rows.getInt(3));
                }
            }
        }
        System.out.printf("%d pushes and %d duplicates of %d appointments in %.1f s, %.0f/s, %d attempts; receiver killed at"
                          + " %s: each change once in the database, %d of those under way written %s times, seed %d%n",
                PUSHES, counts.pushes() - PUSHES, PUSHES / STATES, time.toMillis() / 1e3,
                counts.pushes() / (time.toMillis() / 1e3), counts.attempts(), Arrays.toString(moments), again.size(), again,
                seed);
        // not with the difference, which could be a hundred thousand
        assertThat(stored.equals(pushed())).as(this::seedAndLog).isTrue();
        assertThat(count("consumed_push WHERE name NOT LIKE '%/taken/%'")).as(this::seedAndLog).isEqualTo(PUSHES);
        // what nobody has given back
        assertThat(count("consumed_push WHERE name LIKE '%/taken/%'")).as(this::seedAndLog)
                .isLessThanOrEqualTo(KILLS * UNDER_WAY);
        assertThat(again).as(this::seedAndLog).hasSizeLessThanOrEqualTo(KILLS * UNDER_WAY)
                .allMatch(times -> times <= 1 + KILLS);
    }

    private int count(String rowsOf) throws SQLException {
        try (Statement statement = database.createStatement();
             ResultSet rows = statement.executeQuery("SELECT COUNT(*) FROM " + rowsOf)) {
            rows.next();
            return rows.getInt(1);
        }
    }

    /** Every state that an appointment had. */
    private static Set<String> pushed() {
        Set<String> states = new HashSet<>();
        for (int number = 0; number < PUSHES; number++) {
            states.add(state(appointment(number), changedAt(number)));
        }
        return states;
    }

    private static String state(int appointment, long changedAt) {
        return appointment + "/" + changedAt;
    }

    // a hundred appointments, the same hundred four times more, the next hundred
    private static int appointment(int number) {
        int together = SHUFFLED / STATES;
        return FIRST_APPOINTMENT + number / SHUFFLED * together + number % together;
    }

    private static long changedAt(int number) {
        return FIRST_CHANGE + number;
    }

    private void changeAll(Pusher pusher) {
        Records<Integer> appointments = provider.data().appointments();
        for (int number = 0; number < PUSHES; number++) {
            long now = changedAt(number);
            appointments.change(appointment(number), appointment -> appointment.put("modifieddate", now));
            if (number % SHUFFLED == 0) {
                Awaitility.await().atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(10))
                        .until(() -> pusher.counts().pending() < MOST_WAITING);
            }
        }
    }

    private void awaitDelivered(Pusher pusher, Process receiver, int count) {
        Awaitility.await().alias(seedAndLog()).atMost(PATIENCE).pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(5))
                .until(() -> {
                    assertThat(receiver.isAlive()).as(this::seedAndLog).isTrue();
                    return pusher.counts().delivered() >= count;
                });
    }

    private Process start(int port, String secret) throws IOException {
        return PushProcess.start(port, secret, postgres.getJdbcUrl("postgres", "postgres"), log());
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
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
