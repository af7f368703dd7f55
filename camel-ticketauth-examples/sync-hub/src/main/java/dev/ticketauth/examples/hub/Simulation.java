// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.ProviderSimulators;

/** The five providers as simulators inside the hub. */
final class Simulation implements AutoCloseable {
    /** The event whose tickets are read. */
    static final long TICKETMATIC_EVENT = 20_001;
    static final long TICKET_EVOLUTION_EVENT = 900_021;
    static final int TIMETAP_LOCATION = 101;
    static final int TIMETAP_SERVICE = 301;
    /** The days whose slots are read. */
    static final LocalDate FIRST_DAY = LocalDate.parse("2026-09-01");
    static final LocalDate LAST_DAY = LocalDate.parse("2026-11-30");

    // keys for real providers may lie in the environment all the while; a tenant's name keeps the two apart
    private static final String TENANT = "simulator";
    private static final Set<String> WITH_SESSIONS = Set.of("timetap", "tt");

    private final ProviderSimulators simulators;
    private final SimulatedPushes pushes = new SimulatedPushes();

    private Simulation(ProviderSimulators simulators) {
        this.simulators = simulators;
    }

    static Simulation start() {
        Simulation simulation = new Simulation(ProviderSimulators.start());
        simulation.simulators.all().stream().filter(simulator -> WITH_SESSIONS.contains(simulator.provider()))
                .forEach(Simulation::revokeOnce);
        return simulation;
    }

    // the session that dies is the hub's own show; no real provider is asked to end one
    private static void revokeOnce(ProviderSimulator simulator) {
        AtomicInteger requests = new AtomicInteger();
        simulator.onRequest(request -> {
            if (requests.incrementAndGet() == 2) {
                simulator.revokeSessions();
            }
        });
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
        // any that is free
        settings.put(ProviderRoutes.PORT, "0");
        pushes.secrets().forEach((provider, secret) -> settings.put("hub." + provider + ".webhook-secret", secret));
        settings.put("hub.wsync.pushed-ticket-pointer", "/price");
        settings.put("hub.wsync.tickets-path", "/tickets");
        settings.put("hub.wsync.page-param", "page");
        settings.put("hub.wsync.page-size-param", "pageSize");
        settings.put("hub.wsync.page-size", "500");
        settings.put("hub.wsync.booking-path", "/bookings");
        settings.put("hub.wsync.booking", "{\"raw\":{\"ticket\":\"ticket-0001\",\"reference\":\"sync-hub\"}}");
        settings.put("hub.ticketmatic.account", simulators.ticketmatic().account());
        settings.put("hub.ticketmatic.event-id", String.valueOf(TICKETMATIC_EVENT));
        settings.put("hub.ticketmatic.sales-channel-id", "1");
        settings.put("hub.ticketmatic.booking",
                "{\"items\":[{\"tickettypepriceid\":401}],\"customer\":{\"customerid\":500001}}");
        settings.put("hub.timetap.location-id", String.valueOf(TIMETAP_LOCATION));
        settings.put("hub.timetap.service-id", String.valueOf(TIMETAP_SERVICE));
        settings.put("hub.timetap.from", FIRST_DAY.toString());
        settings.put("hub.timetap.to", LAST_DAY.toString());
        settings.put("hub.timetap.booking",
                "{\"items\":[{\"locationId\":101,\"reasonId\":301,\"staffId\":201}],\"start\":\"" + FIRST_DAY
                                            + "T15:00\",\"customer\":{\"emailAddress\":\"sync-hub@example.org\","
                                            + "\"fullName\":\"Sync Hub\"}}");
        settings.put("hub.tt.plan", "high");
        settings.put("hub.ticketevolution.event-id", String.valueOf(TICKET_EVOLUTION_EVENT));
        settings.put("hub.ticketevolution.booking", ticketEvolutionOrder());
        return settings;
    }

    // a listing is sold only in the quantities that it names
    private String ticketEvolutionOrder() {
        ObjectNode listing = simulators.ticketEvolution().data().listings().all().get(0);
        return "{\"customer\":{\"client_id\":3001},\"items\":[{\"ticket_group_id\":" + listing.get("id")
               + ",\"ticket_group_signature\":" + listing.get("ticket_group_signature")
               + ",\"price\":" + listing.get("retail_price")
               + ",\"quantity\":" + listing.path("splits").get(0) + "}]}";
    }

    SimulatedPushes pushes() {
        return pushes;
    }

    ProviderSimulators simulators() {
        return simulators;
    }

    ProviderSimulator simulator(String provider) {
        return simulators.all().stream().filter(simulator -> simulator.provider().equals(provider)).findFirst()
                .orElseThrow();
    }

    boolean hasSessions(String provider) {
        return WITH_SESSIONS.contains(provider);
    }

    @Override
    public void close() {
        simulators.close();
    }
}
