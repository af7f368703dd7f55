// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import dev.ticketauth.simulators.ProviderSimulators;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** A hub that says all is well must have looked. */
class ComparisonTest {
    private final CamelContext camel = new DefaultCamelContext();
    private final PrintStream nowhere = new PrintStream(new ByteArrayOutputStream());

    @TempDir
    Path directory;

    private Simulation simulation;
    private Database database;
    private Comparison comparison;

    @BeforeEach
    void start() throws Exception {
        simulation = Simulation.start();
        database = Database.createdIn(directory.resolve("hub"));
        comparison = new Comparison(database, simulation);
        simulation.settings().forEach(camel.getPropertiesComponent()::addInitialProperty);
        camel.getRegistry().bind("cursors", database.cursors());
        camel.getRegistry().bind("consumed", MemoryIdempotentRepository.memoryIdempotentRepository(10_000));
        camel.addRoutes(new StoreRoute(database));
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        database.close();
        simulation.close();
    }

    @Test
    void allIsWell() throws Exception {
        assertThat(failureAfter("SELECT 1", providers -> {
        })).isNull();
    }

    @Test
    void aRowIsMissing() throws Exception {
        assertThat(failureAfter("DELETE FROM record WHERE id = '100001'", providers -> {
        })).isEqualTo("the database holds other bookings than the provider");
    }

    @Test
    void aRowIsOld() throws Exception {
        assertThat(failureAfter("UPDATE record SET raw = '{}' WHERE id = '100001'", providers -> {
        })).isEqualTo("the database holds other bookings than the provider");
    }

    @Test
    void aRowIsTooMuch() throws Exception {
        assertThat(failureAfter(
                "INSERT INTO record VALUES ('ticketmatic', 'a', 'booking', '1', 'OPEN', NULL, '{}')", providers -> {
                })).isEqualTo("the database holds other bookings than the provider");
    }

    @Test
    void aChangeWasNotRead() throws Exception {
        assertThat(failureAfter("SELECT 1",
                providers -> providers.ticketmatic().data().orders().change(100_001L, order -> order.put("c_source", "new"))))
                .startsWith("the database holds other bookings");
    }

    @Test
    void aChangeWasNotPushed() throws Exception {
        ProviderRun run = readAndPushing();
        changeOrder(400_001L);
        readChanges(run);
        assertThat(run.failure()).isNull();

        simulation.simulators().ticketEvolution().pusher().orElseThrow().close();
        changeOrder(400_002L);
        readChanges(run);

        assertThat(run.failure())
                .isEqualTo("not all bookings that are new or changed were pushed as the provider has them");
    }

    @Test
    void aChangeWasPushedAndRefused() throws Exception {
        camel.getPropertiesComponent().addOverrideProperty("hub.ticketevolution.webhook-secret", "another");
        ProviderRun run = readAndPushing();
        changeOrder(400_001L);

        readChanges(run);

        assertThat(run.failure()).isEqualTo("pushes of bookings that the provider has were refused");
    }

    private ProviderRun readAndPushing() throws Exception {
        camel.getRegistry().bind("pushes", database.pushes());
        URI webhooks = WebhookServer.start(camel, 0);
        ProviderRun run = new ProviderRun(
                camel, new TicketEvolutionRoutes(), simulation.simulator("ticketevolution"), new Sessions(nowhere), nowhere);
        run.prepare();
        run.read(Round.EVERYTHING);
        comparison.after(Round.EVERYTHING, run);
        run.push(simulation.pushes(), webhooks);
        return run;
    }

    private void readChanges(ProviderRun run) throws SQLException {
        run.read(Round.CHANGES);
        comparison.after(Round.CHANGES, run);
    }

    private void changeOrder(long id) {
        String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
        simulation.simulators().ticketEvolution().data().orders()
                .change(id, order -> order.put("state", "completed").put("updated_at", now));
    }

    private String failureAfter(String sql, Consumer<ProviderSimulators> change) throws Exception {
        ProviderRun run = new ProviderRun(
                camel, new TicketmaticRoutes(), simulation.simulator("ticketmatic"),
                new Sessions(nowhere), nowhere);
        run.prepare();
        run.read(Round.EVERYTHING);
        try (Connection connection = DriverManager.getConnection("jdbc:h2:file:" + directory.resolve("hub"), "sa", "");
             Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
        change.accept(simulation.simulators());
        comparison.after(Round.EVERYTHING, run);
        return run.failure();
    }
}
