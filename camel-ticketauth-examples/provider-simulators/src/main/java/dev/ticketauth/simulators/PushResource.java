// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.IOException;
import java.util.List;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.push.PushCounts;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;

/** The part of the control URL that has a simulator push. */
final class PushResource {
    private final ProviderSimulator simulator;

    PushResource(ProviderSimulator simulator) {
        this.simulator = simulator;
    }

    Answer start(Call call) throws IOException {
        PushDocument.read(call.jsonObject()).start(simulator);
        return Answer.empty(204);
    }

    Answer again(Call call) {
        try {
            pusher().push(call.path("id"));
            return Answer.empty(204);
        } catch (NoSuchElementException e) {
            throw new BadRequest(e.getMessage());
        }
    }

    /** The target without headers and path: both may hold credentials. */
    Answer tell(Call call) {
        Pusher pusher = pusher();
        PushCounts counts = pusher.counts();
        List<ObjectNode> attempts = pusher.attempts().stream().map(attempt -> Json.object().put("id", attempt.pushId())
                .put("record", attempt.record()).put("attempt", attempt.number()).put("status", attempt.status())).toList();
        ObjectNode told = Json.object().put("target", pusher.target().toString()).put("pushes", counts.pushes())
                .put("delivered", counts.delivered()).put("givenUp", counts.givenUp()).put("pending", counts.pending());
        return Answer.json(200, told.set("attempts", Json.array(attempts)));
    }

    Answer stop(Call call) {
        pusher().close();
        return Answer.empty(204);
    }

    private Pusher pusher() {
        return simulator.pusher().orElseThrow(() -> new BadRequest("Nothing is pushed"));
    }
}
