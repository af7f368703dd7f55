package dev.ticketauth.examples.hub;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run, and why a provider failed. */
final class Summary {
    private static final String ROW = "%-16s %7s %7s %8s %8s %8s%n";

    private final List<Sync> syncs;

    Summary(List<Sync> syncs) {
        this.syncs = syncs;
    }

    void print(PrintStream out) {
        out.println();
        out.printf(ROW, "provider", "calls", "logins", "records", "refused", "seconds");
        for (Sync sync : syncs) {
            out.printf(ROW, sync.provider(), sync.calls(), sync.logins() < 0 ? "-" : sync.logins(), sync.records(),
                    sync.refused(), String.format(Locale.ROOT, "%.1f", sync.took().toMillis() / 1000.0));
        }
        out.println();
        syncs.stream().filter(sync -> sync.failure() != null)
                .forEach(sync -> out.println(sync.provider() + " failed: " + sync.failure()));
    }

    int providers() {
        return syncs.size();
    }

    long succeeded() {
        return syncs.stream().filter(sync -> sync.failure() == null).count();
    }

    int records() {
        return syncs.stream().mapToInt(Sync::records).sum();
    }
}
