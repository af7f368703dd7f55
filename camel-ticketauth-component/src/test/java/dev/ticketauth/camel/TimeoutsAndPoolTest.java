// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * How long is waited for what, and how connections are used again.
 */
class TimeoutsAndPoolTest extends SimulatorTest {

    private static final Fault SILENCE = Fault.slow(Duration.ofMinutes(5));

    @Test
    void aWriteWithoutAnAnswerIsNotSentAgain() {
        simulator("wsync").inject(SILENCE.always());

        TicketAuthException failure = failure(call("wsync", "{}", "http.responseTimeout=300"));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("longer than http.responseTimeout").hasMessageContaining("may have carried it out");
        assertThat(failure.getAttempts()).isEqualTo(1);
    }

    @Test
    void aReadWithoutAnAnswerIsSentAgain() {
        simulator("wsync").inject(SILENCE);

        Exchange exchange = call("wsync", null, "http.responseTimeout=2000");

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void timeoutsOfCamelHttpsComponentHoldForCallsAndLogins() {
        camel.getComponent("http", HttpComponent.class).setResponseTimeout(300);
        simulator("timetap").inject(Fault.slow(Duration.ofSeconds(10)).onLogin());

        assertThat(failure(call("timetap", null))).hasMessageContaining("The login at timetap")
                .hasMessageContaining("http.responseTimeout");

        simulator("wsync").inject(Fault.slow(Duration.ofSeconds(10)));
        assertThat(failure(call("wsync", "{}"))).hasMessageContaining("http.responseTimeout");
    }

    @Test
    void whoFindsNoConnectionIsToldSoAndNothingWasSent() {
        simulator("wsync").inject(SILENCE);
        String endpoint = endpoint("wsync", "operation=request", "path=/echo", "maxRetries=0", "http.connectionsPerRoute=1",
                "http.connectionRequestTimeout=200");
        CompletableFuture<Exchange> holder = CompletableFuture.supplyAsync(() -> send(endpoint, null, Map.of()), Caller::start);
        await().until(() -> simulator("wsync").faults().isEmpty());

        TicketAuthException failure = failure(send(endpoint, "{}", Map.of()));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("All connections of the pool are in use")
                .hasMessageContaining("http.connectionsPerRoute").hasMessageNotContaining("may have carried it out");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(holder).isNotDone();
        assertThat(simulator("wsync").requests()).noneMatch(request -> request.method().equals("POST"));
    }

    @Test
    void aLoginDoesNotNeedAConnectionOfTheCalls() {
        String endpoint = endpoint("timetap", "operation=request", "path=/echo", "http.connectionsPerRoute=1",
                "http.maxTotalConnections=1");
        assertThat(send(endpoint, null, Map.of()).getException()).isNull();
        simulators.timetap().revokeSessions();

        assertThat(send(endpoint, null, Map.of()).getException()).isNull();
        assertThat(simulator("timetap").logins()).isEqualTo(2);
    }

    @Test
    void aConnectionServesUntilItsTimeIsOver(@TempDir Path folder) throws Exception {
        TestCertificates certificates = TestCertificates.in(folder);
        camel.getRegistry().bind("trusting", certificates.trusting());
        try (TlsFront front = TlsFront.of(simulator("wsync").baseUri(), certificates)) {
            String kept = endpoint("wsync", "operation=request", "path=/echo", "http.sslContextParameters=#trusting")
                    .replace(simulator("wsync").baseUri().toString(), front.baseUri());
            for (int i = 0; i < 5; i++) {
                assertThat(send(kept, null, Map.of()).getException()).isNull();
            }
            assertThat(front.connections()).isEqualTo(1);

            assertThatSeveralAreOpened(front, kept + "&http.httpClient.connectionKeepAlive=1");
            camel.getComponent("https", HttpComponent.class).setConnectionTimeToLive(1);
            assertThatSeveralAreOpened(front, kept + "&http.connectTimeout=5000");
        }
    }

    private void assertThatSeveralAreOpened(TlsFront front, String endpoint) {
        int before = front.connections();
        await().until(() -> {
            assertThat(send(endpoint, null, Map.of()).getException()).isNull();
            return front.connections() > before + 1;
        });
    }

    @Test
    void anOptionOfTheConnectionThatThereIsNotIsRefused() {
        assertThatThrownBy(() -> routes(route -> route.from("direct:start")
                .to(endpoint("wsync", "operation=request", "path=/echo", "http.httpConnection.soKeepalife=true"))))
                .hasStackTraceContaining("camel-http has no option 'httpConnection.soKeepalife'");
    }
}
