// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.sql.SQLException;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;

/** Compares the database with what the simulators hold. */
final class Comparison {
    private final Database database;
    private final Simulation simulation;
    private final SimulatedRecords simulated;
    /** What the database should hold, by feed. */
    private final Map<String, Map<String, String>> expected = new HashMap<>();

    Comparison(Database database, Simulation simulation) {
        this.database = database;
        this.simulation = simulation;
        this.simulated = new SimulatedRecords(simulation.simulators());
    }

    /** Once after every round, while nothing happens at the providers. */
    void after(Round round, ProviderRun run) throws SQLException {
        if (run.failure() != null) {
            return;
        }
        for (Feed feed : run.routes().feeds()) {
            Map<String, String> before = expected.getOrDefault(feed.name(), Map.of());
            Map<String, String> held = simulated.of(feed);
            Map<String, String> news = new HashMap<>(held);
            news.entrySet().removeIf(record -> !isNews(record, before));
            // no provider's list tells what is gone: in the database it stays as it was
            Map<String, String> wanted = new HashMap<>(before);
            wanted.putAll(held);
            expected.put(feed.name(), wanted);
            int stored = run.figures(round).stored().get(feed.name());
            String records = feed.kind() + "s";
            if (stored != news.size()) {
                run.failed("of the provider's " + records + " " + news.size() + " are new or changed, but " + stored
                           + " were read");
            } else if (!isSame(wanted, database.texts(feed.provider(), feed.kind()))) {
                run.failed("the database holds other " + records + " than the provider");
            } else if (run.pushed() != null && run.routes().inbox().kind().equals(feed.kind())) {
                comparePushes(held, news, run, records);
            }
        }
        long logins = run.figures(round).logins();
        if (round == Round.EVERYTHING && simulation.hasSessions(run.provider()) && logins != 2) {
            run.failed("after one revoked session there should have been 2 logins, but there were " + logins);
        }
    }

    private static void comparePushes(
            Map<String, String> held, Map<String, String> news, ProviderRun run, String records) {
        PushFigures pushed = run.pushed();
        Inbox inbox = run.routes().inbox();
        // what the provider does not have any more it cannot confirm
        if (!Collections.disjoint(held.keySet(), pushed.refused())) {
            run.failed("pushes of " + records + " that the provider has were refused");
        } else if (pushed.taken() + pushed.refused().size() != pushed.sent()) {
            run.failed("of " + pushed.sent() + " pushes " + pushed.taken() + " were taken and "
                       + pushed.refused().size() + " refused");
        } else if (pushed.forged() != 1) {
            run.failed("a push that the provider has not sent was taken");
        } else if (!news.entrySet().stream().allMatch(record -> inbox.has(record.getKey(), record.getValue()))) {
            run.failed("not all " + records + " that are new or changed were pushed as the provider has them");
        }
    }

    private static boolean isNews(Map.Entry<String, String> record, Map<String, String> before) {
        return !before.containsKey(record.getKey())
                || record.getValue() != null && !record.getValue().equals(before.get(record.getKey()));
    }

    private static boolean isSame(Map<String, String> wanted, Map<String, String> stored) {
        return wanted.keySet().equals(stored.keySet()) && wanted.entrySet().stream()
                .allMatch(record -> record.getValue() == null || record.getValue().equals(stored.get(record.getKey())));
    }
}
