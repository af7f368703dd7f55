// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.assertj;

import java.util.Arrays;
import java.util.stream.Collectors;

import dev.ticketauth.simulators.ProviderSimulator;
import dev.ticketauth.simulators.RecordedRequest;
import org.assertj.core.api.AbstractAssert;

/**
 * Assertions on the requests that a simulator received. Those about single requests see the last 1,000. A failure lists
 * what came, without headers, bodies and the values in queries: these are the places of keys and tokens.
 */
public final class SimulatorAssert extends AbstractAssert<SimulatorAssert, ProviderSimulator> {

    SimulatorAssert(ProviderSimulator simulator) {
        super(simulator, SimulatorAssert.class);
    }

    /** So many API requests came, whatever was answered; logins are not counted. */
    public SimulatorAssert hasCalls(long expected) {
        return requireCount(expected, existing().calls(), "API request");
    }

    /** So many logins came, whatever was answered. */
    public SimulatorAssert hasLogins(long expected) {
        return requireCount(expected, existing().logins(), "login");
    }

    /** So many requests, logins among them, were refused for their credentials. */
    public SimulatorAssert hasRefused(long expected) {
        return requireCount(expected, existing().refused(), "request with credentials to refuse");
    }

    /**
     * No request was refused, for whatever reason: neither for its credentials nor for what it asked, and no fault has
     * hit one.
     */
    public SimulatorAssert refusedNothing() {
        if (!existing().refusals().isEmpty()) {
            throw unlike("nothing that it had to refuse");
        }
        return this;
    }

    /**
     * At least one request of this method and path came.
     *
     * @param method the HTTP method in upper case
     * @param path   the path as it was received, without the query; a segment {@code *} stands for any one, and
     *               {@code **} at the end for any rest
     */
    public SimulatorAssert received(String method, String path) {
        if (count(method, path) == 0) {
            throw unlike(method + " " + path);
        }
        return this;
    }

    /** Exactly so many requests of this method and path came; both are written as for one that came at all. */
    public SimulatorAssert received(int times, String method, String path) {
        long came = count(method, path);
        if (came != times) {
            throw unlike(method + " " + path + " " + times + (times == 1 ? " time" : " times") + ", not " + came);
        }
        return this;
    }

    /** No request came, and no login. */
    public SimulatorAssert receivedNothing() {
        if (!existing().requests().isEmpty()) {
            throw unlike("nothing at all");
        }
        return this;
    }

    private SimulatorAssert requireCount(long expected, long came, String what) {
        if (expected != came) {
            throw unlike(expected + " " + what + (expected == 1 ? "" : "s") + ", not " + came);
        }
        return this;
    }

    private long count(String method, String path) {
        PathPattern pattern = new PathPattern(path);
        return existing().requests().stream()
                .filter(request -> request.method().equals(method) && pattern.matches(path(request))).count();
    }

    private ProviderSimulator existing() {
        isNotNull();
        return actual;
    }

    private AssertionError unlike(String expected) {
        String came = actual.requests().isEmpty()
                ? " no request"
                : actual.requests().stream().map(this::describe).collect(Collectors.joining("\n  ", "\n  ", ""));
        return failure("%nExpecting %s%nto have received %s%nbut there came%s", actual, expected, came);
    }

    private String describe(RecordedRequest request) {
        String status = request.status() == 0 ? "no answer" : String.valueOf(request.status());
        String refusal = request.refusal() == null ? "" : " (" + request.refusal().replace(actual.secretKey(), "***") + ")";
        return request.method() + " " + path(request) + queryNames(request) + " -> " + status + refusal;
    }

    private static String path(RecordedRequest request) {
        return request.rawTarget().split("\\?", 2)[0];
    }

    private static String queryNames(RecordedRequest request) {
        String[] target = request.rawTarget().split("\\?", 2);
        return target.length == 1
                ? "" : Arrays.stream(target[1].split("&")).map(parameter -> parameter.replaceFirst("=.*", "=…"))
                        .collect(Collectors.joining("&", "?", ""));
    }
}
