// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.IOException;
import java.time.Duration;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Routes;
import dev.ticketauth.simulators.server.Routes.Access;
import dev.ticketauth.simulators.server.Routes.Handler;

/** The control URL of a simulator: what a test in the same process does by program, for everybody else. */
final class ControlResource {
    private static final String BASE = "/__control";
    private static final String RESOURCES = "POST, GET and DELETE " + BASE + "/faults, POST " + BASE + "/revoke-sessions, POST "
                                            + BASE + "/clock-offset, POST, GET and DELETE " + BASE + "/push, POST " + BASE
                                            + "/push/{id} and GET " + BASE + "/requests";

    private final ProviderSimulator simulator;

    ControlResource(ProviderSimulator simulator) {
        this.simulator = simulator;
    }

    /** To be added before the provider's own resources. */
    void addTo(Routes routes) {
        add(routes, "POST", "/faults", this::inject, FaultDocument.ALLOWED);
        add(routes, "GET", "/faults", this::faults, "");
        add(routes, "DELETE", "/faults", this::clearFaults, "");
        add(routes, "POST", "/revoke-sessions", this::revokeSessions, "");
        add(routes, "POST", "/clock-offset", this::setClockOffset, "Allowed is {\"seconds\": a whole number}.");
        PushResource push = new PushResource(simulator);
        add(routes, "POST", "/push", push::start, PushDocument.ALLOWED);
        add(routes, "GET", "/push", push::tell, "");
        add(routes, "DELETE", "/push", push::stop, "");
        add(routes, "POST", "/push/{id}", push::again, "");
        add(routes, "GET", "/requests", this::requests, "");
        routes.add("*", BASE + "/**", Access.CONTROL, call -> error(404, "There is " + RESOURCES + "."));
    }

    private static void add(Routes routes, String method, String path, Handler handler, String allowed) {
        routes.add(method, BASE + path, Access.CONTROL, call -> {
            try {
                return handler.answer(call);
            } catch (BadRequest | IllegalArgumentException | IllegalStateException | UnsupportedOperationException e) {
                return error(400, (e.getMessage() + ". " + allowed).trim());
            }
        });
    }

    private Answer inject(Call call) throws IOException {
        simulator.inject(FaultDocument.read(call.jsonObject()));
        return Answer.empty(204);
    }

    private Answer faults(Call call) {
        return Answer.json(200, Json.array(simulator.faults().stream().map(fault -> new TextNode(fault.toString())).toList()));
    }

    private Answer clearFaults(Call call) {
        simulator.clearFaults();
        return Answer.empty(204);
    }

    private Answer revokeSessions(Call call) {
        simulator.revokeSessions();
        return Answer.empty(204);
    }

    private Answer setClockOffset(Call call) throws IOException {
        ObjectNode json = call.jsonObject();
        JsonNode seconds = json.path("seconds");
        if (json.size() != 1 || !seconds.isIntegralNumber() || !seconds.canConvertToInt()) {
            throw new BadRequest("The body does not name the seconds that the clock is ahead");
        }
        simulator.setClockOffset(Duration.ofSeconds(seconds.asLong()));
        return Answer.empty(204);
    }

    /** Neither header values nor bodies: both may hold credentials. */
    private Answer requests(Call call) {
        List<ObjectNode> requests = simulator.requests().stream().map(request -> Json.object()
                .put("method", request.method()).put("target", request.rawTarget()).put("status", request.status())
                .put("refusal", request.refusal())).toList();
        return Answer.json(200, Json.array(requests));
    }

    private static Answer error(int status, String sentence) {
        return Answer.json(status, Json.object().put("error", sentence));
    }
}
