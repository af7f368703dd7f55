// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Logins at one server, side by side: this project and what else an application could take.
 */
final class LoginComparison {

    private static final Duration LIMIT = Duration.ofSeconds(60);

    private static final LoginScenario WARM_UP = new ColdBurst(200, 0);
    private static final List<LoginScenario> SCENARIOS = List.of(
            new ColdBurst(200, 300),
            new ColdBurst(200, 7000),
            new FailingLogin(50, Duration.ofSeconds(10), 503, ""),
            new FailingLogin(50, Duration.ofSeconds(10), 401, "{\"error\":\"invalid_client\"}"),
            new LateRefusal(50),
            new ManyPaths(100),
            new SteadyTraffic(8, Duration.ofSeconds(10), Duration.ofSeconds(4)));

    private final PrintStream out;
    private final List<String> notes = new ArrayList<>();
    private int clients = 1000;

    LoginComparison(PrintStream out) {
        this.out = out;
    }

    private static Map<String, TokenClient.Factory> systems(LoginScenario scenario) {
        Map<String, TokenClient.Factory> systems = new LinkedHashMap<>();
        // a session of TimeTap ends by inactivity only, one of TT at its time
        systems.put("ticketauth", scenario.needsExpiry() ? TicketAuthClient::tt : TicketAuthClient::timetap);
        systems.put("google-auth", GoogleClient::new);
        systems.put("AWS CachedSupplier", AwsClient::new);
        systems.put("Spring Security", SpringClient::new);
        systems.put("camel-http OAuth2", CamelHttpClient::new);
        return systems;
    }

    /** Prints a row at a time: all of them take some minutes. */
    void run() throws Exception {
        try (LoginServer server = new LoginServer()) {
            for (TokenClient.Factory system : systems(WARM_UP).values()) {
                // a burst is none while the first caller loads the library's classes
                measure(server, WARM_UP, system);
            }
            row("logins", systems(WARM_UP).keySet());
            for (LoginScenario scenario : SCENARIOS) {
                List<String> figures = new ArrayList<>();
                for (TokenClient.Factory system : systems(scenario).values()) {
                    figures.add(cell(measure(server, scenario, system)));
                }
                row(scenario.title(), figures);
            }
        }
        for (int i = 0; i < notes.size(); i++) {
            out.println("[" + (i + 1) + "] " + notes.get(i));
        }
    }

    private Figure measure(LoginServer server, LoginScenario scenario, TokenClient.Factory system) throws Exception {
        String clientId = String.valueOf(++clients);
        LoginCount logins = server.logins(clientId);
        AtomicReference<Figure> figure = new AtomicReference<>();
        try (TokenClient client = system.of(server, clientId); Crowd one = new Crowd(1)) {
            one.run(() -> {
                figure.set(scenario.measure(server, client, logins));
                return null;
            }, LIMIT);
            return figure.get();
        } catch (TimeoutException e) {
            return Figure.of("%d", logins.total()).because("Stopped after " + LIMIT.toSeconds() + " s, unfinished");
        } catch (ExecutionException e) {
            return Figure.of("%d, broken off", logins.total()).because(String.valueOf(e.getCause()));
        }
    }

    private String cell(Figure figure) {
        if (figure.note() == null) {
            return figure.text();
        }
        if (!notes.contains(figure.note())) {
            notes.add(figure.note());
        }
        return figure.text() + " [" + (notes.indexOf(figure.note()) + 1) + "]";
    }

    private void row(String title, Iterable<String> figures) {
        StringBuilder line = new StringBuilder(String.format(Locale.ROOT, "%-72s", title));
        figures.forEach(figure -> line.append(String.format(Locale.ROOT, "%20s", figure)));
        out.println(line);
    }
}
