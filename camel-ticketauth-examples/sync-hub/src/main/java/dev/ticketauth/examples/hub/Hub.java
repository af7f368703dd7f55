// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.PrintStream;
import java.net.URI;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;

/**
 * Reads tickets and bookings of five providers into one database, one provider after the other; makes a booking where
 * that is possible, reads what has changed since while providers that push do so, and says what all of it took.
 */
public final class Hub {
    private static final int ALL_WELL = 0;
    private static final int FAILED = 1;
    /** More than there are records: what was read is known in the second round. */
    private static final int READ = 100_000;

    private final PrintStream out;
    private final Map<String, String> settings;
    private final Sessions sessions;

    /** @param settings win over all other places of settings but system properties and the environment */
    public Hub(PrintStream out, Map<String, String> settings) {
        this.out = out;
        this.settings = Map.copyOf(settings);
        this.sessions = new Sessions(out);
    }

    public static void main(String[] args) {
        System.exit(new Hub(System.out, Map.of()).run());
    }

    /** @return the exit status: 0 when all five answered and every record is in the database, else 1 */
    public int run() {
        Main camel = new Main();
        settings.forEach(camel::addOverrideProperty);
        camel.bind("sessions", sessions);
        try {
            camel.start();
            // values are taken as they are: the braces of JSON, or of a key, are no placeholders
            camel.getCamelContext().getPropertiesComponent().setNestedPlaceholder(false);
            return run(camel.getCamelContext());
        } catch (Exception e) {
            out.println("The sync hub failed: " + Reason.of(e));
            return FAILED;
        } finally {
            camel.stop();
        }
    }

    private int run(CamelContext camel) throws Exception {
        try (Simulation simulation = isSet(camel, "hub.simulators") ? Simulation.start() : null;
             Database database = Database.createdIn(Path.of(setting(camel, "hub.database")))) {
            if (simulation != null) {
                simulation.settings().forEach(camel.getPropertiesComponent()::addInitialProperty);
            }
            boolean writes = simulation != null || isSet(camel, "hub.writes");
            out.println("Five " + (simulation == null ? "real" : "simulated") + " providers, "
                        + (writes ? "read and written" : "only read"));
            // a job that goes on where the last one has ended would keep both in a database that stays
            camel.getRegistry().bind("cursors", database.cursors());
            camel.getRegistry().bind("consumed", MemoryIdempotentRepository.memoryIdempotentRepository(READ));
            camel.getRegistry().bind("pushes", database.pushes());
            camel.addRoutes(new StoreRoute(database));
            URI webhooks = startWebhooks(camel);
            List<ProviderRun> runs = List.of(
                    provider(camel, new WsyncRoutes().writing(writes), simulation),
                    provider(camel, new TicketmaticRoutes().writing(writes), simulation),
                    provider(camel, new TimeTapRoutes().writing(writes), simulation),
                    provider(camel, new TtRoutes().writing(writes), simulation),
                    provider(camel, new TicketEvolutionRoutes().writing(writes), simulation));
            Comparison comparison = simulation == null ? null : new Comparison(database, simulation);
            readAll(runs, Round.EVERYTHING, comparison);
            if (simulation != null) {
                runs.forEach(run -> run.push(simulation.pushes(), webhooks));
            }
            runs.forEach(ProviderRun::book);
            // a provider's times have seconds: a booking that was made and cancelled in one has two states of the same time,
            // and the poll that follows has the last word
            runs.forEach(ProviderRun::awaitPushes);
            runs.forEach(ProviderRun::count);
            if (simulation != null) {
                // pushed while the polls go on
                new SimulatedChanges().happenAt(simulation.simulators());
            }
            readAll(runs, Round.CHANGES, comparison);
            return end(new Summary(runs), database);
        }
    }

    /** Where pushes are taken; null when there is no port for them. */
    private URI startWebhooks(CamelContext camel) throws Exception {
        Optional<String> port = ProviderRoutes.port(camel);
        if (port.isEmpty()) {
            return null;
        }
        URI webhooks = WebhookServer.start(camel, Integer.parseInt(port.get()));
        out.println("Pushes are taken at " + webhooks);
        return webhooks;
    }

    private ProviderRun provider(CamelContext camel, ProviderRoutes routes, Simulation simulation) {
        return new ProviderRun(
                camel, routes, simulation == null ? null : simulation.simulator(routes.provider()), sessions, out);
    }

    private static void readAll(List<ProviderRun> runs, Round round, Comparison comparison) throws SQLException {
        for (ProviderRun run : runs) {
            if (round == Round.EVERYTHING) {
                // one by one, so that a provider without its settings does not keep the others from running
                run.prepare();
                run.count();
            }
            run.read(round);
            if (comparison != null) {
                comparison.after(round, run);
            }
        }
    }

    private int end(Summary summary, Database database) throws SQLException {
        summary.print(out);
        boolean all = summary.succeeded() == summary.providers();
        out.println((all ? "" : summary.succeeded() + " of ") + summary.providers() + " providers, " + database.count()
                    + " records in " + database.file());
        return all ? ALL_WELL : FAILED;
    }

    private static boolean isSet(CamelContext camel, String name) {
        return Boolean.parseBoolean(setting(camel, name).strip());
    }

    private static String setting(CamelContext camel, String name) {
        return camel.resolvePropertyPlaceholders("{{" + name + "}}");
    }
}
