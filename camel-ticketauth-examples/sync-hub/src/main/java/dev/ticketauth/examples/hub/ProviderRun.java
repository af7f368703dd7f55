// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.PrintStream;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;

import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.push.PushCounts;
import dev.ticketauth.simulators.push.Pusher;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.ProducerTemplate;

/** One provider's part of a run. When something fails, the rest of it is left out. */
final class ProviderRun {
    private final CamelContext camel;
    private final ProviderRoutes routes;
    private final ProviderSimulator simulator;
    private final Sessions sessions;
    private final PrintStream out;
    private final Map<Round, Figures> figures = new HashMap<>();
    private Figures before = Figures.NONE;
    private Pusher pusher;
    private int forged;
    private PushFigures pushed;
    private String failure;

    /** Something that can fail. */
    @FunctionalInterface
    private interface Step {
        void run() throws Exception;
    }

    /** @param simulator null when the provider is the real one */
    ProviderRun(CamelContext camel, ProviderRoutes routes, ProviderSimulator simulator, Sessions sessions, PrintStream out) {
        this.camel = camel;
        this.routes = routes;
        this.simulator = simulator;
        this.sessions = sessions;
        this.out = out;
    }

    String provider() {
        return routes.provider();
    }

    ProviderRoutes routes() {
        return routes;
    }

    /** Adds the routes to the context, which a setting that is missing keeps from happening. */
    void prepare() {
        attempt(() -> camel.addRoutes(routes));
        tellRemarks();
    }

    /**
     * Reads everything, or what has changed: it is the same routes, and the component knows where they have stopped.
     */
    void read(Round round) {
        long start = System.nanoTime();
        Map<String, Integer> stored = new HashMap<>();
        attempt(() -> {
            for (Feed feed : routes.feeds()) {
                int records = feed.read(camel);
                stored.put(feed.name(), records);
                say(round.words() + records + " " + feed.words());
            }
        });
        long nanos = System.nanoTime() - start;
        awaitPushes();
        figures.put(round, countersNow().since(before, stored, nanos));
    }

    /** What is called from now on belongs to the next round. */
    void count() {
        before = countersNow();
    }

    /** Has the provider push what changes, if there is a route that takes it. */
    void push(SimulatedPushes pushes, URI hub) {
        if (failure == null && routes.inbox() != null && pushes.isPushedBy(provider())) {
            attempt(() -> {
                if (pushes.refusesForgery(provider(), hub)) {
                    forged++;
                }
                pushes.begin(simulator, hub);
                pusher = simulator.pusher().orElseThrow();
            });
        }
    }

    /** Until all that was pushed is taken, or given up. */
    void awaitPushes() {
        if (pusher != null) {
            SimulatedPushes.await(pusher);
            PushCounts counts = pusher.counts();
            pushed = new PushFigures(
                    counts.pushes(), counts.attempts(), counts.delivered(), routes.inbox().taken(),
                    SimulatedPushes.refused(pusher), forged);
        }
    }

    /** How many changes the second poll has found, of what the provider pushes if it does, else of bookings. */
    int polled() {
        String kind = routes.inbox() == null ? "booking" : routes.inbox().kind();
        return routes.feeds().stream().filter(feed -> feed.kind().equals(kind))
                .mapToInt(feed -> figures(Round.CHANGES).stored().getOrDefault(feed.name(), 0)).sum();
    }

    /** Null where nothing is pushed. */
    PushFigures pushed() {
        return pushed;
    }

    /** Makes a booking, where there is a route for that. */
    void book() {
        if (failure == null && camel.hasEndpoint(routes.bookingRoute()) != null) {
            attempt(() -> {
                try (ProducerTemplate template = camel.createProducerTemplate()) {
                    Exchange exchange = template.request(routes.bookingRoute(), message -> {
                    });
                    if (exchange.getException() != null) {
                        throw exchange.getException();
                    }
                }
            });
            tellRemarks();
        }
    }

    private void attempt(Step step) {
        if (failure != null) {
            return;
        }
        try {
            step.run();
        } catch (Exception e) {
            failed(Reason.of(e));
        }
    }

    void failed(String reason) {
        failure = reason;
        say("failed, the reason is below");
    }

    /** Null when all went well. */
    String failure() {
        return failure;
    }

    Figures figures(Round round) {
        return figures.getOrDefault(round, Figures.NONE);
    }

    private Figures countersNow() {
        return simulator == null
                ? new Figures(Map.of(), Figures.UNKNOWN, sessions.logins(provider()), Figures.UNKNOWN, 0)
                : new Figures(Map.of(), simulator.calls(), simulator.logins(), simulator.refused(), 0);
    }

    private void tellRemarks() {
        routes.remarks().forEach(this::say);
        routes.remarks().clear();
    }

    private void say(String line) {
        out.println(provider() + ": " + line);
    }
}
