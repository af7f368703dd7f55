// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Map;

import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.RecordingServer;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Redirects, as a provider or somebody in between sends them.
 */
class RedirectTest extends SimulatorTest {

    @Test
    void redirectsAreNoTries() {
        simulator("wsync").inject(Fault.redirect(302, "/echo").times(3));
        simulator("wsync").inject(Fault.status(503).times(2));

        assertThat(call("wsync", null, "maxRetries=2").getException()).isNull();
        assertThat(echoes("wsync")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void redirectsWithinTheOriginAreSignedAnew(String provider) {
        call(provider, null);
        String target = lastRequest(provider).rawTarget().replaceFirst("\\?.*", "") + "/moved?z=1&a=x%20y";
        for (int status : new int[] { 301, 302, 303, 307, 308 }) {
            simulator(provider).inject(Fault.redirect(status, target));

            Exchange exchange = call(provider, null);

            assertThat(exchange.getException()).as("status " + status).isNull();
            assertThat(lastRequest(provider).rawTarget()).contains("/moved?");
        }
        assertThat(simulator(provider).refusals()).allMatch(reason -> reason.contains("a fault asked"));
    }

    @Test
    void notMoreThanFiveRedirects() {
        simulator("wsync").inject(Fault.redirect(302, "/echo").always());

        TicketAuthException failure = failure(call("wsync", null));

        assertThat(failure.getStatus()).isEqualTo(302);
        assertThat(echoes("wsync")).isEqualTo(6);
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void nothingOfARequestArrivesAtAnotherOrigin(String provider) {
        try (RecordingServer other = RecordingServer.start()) {
            for (int status : new int[] { 301, 302, 303, 307, 308 }) {
                for (Object body : new Object[] { null, "{}" }) {
                    simulator(provider).inject(Fault.redirect(status, other.baseUri() + "/caught"));
                    Exchange exchange = send(endpoint(provider, "operation=request", "path=" + echoPath(provider)), body,
                            Map.of("X-Custom", "custom"));

                    assertThat(failure(exchange).getStatus()).isEqualTo(status);
                    assertThat(failure(exchange).getCause()).isInstanceOfSatisfying(HttpOperationFailedException.class,
                            http -> assertThat(http.getRedirectLocation()).isEqualTo(other.baseUri() + "/caught"));
                }
            }
            assertThat(other.requests()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void aRedirectedLoginStaysAtItsOrigin(String provider) {
        try (RecordingServer other = RecordingServer.start()) {
            simulator(provider).inject(Fault.redirect(307, other.baseUri() + "/caught").onLogin());

            TicketAuthException failure = failure(call(provider, null));

            assertThat(failure.getStatus()).isEqualTo(307);
            assertThat(failure).hasMessageContaining("a redirect that is not followed").hasNoCause();
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void aLoginRedirectedWithinTheOriginKeepsItsMethodAndBody() {
        simulator("tt").inject(Fault.redirect(303, "/ttid/ext_uat_cert/token").onLogin());

        assertThat(call("tt", null).getException()).isNull();

        assertThat(simulator("tt").requests()).filteredOn(request -> request.rawTarget().startsWith("/ttid"))
                .extracting(RecordedRequest::method).containsExactly("POST", "POST");
    }
}
