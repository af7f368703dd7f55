// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.IOException;

import com.sun.net.httpserver.HttpExchange;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Routes;
import dev.ticketauth.simulators.server.Routes.Access;
import dev.ticketauth.simulators.server.Routes.Route;

/** What becomes of one request. */
final class Reception {
    private final ProviderSimulator simulator;
    /** Those of the moment that the request came: a reset makes others. */
    private final Routes resources;

    Reception(ProviderSimulator simulator) {
        this.simulator = simulator;
        this.resources = simulator.resources();
    }

    /** The one way of every request: receive, authenticate, route, answer; a fault may step in at each turn. */
    void serve(HttpExchange http) throws IOException {
        try {
            Call call = new Call(http, simulator.clock().instant());
            Route route = resources.find(call);
            Access access = route == null ? Access.API : route.access();
            Outcome outcome = outcome(call, route, access);
            call.drainBody();
            Answer answer = outcome.answer();
            if (access != Access.CONTROL) {
                // recorded before it is sent: who has read the answer finds the request
                simulator.log().add(call.recorded(answer.status(), outcome.refusal()), access == Access.LOGIN,
                        outcome.refusedByAuthentication());
            }
            if (simulator.pause(answer.delay())) {
                answer.send(http);
            }
        } finally {
            http.close();
        }
    }

    private Outcome outcome(Call call, Route route, Access access) throws IOException {
        FaultEncounter encounter = new FaultEncounter(simulator.faultQueue(), call, access, simulator::error);
        Outcome outcome;
        try {
            outcome = Outcome.of(answer(call, route, access, encounter));
        } catch (Refusal e) {
            outcome = Outcome.of(e);
        }
        return encounter.afterWork(outcome);
    }

    private Answer answer(Call call, Route route, Access access, FaultEncounter encounter) throws Refusal, IOException {
        try {
            encounter.onArrival();
            if (access == Access.API) {
                simulator.authenticate(call);
            } else if (access == Access.LOGIN) {
                simulator.authenticateLogin(call);
            }
            encounter.beforeWork();
            if (route == null) {
                throw simulator.notRouted(call, resources.knowsPath(call));
            }
            if (access == Access.API) {
                call.drainBody();
                simulator.announce(call.recorded(0, null));
            }
            return route.handler().answer(call);
        } catch (BadRequest e) {
            throw simulator.request(400, e.getMessage());
        } catch (RuntimeException e) {
            throw simulator.request(500, "the simulator failed: " + e);
        }
    }
}
