// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.time.Duration;
import java.util.Locale;

import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ProviderSimulators;
import org.apache.camel.CamelContext;
import org.apache.camel.Endpoint;
import org.apache.camel.impl.DefaultCamelContext;

/**
 * 100 callers on a pool of 20 connections while their session dies and a login takes a second: how long until all have
 * their answer, in logins.
 */
final class DyingSession {

    private static final int CALLERS = 100;
    private static final Duration LOGIN = Duration.ofSeconds(1);

    String run() throws Exception {
        try (ProviderSimulators simulators = ProviderSimulators.start(); CamelContext camel = new DefaultCamelContext();
             Callers callers = new Callers(CALLERS, camel.createProducerTemplate())) {
            camel.start();
            Endpoint endpoint = camel.getEndpoint(
                    "ticketauth:timetap?operation=request&path=/echo&allowPlainHttp=true&http.connectionsPerRoute=20"
                                                  + "&http.maxTotalConnections=20&baseUri=" + simulators.timetap().baseUri()
                                                  + "&accessKey=" + simulators.timetap().accessKey() + "&secretKey="
                                                  + simulators.timetap().secretKey());
            callers.call(endpoint, 20);
            simulators.timetap().revokeSessions();
            simulators.timetap().inject(Fault.slow(LOGIN).onLogin());
            double seconds = callers.call(endpoint, 1);
            return String.format(Locale.ROOT,
                    "%d callers on 20 connections, session revoked, a login takes %d s: all answered in %.2f s (%.2f logins"
                                              + " long), %d logins%n",
                    CALLERS, LOGIN.toSeconds(), seconds, seconds / LOGIN.toSeconds(), simulators.timetap().logins() - 1);
        }
    }
}
