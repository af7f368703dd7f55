package dev.ticketauth.examples.hub;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;

import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;
import org.apache.camel.main.Main;

/**
 * Reads bookings and tickets of five providers into one database, one provider after the other, and says what that
 * took.
 */
public final class Hub {
    private static final int ALL_WELL = 0;
    private static final int FAILED = 1;

    private final PrintStream out;
    private final Map<String, String> settings;

    /** @param settings win over all other places of settings but system properties and the environment */
    public Hub(PrintStream out, Map<String, String> settings) {
        this.out = out;
        this.settings = Map.copyOf(settings);
    }

    public static void main(String[] args) {
        System.exit(new Hub(System.out, Map.of()).run());
    }

    /** @return the exit status: 0 when all five answered and every record is in the database, else 1 */
    public int run() {
        Main camel = new Main();
        settings.forEach(camel::addOverrideProperty);
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

    private int run(CamelContext camel) throws IOException, SQLException {
        try (Simulation simulation = isSet(camel, "hub.simulators") ? Simulation.start() : null;
             RecordTable table = RecordTable.createdIn(Path.of(setting(camel, "hub.database")))) {
            if (simulation != null) {
                simulation.settings().forEach(camel.getPropertiesComponent()::addInitialProperty);
            }
            boolean writes = simulation != null || isSet(camel, "hub.writes");
            out.println("Five " + (simulation == null ? "real" : "simulated") + " providers, "
                        + (writes ? "read and written" : "only read"));
            Summary summary = new Summary(
                    List.of(
                            sync(camel, new Sync("wsync", simulation, table, out), writes, WsyncTickets::new),
                            sync(camel, new Sync("ticketmatic", simulation, table, out), writes, TicketmaticOrders::new),
                            sync(camel, new Sync("timetap", simulation, table, out), writes, TimeTapAppointments::new),
                            sync(camel, new Sync("tt", simulation, table, out), writes, TtLedger::new),
                            sync(camel, new Sync("ticketevolution", simulation, table, out), writes,
                                    TicketEvolutionOrders::new)));
            return end(summary, table);
        }
    }

    private Sync sync(CamelContext camel, Sync sync, boolean writes, BiFunction<Sync, Boolean, Source> routes)
            throws SQLException {
        try (ProducerTemplate template = camel.createProducerTemplate()) {
            // added one by one, so that a provider without its settings does not keep the others from running
            camel.addRoutes(routes.apply(sync, writes));
            call(template, Source.reading(sync.provider()));
            if (camel.hasEndpoint(Source.writing(sync.provider())) != null) {
                call(template, Source.writing(sync.provider()));
            }
        } catch (Exception e) {
            sync.failed(e);
        }
        sync.finish();
        return sync;
    }

    private static void call(ProducerTemplate template, String route) throws Exception {
        Exchange exchange = template.request(route, message -> {
        });
        if (exchange.getException() != null) {
            throw exchange.getException();
        }
    }

    private int end(Summary summary, RecordTable table) throws SQLException {
        summary.print(out);
        int stored = table.count();
        boolean complete = stored == summary.records();
        if (!complete) {
            out.println("The database holds " + stored + " records, but " + summary.records() + " were read");
        }
        boolean all = summary.succeeded() == summary.providers();
        out.println((all ? "" : summary.succeeded() + " of ") + summary.providers() + " providers, " + stored + " records in "
                    + table.file());
        return all && complete ? ALL_WELL : FAILED;
    }

    private static boolean isSet(CamelContext camel, String name) {
        return Boolean.parseBoolean(setting(camel, name).strip());
    }

    private static String setting(CamelContext camel, String name) {
        return camel.resolvePropertyPlaceholders("{{" + name + "}}");
    }
}
