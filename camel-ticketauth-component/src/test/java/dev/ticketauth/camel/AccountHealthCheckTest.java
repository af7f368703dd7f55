// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.CredentialsProvider;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.apache.camel.health.HealthCheckRepository;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What Camel's health checks tell of accounts that are called with.
 */
class AccountHealthCheckTest extends SimulatorTest {

    // the time of the simulators, who look at signatures
    private static final Instant START = Instant.now().truncatedTo(ChronoUnit.SECONDS);

    private final StandingClock clock = new StandingClock();
    private HealthCheckRepository producers;

    @BeforeEach
    void enableChecksOfProducers() {
        clock.set(START);
        component().setClock(clock);
        producers = HealthCheckHelper.getHealthCheckRepository(camel, "producers");
        producers.setEnabled(true);
    }

    private TicketAuthComponent component() {
        return camel.getComponent("ticketauth", TicketAuthComponent.class);
    }

    private List<HealthCheck> checks() {
        return producers.stream().filter(check -> check.getId().startsWith("producer:ticketauth-")).toList();
    }

    private HealthCheck.Result health() {
        assertThat(checks()).hasSize(1);
        return checks().get(0).call(Map.of());
    }

    private void assertUp() {
        assertThat(health().getState()).as(String.valueOf(health().getMessage())).isEqualTo(HealthCheck.State.UP);
    }

    private String whyDown() {
        HealthCheck.Result result = health();
        assertThat(result.getState()).isEqualTo(HealthCheck.State.DOWN);
        return result.getMessage().orElseThrow();
    }

    private void route(String endpoint) throws Exception {
        routes(builder -> builder.from("direct:call").routeId("call").to(endpoint));
    }

    private Exchange callRoute(Map<String, Object> headers) {
        return send("direct:call", null, headers);
    }

    @Test
    void nothingIsKnownBeforeTheFirstCall() throws Exception {
        route(endpoint("ticketmatic", "operation=request", "path=/echo"));

        assertUp();
        assertThat(health().getMessage()).hasValue("No call has ended yet, so nothing is known");
        assertThat(health().getDetails()).containsEntry("provider", "ticketmatic").containsEntry("account", "testaccount")
                .containsEntry("environment", "production");
        callRoute(Map.of());
        assertUp();
        assertThat(health().getMessage()).isEmpty();
    }

    @Test
    void aRefusedKeyIsToldUntilAnotherOneWorks() throws Exception {
        Credentials good = Credentials.of(simulators.ticketmatic().accessKey(), simulators.ticketmatic().secretKey());
        AtomicReference<Credentials> keys = new AtomicReference<>(Credentials.of(good.accessKey(), "wrong-secret-key"));
        camel.getRegistry().bind("vault", (CredentialsProvider) (provider, environment, tenant) -> keys.get());
        route(bareEndpoint("ticketmatic", "operation=request", "path=/echo", "credentialsProvider=#vault"));

        callRoute(Map.of());
        clock.advance(Duration.ofMinutes(1));
        callRoute(Map.of());

        assertThat(whyDown()).startsWith(
                "ticketmatic refuses the key of account testaccount since " + START
                                         + ": answered 401. Check accessKey, secretKey and environment. Ticketmatic refuses")
                .doesNotContain(good.accessKey(), "wrong-secret-key");
        assertThat(health().getDetails()).containsEntry("since", START.toString())
                .containsEntry("last", START.plusSeconds(60).toString()).containsEntry(HealthCheck.FAILURE_ERROR_COUNT, 2L)
                .containsEntry(HealthCheck.HTTP_RESPONSE_CODE, 401);

        clock.advance(Duration.ofHours(1));
        assertThat(health().getState()).as("time does not mend it").isEqualTo(HealthCheck.State.DOWN);
        keys.set(good);
        assertThat(callRoute(Map.of()).getException()).isNull();
        assertUp();
    }

    @Test
    void aClockThatIsOffIsToldAsSuch() throws Exception {
        clock.set(START.minus(Duration.ofHours(1)));
        route(endpoint("ticketmatic", "operation=request", "path=/echo", "clockSkewCorrection=false"));
        callRoute(Map.of());

        assertThat(whyDown()).matches("ticketmatic refuses what account testaccount has signed since .*: answered 401\\. The"
                                      + " clock here is 36\\d\\d s behind: set it by NTP");
    }

