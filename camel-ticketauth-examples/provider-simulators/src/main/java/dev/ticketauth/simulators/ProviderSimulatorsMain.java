// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.UncheckedIOException;
import java.util.List;

/**
 * Runs the five simulators until the process is stopped. With {@code --port-base N} they listen on the ports N to N+4,
 * in the order of the printed table; else on free ports.
 */
public final class ProviderSimulatorsMain {
    private static final String USAGE = "Usage: ProviderSimulatorsMain [--port-base N]";
    private static final List<String> PROVIDERS = List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

    private ProviderSimulatorsMain() {
    }

    public static void main(String[] arguments) {
        ProviderSimulators simulators;
        try {
            simulators = start(arguments);
        } catch (IllegalArgumentException | UncheckedIOException e) {
            System.err.println(e.getMessage());
            System.exit(2);
            return;
        }
        // the servers' own threads keep the process alive
        Runtime.getRuntime().addShutdownHook(new Thread(simulators::close));
        System.out.print(table(simulators));
    }

    static ProviderSimulators start(String... arguments) {
        ProviderSimulators.Builder builder = ProviderSimulators.builder();
        if (arguments.length > 0) {
            int base = portBase(arguments);
            for (int i = 0; i < PROVIDERS.size(); i++) {
                builder.port(PROVIDERS.get(i), base + i);
            }
        }
        return builder.start();
    }

    static String table(ProviderSimulators simulators) {
        String line = "%-16s %-23s %-37s %s%n";
        StringBuilder table = new StringBuilder(String.format(line, "PROVIDER", "BASE URI", "ACCESS KEY", "SECRET KEY"));
        for (ProviderSimulator simulator : simulators.all()) {
            table.append(String.format(line, simulator.provider(), simulator.baseUri(), simulator.accessKey(),
                    simulator.secretKey()));
        }
        return table.append(String.format("Ticketmatic account: %s%n", simulators.ticketmatic().account())).toString();
    }

    private static int portBase(String... arguments) {
        if (arguments.length == 2 && arguments[0].equals("--port-base") && arguments[1].matches("\\d{1,5}")) {
            int base = Integer.parseInt(arguments[1]);
            if (base >= 1 && base <= 65_535 - PROVIDERS.size() + 1) {
                return base;
            }
        }
        throw new IllegalArgumentException(USAGE);
    }
}
