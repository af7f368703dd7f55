// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.stream.StreamSupport;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.RetryPlan;
import dev.ticketauth.simulators.push.Signing;
import dev.ticketauth.simulators.server.BadRequest;

/** Where to push to and in which disorder, as JSON; what is not understood is refused, with a sentence. */
record PushDocument(PushTarget target, int duplicates, int reorder, int seed, int concurrency) {
    static final String ALLOWED
            = "Allowed are url, headers {name: value}, secret (whsec_…), retries (none, ticketEvolution, standardWebhooks or"
              + " a list of seconds), faster, timeout (seconds), duplicates, reorder, seed and concurrency.";

    /** @throws BadRequest or an {@link IllegalArgumentException} for anything else */
    static PushDocument read(ObjectNode json) {
        ControlFields fields = new ControlFields(json);
        PushTarget target = PushTarget.at(URI.create(fields.text("url"))).retrying(retries(fields));
        for (Map.Entry<String, String> header : fields.texts("headers").entrySet()) {
            target = target.withHeader(header.getKey(), header.getValue());
        }
        if (fields.has("secret")) {
            target = target.signedWith(Signing.standardWebhooks(fields.text("secret")));
        }
        if (fields.has("timeout")) {
            target = target.withTimeout(fields.seconds("timeout"));
        }
        PushDocument document = new PushDocument(
                target, fields.number("duplicates", 0), fields.number("reorder", 1),
                fields.number("seed", 0), fields.number("concurrency", Pusher.DEFAULT_CONCURRENCY));
        if (!fields.unread().isEmpty()) {
            throw new BadRequest("There is no " + fields.unread());
        }
        return document;
    }

    /** Begins to push, or refuses what a pusher cannot do and leaves nothing behind. */
    void start(ProviderSimulator simulator) {
        Pusher pusher = simulator.pushTo(target);
        try {
            pusher.duplicates(duplicates).reorder(reorder, seed).concurrency(concurrency);
        } catch (IllegalArgumentException e) {
            pusher.close();
            throw e;
        }
    }

    private static RetryPlan retries(ControlFields fields) {
        JsonNode value = fields.value("retries");
        RetryPlan plan = value.isArray() ? RetryPlan.of(delays(value)) : switch (fields.text("retries", "none")) {
            case "none" -> RetryPlan.none();
            case "ticketEvolution" -> RetryPlan.ticketEvolution();
            case "standardWebhooks" -> RetryPlan.standardWebhooks();
            default -> throw new BadRequest("There is no plan of retries '" + value.asText() + "'");
        };
        return plan.faster(fields.number("faster", 1));
    }

    private static Duration[] delays(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false).map(delay -> ControlFields.seconds(delay, "retries"))
                .toArray(Duration[]::new);
    }
}
