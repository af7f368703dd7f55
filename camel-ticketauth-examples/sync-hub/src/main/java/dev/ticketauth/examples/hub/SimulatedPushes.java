// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.push.PushAttempt;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.RetryPlan;

/**
 * What three of the simulators push to the hub, as it comes over a network: some of it twice, in another order, and
 * again when it was not taken, until it is given up. Before them somebody else pushes, who does not know the secret.
 */
final class SimulatedPushes {
    private static final Set<String> PROVIDERS = Set.of("wsync", "timetap", "ticketevolution");
    /** The name that webhookAuthName has when it is not set. */
    private static final String TOKEN = "X-Webhook-Token";
    private static final int REFUSED = 401;
    private static final int EVERY_TWICE = 3;
    private static final int SHUFFLED = 4;
    private static final long SEED = 20_260_301;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    // that of Ticket Evolution in milliseconds; the others document none
    private static final RetryPlan RETRIES
            = RetryPlan.ticketEvolution().faster(1_000).withLongestRetryAfter(Duration.ofMillis(200));

    private final Map<String, String> secrets = PROVIDERS.stream()
            .collect(Collectors.toMap(Function.identity(), provider -> UUID.randomUUID().toString()));

    boolean isPushedBy(String provider) {
        return PROVIDERS.contains(provider);
    }

    /** By provider. */
    Map<String, String> secrets() {
        return secrets;
    }

    /**
     * From now on every change is pushed.
     *
     * @param hub where the hub listens
     */
    void begin(ProviderSimulator simulator, URI hub) {
        String provider = simulator.provider();
        simulator.pushTo(PushTarget.at(hub.resolve("/" + provider)).withHeader(TOKEN, secrets.get(provider)).retrying(RETRIES))
                .duplicates(EVERY_TWICE).reorder(SHUFFLED, SEED);
    }

    /** Whether somebody who has made up a token is refused. */
    boolean refusesForgery(String provider, URI hub) throws IOException {
        HttpRequest request = HttpRequest.newBuilder(hub.resolve("/" + provider)).timeout(PATIENCE)
                .header(TOKEN, "a guess").header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString("{\"id\":\"forged\"}")).build();
        try {
            return HttpClient.newHttpClient().send(request, BodyHandlers.discarding()).statusCode() == REFUSED;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Until all pushes so far have arrived or were given up. */
    static void await(Pusher pusher) {
        pusher.awaitIdle(PATIENCE);
    }

    /** The record of every push that was still refused when it was sent for the last time. */
    static List<String> refused(Pusher pusher) {
        return pusher.attempts().stream()
                .filter(attempt -> attempt.status() == REFUSED && attempt.number() == RETRIES.attempts())
                .map(PushAttempt::record).toList();
    }
}