    @Test
    void aLoginThatIsRefusedIsToldAtOnce() throws Exception {
        route(bareEndpoint("timetap", "operation=token") + "&accessKey=" + simulators.timetap().accessKey()
              + "&secretKey=wrong-private-key");
        callRoute(Map.of());
        clock.advance(Duration.ofSeconds(1));
        callRoute(Map.of());

        assertThat(whyDown()).startsWith("timetap refuses the key of environment live since " + START + ": ")
                .doesNotContain("wrong-private-key", "s ago");
    }

    @Test
    void aTokenThatIsGivenAgainEndsIt() throws Exception {
        route(endpoint("timetap", "operation=token"));
        simulators.timetap().inject(Fault.status(503).onLogin());
        callRoute(Map.of());
        assertThat(whyDown()).startsWith("timetap (" + simulators.timetap().baseUri() + ") is not available since");

        clock.advance(Duration.ofMinutes(1));
        callRoute(Map.of());
        assertUp();
    }

    @Test
    void aProviderThatIsNotAvailableIsToldForAWhile() throws Exception {
        route(endpoint("ticketmatic", "operation=request", "path=/echo", "maxRetries=0"));
        simulators.ticketmatic().inject(Fault.status(503).times(2));
        callRoute(Map.of());
        callRoute(Map.of());

        assertThat(whyDown()).isEqualTo("ticketmatic (" + simulators.ticketmatic().baseUri()
                                        + ") is not available since " + START + ": answered 503");

        clock.advance(Duration.ofMinutes(6));
        assertUp();
        assertThat(health().getMessage().orElseThrow())
                .endsWith("(last at " + START + "; nothing has shown since that it works)");
        callRoute(Map.of());
        assertThat(health().getMessage()).isEmpty();
    }

    @Test
    void aProviderThatNobodyReachesIsTold() throws Exception {
        String closed = "http://127.0.0.1:" + WebhookTestSupport.freePort();
        route(endpoint("wsync", "operation=request", "path=/echo", "maxRetries=0").replace(
                simulators.wsync().baseUri().toString(), closed));
        callRoute(Map.of());

        assertThat(whyDown()).startsWith("wsync (" + closed + ") can't be reached since " + START + ": ")
                .contains("refused");
    }

    @Test
    void aServerThatIsNotTrustedIsToldHoweverLongAgoItWasCalled(@TempDir Path folder) throws Exception {
        URI plain = simulators.wsync().baseUri();
        try (TlsFront front = TlsFront.of(plain, TestCertificates.in(folder))) {
            route(endpoint("wsync", "operation=request", "path=/echo").replace(plain.toString(), front.baseUri()));
            callRoute(Map.of());

            clock.advance(Duration.ofDays(1));
            assertThat(whyDown()).startsWith("wsync (" + front.baseUri() + ") can't be reached since " + START + ": ")
                    .contains("The server's certificate is not trusted here");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 403, 404, 500 })
    void whatIsAboutOneRequestSaysNothingAboutTheAccount(int status) throws Exception {
        route(endpoint("ticketmatic", "operation=request", "path=/echo"));
        simulators.ticketmatic().inject(Fault.status(status));

        assertThat(callRoute(Map.of()).getException()).isNotNull();
        assertUp();
    }

    @Test
    void anAccountThatHasToWaitIsUpAndSaysUntilWhen() throws Exception {
        route(endpoint("ticketmatic", "operation=request", "path=/echo"));
        simulators.ticketmatic().inject(Fault.status(429).withRetryAfter("120"));
        assertThat(callRoute(Map.of()).getException()).isInstanceOf(TicketAuthRateLimitException.class);

        assertUp();
        assertThat(health().getMessage().orElseThrow()).startsWith(
                "ticketmatic wants fewer requests of account testaccount since " + START + ", and none until "
                                                                   + START.plusSeconds(120));
    }

    @Test
    void oneCheckForAnAccountAsLongAsItHasAProducer() throws Exception {
        for (String id : List.of("one", "two")) {
            routes(builder -> builder.from("direct:" + id).routeId(id)
                    .to(endpoint("ticketmatic", "operation=request", "path=/" + id)));
        }
        assertThat(checks()).extracting(HealthCheck::getId).containsExactly("producer:ticketauth-ticketmatic-testaccount");

        camel.getRouteController().stopRoute("one");
        assertThat(checks()).hasSize(1);
        camel.getRouteController().stopRoute("two");
        assertThat(checks()).isEmpty();
        camel.getRouteController().startRoute("one");
        assertThat(checks()).hasSize(1);
    }

