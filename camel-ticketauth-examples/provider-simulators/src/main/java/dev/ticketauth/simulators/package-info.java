// SPDX-License-Identifier: Apache-2.0
/**
 * Five ticketing providers as strict local HTTP servers, for tests and demonstrations. Begin with
 * {@link dev.ticketauth.simulators.ProviderSimulators}, in tests with
 * {@link dev.ticketauth.simulators.junit.TicketAuthProviders} and
 * {@link dev.ticketauth.simulators.assertj.SimulatorAssertions}; each provider's settings and data are in a package of
 * its own. With a {@link dev.ticketauth.simulators.ManualClock} hours pass in no time. A simulator of another provider
 * extends {@link dev.ticketauth.simulators.ProviderSimulator}, with what the package {@code server} has.
 * {@link dev.ticketauth.simulators.Fault} is what can go wrong at them. Three of them also push what changes, as
 * webhooks:
 *
 * <pre>{@code
 * Pusher pusher = simulators.timetap().pushTo(PushTarget.at(receiver));
 * simulators.timetap().data().appointments().change(700001, appointment -> appointment.put("note", "moved"));
 * pusher.awaitIdle(Duration.ofSeconds(10));
 * }</pre>
 *
 * <h2>The control URL</h2>
 * <p>
 * Every simulator can also be steered over HTTP, below {@code /__control}. This is <em>not</em> part of any provider's
 * API. It needs no credentials, since a simulator listens on 127.0.0.1 only, and its requests are neither recorded nor
 * counted.
 * <ul>
 * <li>{@code POST /__control/faults} injects the fault in the body, see below; {@code GET} lists what is pending, each
 * as one sentence; {@code DELETE} clears it.</li>
 * <li>{@code POST /__control/revoke-sessions} ends all sessions; 400 where the provider has none.</li>
 * <li>{@code POST /__control/clock-offset} with <code>{"seconds": 3600}</code> puts the provider's clock ahead, with a
 * negative number behind.</li>
 * <li>{@code POST /__control/push} has bookings that change pushed to a loopback URL, see below; {@code GET} tells what
 * has become of the pushes, with the last 1,000 attempts; {@code DELETE} ends it.
 * <code>POST /__control/push/{id}</code> pushes one record once more. 400 where the provider has no webhooks.</li>
 * <li>{@code GET /__control/requests} lists the recorded requests as
 * <code>{"method": …, "target": …, "status": …, "refusal": …}</code>.</li>
 * </ul>
 * <p>
 * Success is 204, or 200 with the list; what is not understood gets 400 and <code>{"error": a sentence}</code>. Faults
 * look like this:
 *
 * <pre>{@code
 * {"fault": "status", "status": 429, "retryAfter": "2", "times": 3}
 * {"fault": "status", "status": 503, "contentType": "text/html", "body": "<h1>Maintenance</h1>", "times": "always"}
 * {"fault": "answer", "status": 200, "contentType": "text/plain", "repeat": "x", "length": 1048576, "on": "login"}
 * {"fault": "answer", "status": 200, "repeat": "0", "length": 10485760, "gzip": true, "headers": {"Age": "7"}}
 * {"fault": "redirect", "status": 307, "location": "http://127.0.0.1:8080/elsewhere"}
 * {"fault": "dropBeforeWork", "beforeAuthentication": true}
 * {"fault": "dropAfterWork", "method": "POST", "path": "/v9/orders"}
 * {"fault": "truncated", "on": "any"}
 * {"fault": "slow", "seconds": 2.5}
 * }</pre>
 * <p>
 * A target of pushes needs its URL only; the second one shows all there is:
 *
 * <pre>{@code
 * {"url": "http://127.0.0.1:8080/hooks/timetap"}
 * {"url": "http://127.0.0.1:8080/hooks/orders", "headers": {"X-Token": "…"}, "secret": "whsec_…",
 *  "retries": "ticketEvolution", "faster": 100, "timeout": 2.5, "duplicates": 10, "reorder": 20, "seed": 7,
 *  "concurrency": 1}
 * }</pre>
 */
package dev.ticketauth.simulators;
