// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

import dev.ticketauth.simulators.RecordedRequest;

/** The last 1,000 requests of a simulator and how many there were of each kind. */
public final class RequestLog {
    private static final int KEPT = 1_000;

    private final Deque<RecordedRequest> requests = new ArrayDeque<>(KEPT);
    private long calls;
    private long logins;
    private long refused;

    public synchronized void add(RecordedRequest request, boolean login, boolean refusedByAuthentication) {
        if (requests.size() == KEPT) {
            requests.removeFirst();
        }
        requests.addLast(request);
        if (login) {
            logins++;
        } else {
            calls++;
        }
        if (refusedByAuthentication) {
            refused++;
        }
    }

    public synchronized List<RecordedRequest> requests() {
        return List.copyOf(requests);
    }

    public synchronized void clear() {
        requests.clear();
        calls = 0;
        logins = 0;
        refused = 0;
    }

    public synchronized long calls() {
        return calls;
    }

    public synchronized long logins() {
        return logins;
    }

    public synchronized long refused() {
        return refused;
    }
}
