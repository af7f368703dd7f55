// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import java.util.Set;

import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSimulator;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSimulator;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import dev.ticketauth.simulators.tt.TtSettings;
import dev.ticketauth.simulators.tt.TtSimulator;
import dev.ticketauth.simulators.wsync.WsyncSettings;
import dev.ticketauth.simulators.wsync.WsyncSimulator;

/**
 * The five providers, or some of them, each as a local HTTP server on its own port of 127.0.0.1.
 *
 * <pre>{@code
 * try (ProviderSimulators simulators = ProviderSimulators.start()) {
 *     URI base = simulators.ticketmatic().baseUri();
 *     // call it, then look at simulators.ticketmatic().requests() and refusals()
 * }
 * }</pre>
 */
public final class ProviderSimulators implements AutoCloseable {
    private static final List<String> PROVIDERS = List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

    private final Map<String, ProviderSimulator> all = new LinkedHashMap<>();

    private ProviderSimulators(Builder builder) {
        try {
            for (String provider : PROVIDERS) {
                if (builder.providers.contains(provider)) {
                    all.put(provider, builder.make(provider));
                }
            }
            all.values().forEach(ProviderSimulator::start);
        } catch (RuntimeException e) {
            // a port that is taken must not leave the others open
            close();
            throw e;
        }
    }

    /** All five on free ports, with default keys, default settings and the system clock. */
    public static ProviderSimulators start() {
        return builder().start();
    }

    public static Builder builder() {
        return new Builder();
    }

    public WsyncSimulator wsync() {
        return started("wsync", WsyncSimulator.class);
    }

    public TicketmaticSimulator ticketmatic() {
        return started("ticketmatic", TicketmaticSimulator.class);
    }

    public TimeTapSimulator timetap() {
        return started("timetap", TimeTapSimulator.class);
    }

    public TtSimulator tt() {
        return started("tt", TtSimulator.class);
    }

    public TicketEvolutionSimulator ticketEvolution() {
        return started("ticketevolution", TicketEvolutionSimulator.class);
    }

    /** All that were started, in the order of the methods above. */
    public List<ProviderSimulator> all() {
        return List.copyOf(all.values());
    }

    /** The {@linkplain ProviderSimulator#properties() properties} of all that were started. */
    public Properties properties() {
        Properties properties = new Properties();
        all.values().forEach(simulator -> properties.putAll(simulator.properties()));
        return properties;
    }

    /** All {@linkplain ProviderSimulator#reset() as they were} after the start. */
    public void reset() {
        all.values().forEach(ProviderSimulator::reset);
    }

    /** Stops the servers and their threads. */
    @Override
    public void close() {
        all.values().forEach(ProviderSimulator::close);
    }

    private <S extends ProviderSimulator> S started(String provider, Class<S> type) {
        ProviderSimulator simulator = all.get(provider);
        if (simulator == null) {
            throw new IllegalStateException("The simulator of " + provider + " was not started, only " + all.keySet());
        }
        return type.cast(simulator);
    }

    /** Clock, ports and settings of the simulators to start. */
    public static final class Builder {
        private final Map<String, Integer> ports = new HashMap<>();
        private Set<String> providers = Set.copyOf(PROVIDERS);
        private InstantSource clock = InstantSource.system();
        private WsyncSettings wsync = WsyncSettings.defaults();
        private TicketmaticSettings ticketmatic = TicketmaticSettings.defaults();
        private TimeTapSettings timetap = TimeTapSettings.defaults();
        private TtSettings tt = TtSettings.defaults();
        private TicketEvolutionSettings ticketEvolution = TicketEvolutionSettings.defaults();

        private Builder() {
        }

        /** What decides on expiry and signature windows; a {@link java.time.Clock} is one too. */
        public Builder clock(InstantSource value) {
            clock = Objects.requireNonNull(value, "clock");
            return this;
        }

        /**
         * Starts these providers only, such as {@code wsync}; none named means all, which is the default.
         *
         * @throws IllegalArgumentException when there is no such provider
         */
        public Builder only(String... names) {
            List.of(names).forEach(Builder::requireProvider);
            providers = Set.copyOf(names.length == 0 ? PROVIDERS : List.of(names));
            return this;
        }

        /** The port of one provider; 0, the default, takes any free one. */
        public Builder port(String provider, int port) {
            requireProvider(provider);
            if (port < 0 || port > 65_535) {
                throw new IllegalArgumentException(port + " is not a port");
            }
            ports.put(provider, port);
            return this;
        }

        public Builder wsync(WsyncSettings settings) {
            wsync = Objects.requireNonNull(settings, "settings");
            return this;
        }

        public Builder ticketmatic(TicketmaticSettings settings) {
            ticketmatic = Objects.requireNonNull(settings, "settings");
            return this;
        }

        public Builder timetap(TimeTapSettings settings) {
            timetap = Objects.requireNonNull(settings, "settings");
            return this;
        }

        public Builder tt(TtSettings settings) {
            tt = Objects.requireNonNull(settings, "settings");
            return this;
        }

        public Builder ticketEvolution(TicketEvolutionSettings settings) {
            ticketEvolution = Objects.requireNonNull(settings, "settings");
            return this;
        }

        /** @throws java.io.UncheckedIOException when a port is taken; then none of them is left running */
        public ProviderSimulators start() {
            return new ProviderSimulators(this);
        }

        private ProviderSimulator make(String provider) {
            int port = ports.getOrDefault(provider, 0);
            return switch (provider) {
                case "wsync" -> new WsyncSimulator(wsync, clock, port);
                case "ticketmatic" -> new TicketmaticSimulator(ticketmatic, clock, port);
                case "timetap" -> new TimeTapSimulator(timetap, clock, port);
                case "tt" -> new TtSimulator(tt, clock, port);
                default -> new TicketEvolutionSimulator(ticketEvolution, clock, port);
            };
        }

        private static void requireProvider(String name) {
            if (!PROVIDERS.contains(name)) {
                throw new IllegalArgumentException("There is no provider '" + name + "', only " + PROVIDERS);
            }
        }
    }
}
