package dev.ticketauth.simulators;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
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
 * The five providers, each as a local HTTP server on its own port of 127.0.0.1.
 *
 * <pre>{@code
 * try (ProviderSimulators simulators = ProviderSimulators.start()) {
 *     URI base = simulators.ticketmatic().baseUri();
 *     // call it, then look at simulators.ticketmatic().requests() and refusals()
 * }
 * }</pre>
 */
public final class ProviderSimulators implements AutoCloseable {
    private final List<ProviderSimulator> all = new ArrayList<>();
    private final WsyncSimulator wsync;
    private final TicketmaticSimulator ticketmatic;
    private final TimeTapSimulator timetap;
    private final TtSimulator tt;
    private final TicketEvolutionSimulator ticketEvolution;

    private ProviderSimulators(Builder builder) {
        try {
            wsync = added(new WsyncSimulator(builder.wsync, builder.clock, builder.port("wsync")));
            ticketmatic = added(new TicketmaticSimulator(builder.ticketmatic, builder.clock, builder.port("ticketmatic")));
            timetap = added(new TimeTapSimulator(builder.timetap, builder.clock, builder.port("timetap")));
            tt = added(new TtSimulator(builder.tt, builder.clock, builder.port("tt")));
            ticketEvolution = added(new TicketEvolutionSimulator(
                    builder.ticketEvolution, builder.clock, builder.port("ticketevolution")));
            all.forEach(ProviderSimulator::start);
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
        return wsync;
    }

    public TicketmaticSimulator ticketmatic() {
        return ticketmatic;
    }

    public TimeTapSimulator timetap() {
        return timetap;
    }

    public TtSimulator tt() {
        return tt;
    }

    public TicketEvolutionSimulator ticketEvolution() {
        return ticketEvolution;
    }

    /** All five, in the order of the methods above. */
    public List<ProviderSimulator> all() {
        return List.copyOf(all);
    }

    /** Stops the servers and their threads. */
    @Override
    public void close() {
        all.forEach(ProviderSimulator::close);
    }

    private <S extends ProviderSimulator> S added(S simulator) {
        all.add(simulator);
        return simulator;
    }

    /** Clock, ports and settings of the simulators to start. */
    public static final class Builder {
        private static final Set<String> PROVIDERS = Set.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

        private final Map<String, Integer> ports = new HashMap<>();
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

        /** The port of one provider; 0, the default, takes any free one. */
        public Builder port(String provider, int port) {
            if (!PROVIDERS.contains(provider)) {
                throw new IllegalArgumentException("There is no provider '" + provider + "', only " + PROVIDERS);
            }
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

        /** @throws java.io.UncheckedIOException when a port is taken; then none of the five is left running */
        public ProviderSimulators start() {
            return new ProviderSimulators(this);
        }

        private int port(String provider) {
            return ports.getOrDefault(provider, 0);
        }
    }
}
