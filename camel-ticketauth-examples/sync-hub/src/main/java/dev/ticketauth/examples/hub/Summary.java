// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** The table at the end of a run, and why a provider failed. */
final class Summary {
    private static final String ROW = "%-16s %8s %7s %8s   %8s %7s %8s   %7s %8s%n";
    private static final String OF_CHANGES = "%-16s %8s %8s   %8s %10s %8s   %8s %8s%n";

    private final List<ProviderRun> runs;

    Summary(List<ProviderRun> runs) {
        this.runs = runs;
    }

    void print(PrintStream out) {
        out.println();
        out.printf(ROW, "provider", "records", "calls", "seconds", "changed", "calls", "seconds", "logins", "refused");
        for (ProviderRun run : runs) {
            Figures all = run.figures(Round.EVERYTHING);
            Figures changes = run.figures(Round.CHANGES);
            out.printf(ROW, run.provider(), all.records(), number(all.calls()), seconds(all), changes.records(),
                    number(changes.calls()), seconds(changes), number(all.logins() + changes.logins()),
                    number(all.refused() + changes.refused()));
        }
        out.println();
        if (runs.stream().anyMatch(run -> run.pushed() != null)) {
            printPushes(out);
        }
        runs.stream().filter(run -> run.failure() != null)
                .forEach(run -> out.println(run.provider() + " failed: " + run.failure()));
    }

    private void printPushes(PrintStream out) {
        out.printf(OF_CHANGES, "changes", "pushes", "attempts", "taken", "duplicates", "refused", "by push", "by poll");
        for (ProviderRun run : runs) {
            PushFigures pushed = run.pushed();
            if (pushed == null) {
                out.printf(OF_CHANGES, run.provider(), "-", "-", "-", "-", "-", "-", run.polled());
            } else {
                out.printf(OF_CHANGES, run.provider(), pushed.sent(), pushed.attempts(), pushed.taken(), pushed.duplicates(),
                        pushed.allRefused(), pushed.changes(), run.polled());
            }
        }
        out.println();
    }

    int providers() {
        return runs.size();
    }

    long succeeded() {
        return runs.stream().filter(run -> run.failure() == null).count();
    }

    private static String number(long number) {
        return number < 0 ? "-" : Long.toString(number);
    }

    private static String seconds(Figures figures) {
        return String.format(Locale.ROOT, "%.1f", figures.nanos() / 1e9);
    }
}
