package dev.ticketauth.examples.hub;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;

/** The five providers as simulators inside the hub. */
final class Simulation implements AutoCloseable {
    // keys for real providers may lie in the environment all the while; a tenant's name keeps the two apart
    private static final String TENANT = "simulator";
    private static final Set<String> WITH_SESSIONS = Set.of("timetap", "tt");

    private final ProviderSimulators simulators;

    private Simulation(ProviderSimulators simulators) {
        this.simulators = simulators;
    }

    static Simulation start() {
        return new Simulation(ProviderSimulators.start());
    }

    /** What a user of the real providers would have to set. */
    Map<String, String> settings() {
        Map<String, String> settings = new HashMap<>();
        for (ProviderSimulator simulator : simulators.all()) {
            settings.put("hub." + simulator.provider() + ".base-uri", simulator.baseUri().toString());
            String keys = "ticketauth." + simulator.provider() + "." + TENANT;
            settings.put(keys + ".access-key", simulator.accessKey());
            settings.put(keys + ".secret-key", simulator.secretKey());
        }
        settings.put("hub.tenant", TENANT);
        settings.put("hub.allow-plain-http", "true");
        settings.put("hub.wsync.tickets-path", "/tickets");
        settings.put("hub.wsync.booking-path", "/bookings");
        settings.put("hub.wsync.booking", "{\"ticket\":\"ticket-0001\",\"reference\":\"sync-hub\"}");
        settings.put("hub.ticketmatic.account", simulators.ticketmatic().account());
        settings.put("hub.ticketmatic.sales-channel-id", "1");
        settings.put("hub.timetap.location-id", first(simulators.timetap().data().locations().ids()));
        settings.put("hub.timetap.staff-id", first(simulators.timetap().data().staff().ids()));
        settings.put("hub.timetap.service-id", first(simulators.timetap().data().services().ids()));
        settings.put("hub.timetap.business-id", simulators.timetap().accessKey());
        settings.put("hub.ticketevolution.event-id", first(simulators.ticketEvolution().data().events().ids()));
        settings.put("hub.ticketevolution.client-id", first(simulators.ticketEvolution().data().clients().ids()));
        return settings;
    }

    ProviderSimulator simulator(String provider) {
        return simulators.all().stream().filter(simulator -> simulator.provider().equals(provider)).findFirst()
                .orElseThrow();
    }

    boolean hasSessions(String provider) {
        return WITH_SESSIONS.contains(provider);
    }

    /** How many records of each kind a provider has now. */
    Map<String, Integer> held(String provider) {
        return switch (provider) {
            case "wsync" -> Map.of("ticket", simulators.wsync().data().tickets().size(),
                    "booking", simulators.wsync().data().bookings().size());
            case "ticketmatic" -> Map.of("order", simulators.ticketmatic().data().orders().size());
            case "timetap" -> Map.of("appointment", simulators.timetap().data().appointments().size());
            case "tt" -> Map.of("fill", simulators.tt().data().fills().size(),
                    "working order", simulators.tt().data().orders().size());
            case "ticketevolution" -> Map.of("order", simulators.ticketEvolution().data().orders().size());
            default -> throw new IllegalArgumentException("There is no simulator of " + provider);
        };
    }

    @Override
    public void close() {
        simulators.close();
    }

    private static String first(Iterable<?> ids) {
        return ids.iterator().next().toString();
    }
}
