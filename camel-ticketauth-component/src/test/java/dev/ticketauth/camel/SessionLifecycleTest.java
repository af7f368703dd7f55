// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.CredentialsProvider;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.tt.TtSettings;
import org.apache.camel.Exchange;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Sessions over the wire: what other clients are known to get wrong.
 */
class SessionLifecycleTest extends SimulatorTest {

    private static final int TOKEN_LIVES_SECONDS = 100;

    private final StandingClock clock = new StandingClock();

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.builder()
                .tt(TtSettings.defaults().withSecondsUntilExpiry(TOKEN_LIVES_SECONDS)).start();
    }

    private void useStandingClock() {
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
    }

    private void oneKeyForAllTenants(String provider) {
        CredentialsProvider keys = (name, environment, tenant) -> Credentials.of(simulator(provider).accessKey(),
                simulator(provider).secretKey());
        camel.getRegistry().bind("keys", keys);
    }

    private CompletableFuture<Exchange> callLater(String provider, String... options) {
        return later(() -> call(provider, null, options));
    }

    private static CompletableFuture<Exchange> later(Supplier<Exchange> call) {
        return CompletableFuture.supplyAsync(call, Caller::start);
    }

    @Test
    void aTokenThatExpiresIsReplacedBeforeTheProviderRefusesIt() {
        useStandingClock();
        for (int i = 0; i < 5; i++) {
            assertThat(call("tt", null).getException()).isNull();
            clock.advance(Duration.ofSeconds(TOKEN_LIVES_SECONDS));
        }
        assertThat(simulator("tt").logins()).isEqualTo(5);
        assertThat(simulator("tt").refused()).isZero();
    }

    @Test
    void aTokenIsRenewedAheadOfItsExpiryWhileItServes() {
        useStandingClock();
        call("tt", null);
        clock.advance(Duration.ofSeconds(TOKEN_LIVES_SECONDS - 5));
        simulator("tt").inject(Fault.slow(Duration.ofSeconds(20)).onLogin());
        for (int i = 0; i < 5; i++) {
            assertThat(call("tt", null).getException()).isNull();
        }
        Awaitility.await().until(() -> simulator("tt").faults().isEmpty());
        assertThat(simulator("tt").requests()).filteredOn(request -> request.rawTarget().contains("/echo"))
                .extracting(request -> request.header("Authorization")).as("the renewal goes on, and nobody waits for it")
                .hasSize(6).containsOnly(lastRequest("tt").header("Authorization"));
        assertThat(simulator("tt").refused()).isZero();
    }

    @Test
    void aTokenThatDiesBetweenTwoAttemptsIsNotSentAgain() {
        useStandingClock();
        call("tt", null);
        simulator("tt").clearRequests();
        simulator("tt").inject(Fault.status(503).withRetryAfter("1"));
        CompletableFuture<Exchange> call = callLater("tt");
        Awaitility.await().until(() -> echoes("tt") == 1);

        clock.advance(Duration.ofSeconds(TOKEN_LIVES_SECONDS));

        assertThat(call.join().getException()).isNull();
        List<RecordedRequest> requests = simulator("tt").requests();
        assertThat(requests).extracting(RecordedRequest::method).containsExactly("GET", "POST", "GET");
        assertThat(requests.get(2).header("Authorization")).isNotEqualTo(requests.get(0).header("Authorization"));
    }

    @Test
    void aTokenThatDiesWhileTheRequestWaitsForAConnectionIsRenewed() {
        String[] pool = { "http.connectionsPerRoute=1", "http.maxTotalConnections=1" };
        call("timetap", null, pool);
        simulator("timetap").inject(Fault.slow(Duration.ofSeconds(1)));
        CompletableFuture<Exchange> first = callLater("timetap", pool);
        Awaitility.await().until(() -> simulator("timetap").faults().isEmpty());
        CompletableFuture<Exchange> second = callLater("timetap", pool);
        Awaitility.await().until(() -> callersIn("InternalExecRuntime.acquireEndpoint") == 1);

        simulator("timetap").revokeSessions();

        assertThat(first.join().getException()).isNull();
        assertThat(second.join().getException()).isNull();
        assertThat(simulator("timetap").logins()).isEqualTo(2);
    }

    private static long callersIn(String method) {
        return Thread.getAllStackTraces().entrySet().stream().filter(thread -> thread.getKey().getName().equals(Caller.NAME))
                .filter(thread -> Stream.of(thread.getValue()).anyMatch(frame -> frame.toString().contains(method)))
                .count();
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void aHangingLoginOfOneTenantHoldsUpNoOther(String provider) {
        oneKeyForAllTenants(provider);
        String endpoint = bareEndpoint(provider, "operation=token", "credentialsProvider=#keys");
        simulator(provider).inject(Fault.slow(Duration.ofSeconds(20)).onLogin());
        CompletableFuture<Exchange> slow = later(() -> send(endpoint, null, Map.of(TicketAuthConstants.TENANT, "slow")));
        Awaitility.await().until(() -> simulator(provider).faults().isEmpty());

        for (int i = 0; i < 5; i++) {
            assertThat(send(endpoint, null, Map.of(TicketAuthConstants.TENANT, "t" + i)).getException()).isNull();
        }
        assertThat(slow).isNotDone();
    }

    // whoever waits for a login must not use up turns: they would all be taken at once when it ends
    @Test
    void aSlowLoginDoesNotBreakThePace() {
        simulator("tt").inject(Fault.slow(Duration.ofSeconds(2)).onLogin());
        String endpoint = endpoint("tt", "operation=request", "path=/ttledger/echo").replace("rateLimit=0", "rateLimit=5");
        List<CompletableFuture<Exchange>> callers = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            callers.add(camel.createProducerTemplate().asyncSend(endpoint, exchange -> {
            }));
        }
        callers.forEach(caller -> assertThat(caller.join().getException()).isNull());
        List<Instant> arrivals = simulator("tt").requests().stream().filter(request -> request.rawTarget().contains("/echo"))
                .map(RecordedRequest::at).sorted().toList();
        assertThat(Duration.between(arrivals.get(0), arrivals.get(9))).isGreaterThan(Duration.ofMillis(1500));
    }

    // in names of properties "default" stands for no tenant
    @Test
    void aTenantOfThatNameDoesNotGetTheKeysWithoutATenant() {
        camel.getPropertiesComponent().addInitialProperty("ticketauth.timetap.default.access-key",
                simulator("timetap").accessKey());
        camel.getPropertiesComponent().addInitialProperty("ticketauth.timetap.default.secret-key",
                simulator("timetap").secretKey());
        String endpoint = bareEndpoint("timetap", "operation=token");
        assertThat(send(endpoint, null, Map.of()).getException()).isNull();

        assertThat(failure(send(endpoint, null, Map.of(TicketAuthConstants.TENANT, "default"))))
                .isInstanceOf(TicketAuthCredentialsException.class).hasMessageContaining("'default'");
    }

    @Test
    void tenantsCostNoThreads() {
        oneKeyForAllTenants("timetap");
        String endpoint = bareEndpoint("timetap", "operation=token", "credentialsProvider=#keys");
        for (int i = 0; i < 200; i++) {
            assertThat(send(endpoint, null, Map.of(TicketAuthConstants.TENANT, "t" + i)).getException()).isNull();
        }
        assertThat(simulator("timetap").logins()).isEqualTo(200);
        assertThat(Thread.getAllStackTraces().keySet()).filteredOn(
                thread -> thread.getName().startsWith("Camel (" + camel.getName() + ")")
                        && thread.getName().contains("TicketAuth"))
                .as("threads of ours").hasSizeBetween(1, 5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void aProviderThatIsBusyIsAskedOnceByAll(String provider) {
        simulator(provider).inject(Fault.status(429).withRetryAfter("3600").onLogin().always());
        List<CompletableFuture<Exchange>> callers = new ArrayList<>();
        for (int i = 0; i < 20; i++) {
            callers.add(callLater(provider));
        }
        for (CompletableFuture<Exchange> caller : callers) {
            TicketAuthException failure = failure(caller.join());
            assertThat(failure).isInstanceOf(TicketAuthRateLimitException.class);
            assertThat(failure.isRetryable()).isTrue();
            assertThat(failure.getRetryAfter()).isBetween(Duration.ofSeconds(3500), Duration.ofSeconds(3600));
        }
        assertThat(callers.stream().map(caller -> caller.join().getException()).distinct()).hasSize(20);
        assertThat(simulator(provider).requests()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void wrongKeysAreTriedOnceAndThenFailFast(String provider) {
        useStandingClock();
        String wrong = bareEndpoint(provider, "operation=token") + "&accessKey=" + simulator(provider).accessKey()
                       + "&secretKey=not-the-secret-of-this-key";
        TicketAuthException first = failure(send(wrong, null, Map.of()));
        for (int i = 0; i < 20; i++) {
            TicketAuthException fast = failure(send(wrong, null, Map.of()));
            assertThat(fast).isInstanceOf(TicketAuthCredentialsException.class).hasMessageStartingWith(first.getMessage())
                    .hasMessageContaining("the next login is tried in");
            assertThat(fast.getMessage()).doesNotContain("not-the-secret");
        }
        assertThat(simulator(provider).requests()).hasSize(1);
        clock.advance(Duration.ofMinutes(1));
        failure(send(wrong, null, Map.of()));
        assertThat(simulator(provider).requests()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = { "maxRetries=3", "maxRetries=0" })
    void anApiThatRefusesEveryTokenIsNotLoggedInToForEveryRequest(String retries) {
        useStandingClock();
        simulator("timetap").inject(Fault.status(401).onPath("/live/echo").always());
        for (int i = 0; i < 60; i++) {
            assertThat(call("timetap", null, retries).getException()).isInstanceOf(TicketAuthCredentialsException.class);
            clock.advance(Duration.ofSeconds(1));
        }
        assertThat(simulator("timetap").logins()).isBetween(3L, 9L);
    }

    // some APIs say it with a 400
    @Test
    void theStatusOfADeadSessionMayBeAnyThatTheRouteNames() {
        call("timetap", null, "renewOn=400,401");
        simulator("timetap").rejectNext(1, 400);
        assertThat(call("timetap", null, "renewOn=400,401").getException()).isNull();
        assertThat(simulator("timetap").logins()).isEqualTo(2);
    }

    @Test
    void anEndpointThatStopsLeavesTheSessionToTheOthers() throws Exception {
        String one = endpoint("timetap", "operation=request", "path=/echo");
        String other = endpoint("timetap", "operation=request", "path=/echo", "maxRetries=1");
        routes(route -> {
            route.from("direct:one").routeId("one").to(one);
            route.from("direct:other").routeId("other").to(other);
        });
        assertThat(send("direct:one", null, Map.of()).getException()).isNull();
        camel.getRouteController().stopRoute("one");
        camel.removeRoute("one");
        camel.removeEndpoints(camel.getEndpoint(one).getEndpointUri());

        assertThat(send("direct:other", null, Map.of()).getException()).isNull();
        assertThat(simulator("timetap").logins()).isOne();
    }

    @Test
    void anEndpointThatStopsWhileItLogsInLeavesTheLoginToTheOthers() throws Exception {
        String one = endpoint("timetap", "operation=token");
        String other = endpoint("timetap", "operation=token", "maxRetries=1");
        camel.getEndpoint(other);
        simulator("timetap").inject(Fault.slow(Duration.ofSeconds(20)).onLogin());
        CompletableFuture<Exchange> ofOne = later(() -> send(one, null, Map.of()));
        Awaitility.await().until(() -> simulator("timetap").faults().isEmpty());
        CompletableFuture<Exchange> ofOther = later(() -> send(other, null, Map.of()));
        Awaitility.await().until(() -> callersIn("session.Flight.await") == 2);

        camel.getEndpoint(one).stop();

        assertThat(ofOther.get(10, TimeUnit.SECONDS).getException()).isNull();
        // told that it is stopped, or served by the other one's login
        assertThat(ofOne.get(10, TimeUnit.SECONDS)).isNotNull();
    }

    @Test
    void aContextThatIsStartedAgainLogsInAgain() throws Exception {
        String endpoint = endpoint("timetap", "operation=request", "path=/echo");
        routes(route -> route.from("direct:again").to(endpoint));
        assertThat(send("direct:again", null, Map.of()).getException()).isNull();
        camel.stop();

        camel.start();

        assertThat(send("direct:again", null, Map.of()).getException()).isNull();
        simulator("timetap").revokeSessions();
        simulator("timetap").inject(Fault.status(503).onMethod("GET").withRetryAfter("0"));
        assertThat(send("direct:again", null, Map.of()).getException()).isNull();
    }

    @Test
    void aContextThatStopsLeavesNobodyWaiting() throws Exception {
        simulator("timetap").inject(Fault.slow(Duration.ofSeconds(20)).onLogin());
        CompletableFuture<Exchange> waits = callLater("timetap");
        Awaitility.await().until(() -> simulator("timetap").faults().isEmpty());

        camel.stop();

        TicketAuthException failure = failure(waits.get(10, TimeUnit.SECONDS));
        assertThat(failure).isInstanceOf(TicketAuthTransportException.class).hasMessageContaining("stopped");
        assertThat(failure.isRetryable()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void theTokenOperationSaysWhenItExpires(String provider) {
        Exchange first = send(endpoint(provider, "operation=token"), null, Map.of());
        Exchange second = send(endpoint(provider, "operation=token"), null, Map.of());

        assertThat(second.getMessage().getBody()).isEqualTo(first.getMessage().getBody());
        Duration lives = provider.equals("tt") ? Duration.ofSeconds(TOKEN_LIVES_SECONDS) : Duration.ofHours(4);
        assertThat(second.getMessage().getHeader(TicketAuthConstants.TOKEN_EXPIRES_AT, Instant.class))
                .isBetween(Instant.now().plus(lives).minusSeconds(20), Instant.now().plus(lives));
    }
}
