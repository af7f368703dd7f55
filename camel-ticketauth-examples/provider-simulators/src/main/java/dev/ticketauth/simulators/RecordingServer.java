// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.IOException;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;

import com.sun.net.httpserver.HttpExchange;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.LoopbackServer;
import dev.ticketauth.simulators.server.RequestLog;

/**
 * A bare HTTP server on a port of its own of 127.0.0.1: it answers every request with an empty 200 and records it, with
 * all headers and the first 64 KiB of the body. In tests of redirects it is the other origin, which must not get to see
 * any credentials.
 */
public final class RecordingServer implements AutoCloseable {
    private final RequestLog log = new RequestLog();
    private final LoopbackServer server = new LoopbackServer("recording server", 0, this::serve);

    private RecordingServer() {
    }

    /** On any free port. */
    public static RecordingServer start() {
        RecordingServer recording = new RecordingServer();
        recording.server.start();
        return recording;
    }

    /** Where it listens: {@code http://127.0.0.1:PORT}. */
    public URI baseUri() {
        return server.baseUri();
    }

    /** The last 1,000 requests, newest last. */
    public List<RecordedRequest> requests() {
        return log.requests();
    }

    /** Forgets the requests. */
    public void clearRequests() {
        log.clear();
    }

    @Override
    public void close() {
        server.close();
    }

    private void serve(HttpExchange http) throws IOException {
        try {
            Call call = new Call(http, InstantSource.system().instant());
            call.drainBody();
            Answer answer = Answer.empty(200);
            log.add(call.recorded(answer.status(), null), false, false);
            answer.send(http);
        } finally {
            http.close();
        }
    }
}
