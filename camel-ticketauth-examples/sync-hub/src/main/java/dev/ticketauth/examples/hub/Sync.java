package dev.ticketauth.examples.hub;

import java.io.PrintStream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import dev.ticketauth.camel.TicketAuthCredentialsException;
import dev.ticketauth.camel.TicketAuthException;

/**
 * One provider's part of a run: what was read and stored, and what it took.
 * <p>
 * Of a simulated provider, calls, logins and refused requests are the simulator's own counters. Of a real one they are
 * what can be seen from here: calls are the requests that the component reports as sent for each call; refused are
 * those among them that had to be repeated, and one that was refused for good; logins, which the component does by
 * itself, stay unknown.
 */
final class Sync {
    private static final int UNKNOWN = -1;

    private final String provider;
    private final Simulation simulation;
    private final RecordTable table;
    private final PrintStream out;
    private final long start = System.nanoTime();
    private final Map<String, Set<String>> read = new HashMap<>();

    private int sent;
    private int refused;
    private boolean revoked;
    private boolean renewed;
    private Duration took = Duration.ZERO;
    private String failure;

    /** @param simulation null when the provider is the real one */
    Sync(String provider, Simulation simulation, RecordTable table, PrintStream out) {
        this.provider = provider;
        this.simulation = simulation;
        this.table = table;
        this.out = out;
    }

    String provider() {
        return provider;
    }

    /** @param attempts requests that the component sent until it had this answer */
    void answered(int attempts) {
        sent += attempts;
        if (attempts == 1) {
            return;
        }
        refused += attempts - 1;
        if (revoked && !renewed) {
            renewed = true;
            say("session revoked by the provider, renewed, going on");
        } else {
            say("a request had to be repeated, going on");
        }
    }

    /** Stores a page that was read. */
    void store(Kind kind, List<Item> page) throws SQLException {
        Set<String> ids = merge(kind, page);
        if (!page.isEmpty()) {
            say(ids.size() + " " + kind.name() + (ids.size() == 1 ? "" : "s"));
        }
        revokeHalfway();
    }

    /** Stores a record that the hub has made. */
    void storeMade(Item item) throws SQLException {
        merge(item.kind(), List.of(item));
        say("made " + item.kind().name() + " " + item.id());
    }

    private Set<String> merge(Kind kind, List<Item> items) throws SQLException {
        table.merge(provider, items);
        Set<String> ids = read.computeIfAbsent(kind.name(), name -> new HashSet<>());
        items.forEach(item -> ids.add(item.id()));
        return ids;
    }

    // the session that dies is the hub's own show; no real provider is asked to end one
    private void revokeHalfway() {
        if (simulation == null || revoked || !simulation.hasSessions(provider)) {
            return;
        }
        int all = simulation.held(provider).values().stream().mapToInt(Integer::intValue).sum();
        if (records() * 2 >= all) {
            simulation.simulator(provider).revokeSessions();
            revoked = true;
        }
    }

    void failed(Throwable why) {
        failure = Reason.of(why);
        if (why instanceof TicketAuthException e) {
            sent += e.getAttempts();
            // without a status nobody was asked: the keys are missing
            refused += e instanceof TicketAuthCredentialsException && e.getStatus() != 0 ? Math.max(1, e.getAttempts()) : 0;
        }
        say("failed, the reason is below");
    }

    /** Compares what was read with the database and, of a simulated provider, with what it has. */
    void finish() throws SQLException {
        took = Duration.ofNanos(System.nanoTime() - start);
        if (failure != null) {
            return;
        }
        for (Map.Entry<String, Set<String>> kind : read.entrySet()) {
            Set<String> stored = table.ids(provider, kind.getKey());
            if (!stored.equals(kind.getValue())) {
                failure = "of " + kind.getValue().size() + " records of kind " + kind.getKey() + " the database holds "
                          + stored.size() + ", or others";
            }
        }
        if (simulation != null) {
            compareWithSimulator();
        }
    }

    private void compareWithSimulator() {
        simulation.held(provider).forEach((kind, held) -> {
            int found = read.getOrDefault(kind, Set.of()).size();
            if (found != held) {
                failure = "the provider has " + held + " records of kind " + kind + ", but " + found + " were read";
            }
        });
        long logins = simulation.simulator(provider).logins();
        if (revoked && logins != 2) {
            failure = "after one revoked session there should have been 2 logins, but there were " + logins;
        }
    }

    /** Null when all went well. */
    String failure() {
        return failure;
    }

    int records() {
        return read.values().stream().mapToInt(Set::size).sum();
    }

    long calls() {
        return simulation == null ? sent : simulation.simulator(provider).calls();
    }

    /** Negative when unknown. */
    long logins() {
        return simulation == null ? UNKNOWN : simulation.simulator(provider).logins();
    }

    long refused() {
        return simulation == null ? refused : simulation.simulator(provider).refused();
    }

    Duration took() {
        return took;
    }

    private void say(String line) {
        out.println(provider + ": " + line);
    }
}
