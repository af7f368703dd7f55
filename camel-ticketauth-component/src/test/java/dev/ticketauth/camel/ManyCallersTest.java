// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.simulators.Fault;
import org.apache.camel.AsyncProducer;
import org.apache.camel.Endpoint;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Many requests at once: on few connections, and at a pace.
 */
class ManyCallersTest extends SimulatorTest {

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void aHundredCallersOnTwentyConnectionsOutliveTheirSession(String provider) throws Exception {
        int callers = 100;
        String endpoint = endpoint(provider, "operation=request", "path=" + echoPath(provider), "http.connectionsPerRoute=20",
                "http.maxTotalConnections=20");
        assertThat(send(endpoint, null, Map.of()).getException()).isNull();
        simulator(provider).revokeSessions();
        simulator(provider).inject(Fault.slow(Duration.ofMillis(300)).onLogin());
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Exchange>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < callers; i++) {
                answers.add(threads.submit(() -> {
                    go.await();
                    return send(endpoint, "{}", Map.of());
                }));
            }
            go.countDown();
            for (Future<Exchange> answer : answers) {
                assertThat(answer.get().getException()).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(simulator(provider).logins()).isEqualTo(2);
    }

    @Test
    void requestsWaitForTheirTurnAndNobodysThreadWaitsWithThem() {
        String endpoint = endpoint("wsync", "operation=request", "path=/echo", "rateLimit=20");
        Instant begin = Instant.now();
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 11; i++) {
            answers.add(camel.createProducerTemplate().asyncSend(endpoint, exchange -> exchange.getIn().setBody(null)));
        }
        answers.forEach(answer -> assertThat(answer.join().getException()).isNull());

        assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(450));
    }

    @Test
    void whoseTurnWouldComeTooLateFailsAsRetryable() {
        String endpoint = endpoint("wsync", "operation=request", "path=/echo", "rateLimit=0.1", "maxRetryWait=100");
        assertThat(send(endpoint, null, Map.of()).getException()).isNull();

        TicketAuthException failure = failure(send(endpoint, null, Map.of()));

        assertThat(failure).isInstanceOf(TicketAuthRateLimitException.class).hasMessageContaining("rateLimit");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getAttempts()).isZero();
        assertThat(simulator("wsync").calls()).isOne();
    }

    @Test
    void aRouteMayCallAgainWhereThePaceOfTheFirstCallHasPutIt() throws Exception {
        String tt = endpoint("tt", "operation=request", "path=/ttledger/echo").replace("rateLimit=0", "rateLimit=50");
        routes(route -> route.from("direct:start").to(tt)
                .process(exchange -> assertThat(send(tt, null, Map.of()).getException()).isNull()));
        List<CompletableFuture<Exchange>> answers = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            answers.add(camel.createProducerTemplate().asyncSend("direct:start", exchange -> exchange.getIn().setBody(null)));
        }
        for (CompletableFuture<Exchange> answer : answers) {
            assertThat(answer.get(30, TimeUnit.SECONDS).getException()).isNull();
        }
        assertThat(simulator("tt").calls()).isEqualTo(60);
    }

    @Test
    void whoWaitsForATurnDoesNotHoldTheThread() throws Exception {
        Endpoint endpoint = camel.getEndpoint(endpoint("wsync", "operation=request", "path=/echo", "rateLimit=2"));
        AsyncProducer producer = endpoint.createAsyncProducer();
        producer.start();
        CountDownLatch ended = new CountDownLatch(3);
        List<Boolean> endedAtOnce = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            endedAtOnce.add(producer.process(endpoint.createExchange(), sync -> ended.countDown()));
        }

        assertThat(endedAtOnce).containsExactly(true, false, false);
        assertThat(ended.await(30, TimeUnit.SECONDS)).isTrue();
        producer.stop();
    }
}