    @Test
    void theSameAccountAtTwoPlacesHasTwoChecks() throws Exception {
        routes(builder -> {
            builder.from("direct:one").to(endpoint("ticketmatic"));
            builder.from("direct:two").to(endpoint("ticketmatic").replace("127.0.0.1", "localhost"));
        });

        assertThat(checks()).extracting(HealthCheck::getId).containsExactlyInAnyOrder(
                "producer:ticketauth-ticketmatic-testaccount", "producer:ticketauth-ticketmatic-testaccount-2");
    }

    @Test
    void aTenantOfAMessageIsTheTenantsConcern() throws Exception {
        key("north", simulators.wsync().accessKey());
        key("south", "wrong-public-key");
        route(bareEndpoint("wsync", "operation=request", "path=/echo", "tenant=north", "maxRetries=0"));

        callRoute(Map.of(TicketAuthConstants.TENANT, "south"));
        assertUp();
        assertThat(health().getDetails()).containsEntry("tenants.in.trouble", "south").containsEntry("tenant", "north");

        simulators.wsync().inject(Fault.status(503));
        callRoute(Map.of());
        assertThat(whyDown()).contains("is not available");
    }

    @Test
    void aProviderThatNoTenantReachesIsEverybodysConcern() throws Exception {
        key("north", simulators.wsync().accessKey());
        key("south", simulators.wsync().accessKey());
        key("default", simulators.wsync().accessKey());
        route(bareEndpoint("wsync", "operation=request", "path=/echo", "maxRetries=0"));
        callRoute(Map.of(TicketAuthConstants.TENANT, "north"));
        simulators.wsync().inject(Fault.status(503).times(2));

        callRoute(Map.of(TicketAuthConstants.TENANT, "south"));
        assertUp();
        callRoute(Map.of(TicketAuthConstants.TENANT, "north"));
        assertThat(whyDown()).contains("is not available");
    }

    @Test
    void tenantsThatReachNobodyAreNoConcernWhereTheEndpointsOwnKeyWorks() throws Exception {
        key("north", simulators.wsync().accessKey());
        key("south", simulators.wsync().accessKey());
        route(bareEndpoint("wsync", "operation=request", "path=/echo", "tenant=north", "maxRetries=0"));
        simulators.wsync().inject(Fault.status(503));
        callRoute(Map.of(TicketAuthConstants.TENANT, "south"));
        callRoute(Map.of());

        assertUp();
    }

    @Test
    void anyAnswerShowsThatTheProviderIsReached() throws Exception {
        route(endpoint("ticketmatic", "operation=request", "path=/echo", "maxRetries=0"));
        simulators.ticketmatic().inject(Fault.dropBeforeWork());
        callRoute(Map.of());
        assertThat(whyDown()).contains("can't be reached");

        simulators.ticketmatic().inject(Fault.status(403));
        callRoute(Map.of());
        assertUp();
    }

    @Test
    void aSecondComponentLeavesTheChecksOfTheFirstAlone() throws Exception {
        camel.addComponent("others", new TicketAuthComponent());
        routes(builder -> {
            builder.from("direct:one").to(endpoint("ticketmatic"));
            builder.from("direct:two").routeId("two").to(endpoint("ticketmatic").replace("ticketauth:", "others:"));
        });
        assertThat(checks()).hasSize(1);

        camel.getRouteController().stopRoute("two");
        assertThat(checks()).hasSize(1);
    }

    private void key(String tenant, String accessKey) {
        camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync." + tenant + ".access-key", accessKey);
    }

    @Test
    void signedHttpEndpointsAreWatchedToo() throws Exception {
        TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
        configurer.setEndpoint(bareEndpoint("ticketmatic") + "&accessKey=" + simulators.ticketmatic().accessKey()
                               + "&secretKey=wrong-secret-key");
        camel.getRegistry().bind("signer", configurer);
        route(echoUrl("ticketmatic") + "?httpClientConfigurer=#signer");

        callRoute(Map.of());
        assertThat(whyDown()).startsWith("ticketmatic refuses the key of account testaccount");
    }

    @Test
    void aCheckCallsNobody() throws Exception {
        route(endpoint("timetap", "operation=request", "path=/echo"));
        health();

        assertThat(simulators.timetap().requests()).isEmpty();
    }

    @Test
    void theyCanBeSwitchedOffForTheComponent() throws Exception {
        component().setHealthCheckProducerEnabled(false);
        route(endpoint("ticketmatic"));

        assertThat(health().getState()).isEqualTo(HealthCheck.State.UNKNOWN);
    }
}
