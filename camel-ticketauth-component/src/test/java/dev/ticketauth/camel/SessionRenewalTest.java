// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.CredentialsProvider;
import org.apache.camel.Exchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class SessionRenewalTest extends SimulatorTest {

    private Exchange call(String provider, String... options) {
        List<String> all = new ArrayList<>(List.of("operation=request", "path=" + echoPath(provider)));
        all.addAll(List.of(options));
        return send(endpoint(provider, all.toArray(String[]::new)), null, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void oneLoginServesManyCalls(String provider) {
        for (int i = 0; i < 5; i++) {
            assertThat(call(provider).getException()).isNull();
        }
        assertThat(simulator(provider).logins()).isOne();
        assertThat(simulator(provider).calls()).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void callersThatComeTogetherShareOneLogin(String provider) throws Exception {
        String endpoint = endpoint(provider, "operation=request", "path=" + echoPath(provider));
        camel.getEndpoint(endpoint);
        int callers = 20;
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        CountDownLatch go = new CountDownLatch(1);
        List<Future<Exchange>> answers = new ArrayList<>();
        try {
            for (int i = 0; i < callers; i++) {
                Callable<Exchange> call = () -> {
                    go.await();
                    return send(endpoint, null, Map.of());
                };
                answers.add(threads.submit(call));
            }
            go.countDown();
            for (Future<Exchange> answer : answers) {
                assertThat(answer.get().getException()).isNull();
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(simulator(provider).logins()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void aRevokedSessionIsRenewedAndTheRequestSentAgain(String provider) {
        assertThat(call(provider).getException()).isNull();
        simulator(provider).revokeSessions();

        Exchange exchange = call(provider);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(simulator(provider).logins()).isEqualTo(2);
        assertThat(simulator(provider).refused()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void aBodyIsSentAgainWithTheNewSession(String provider) {
        call(provider);
        simulator(provider).revokeSessions();

        Exchange exchange = send(endpoint(provider, "operation=request", "path=" + echoPath(provider)),
                new ByteArrayInputStream("{\"a\": 1}".getBytes()), Map.of());

        assertThat(exchange.getMessage().getBody(String.class)).contains("\"bodyLength\":8");
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void aSecondRejectionIsTheAnswer(String provider) {
        call(provider);
        simulator(provider).rejectNext(2, 401);

        Exchange exchange = call(provider);

        assertThat(exchange.getException()).isInstanceOfSatisfying(TicketAuthCredentialsException.class, failure -> {
            assertThat(failure.getStatus()).isEqualTo(401);
            assertThat(failure.getAttempts()).isEqualTo(2);
            assertThat(failure).hasMessageContaining(provider).hasMessageContaining("Check accessKey");
        });
        assertThat(simulator(provider).logins()).isEqualTo(2);
    }

    @Test
    void noRetriesMeansOneRequest() {
        call("timetap", "maxRetries=0");
        simulator("timetap").revokeSessions();

        Exchange exchange = call("timetap", "maxRetries=0");

        assertThat(exchange.getException()).isInstanceOf(TicketAuthCredentialsException.class);
        assertThat(simulator("timetap").logins()).isOne();
    }

    @Test
    void a403ForAYoungTokenIsAboutPermissions() {
        call("tt");
        simulator("tt").rejectNext(1, 403);

        Exchange exchange = call("tt");

        assertThat(exchange.getException()).isInstanceOf(TicketAuthCredentialsException.class);
        assertThat(simulator("tt").logins()).isOne();
        assertThat(simulator("tt").calls()).isEqualTo(2);
    }

    @Test
    void aRefusedLoginSaysWhatToCheck() {
        String wrong = bareEndpoint("tt", "operation=request", "path=/ttledger/echo") + "&accessKey="
                       + simulator("tt").accessKey() + "&secretKey=not-the-secret-of-this-key";

        Exchange exchange = send(wrong, null, Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(TicketAuthCredentialsException.class, failure -> {
            assertThat(failure.getAttempts()).isZero();
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.getProviderCode()).isEqualTo("Fail");
            assertThat(failure).hasMessageContaining("TT refused").hasMessageContaining("GUIDs").hasNoCause();
            assertThat(failure.getMessage()).doesNotContain("not-the-secret", simulator("tt").accessKey());
        });
        assertThat(simulator("tt").calls()).isZero();
    }

    @Test
    void aKeyThatWasRolledIsPickedUp() {
        List<String> secrets = new ArrayList<>(List.of("old-secret", simulator("ticketmatic").secretKey()));
        List<String> asked = new ArrayList<>();
        CredentialsProvider vault = (provider, environment, tenant) -> {
            asked.add(provider + " " + environment + " " + tenant);
            return Credentials.of(simulator(provider).accessKey(), secrets.size() > 1 ? secrets.remove(0) : secrets.get(0));
        };
        camel.getRegistry().bind("vault", vault);

        Exchange exchange = send(bareEndpoint("ticketmatic", "operation=request", "path=/echo", "credentialsProvider=#vault",
                "tenant=north"), null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(asked).containsExactly("ticketmatic production north", "ticketmatic production north");
    }

    @Test
    void everyTenantHasItsKeysAndItsSession() {
        CredentialsProvider vault = (provider, environment, tenant) -> "unknown".equals(tenant)
                ? null
                : Credentials.of(simulator(provider).accessKey(), simulator(provider).secretKey());
        camel.getRegistry().bind("vault", vault);
        String endpoint = bareEndpoint("timetap", "operation=request", "path=/echo", "credentialsProvider=#vault");

        for (String tenant : List.of("north", "south", "north")) {
            assertThat(send(endpoint, null, Map.of(TicketAuthConstants.TENANT, tenant)).getException()).isNull();
        }
        assertThat(simulator("timetap").logins()).isEqualTo(2);

        for (String tenant : List.of("unknown", "no/such", "x".repeat(101))) {
            assertThat(send(endpoint, null, Map.of(TicketAuthConstants.TENANT, tenant)).getException()).as(tenant).isNotNull();
        }
        assertThat(simulator("timetap").logins()).isEqualTo(2);
    }

    @Test
    void keysInTheUriAreThoseOfItsTenantOnly() {
        Exchange exchange = send(endpoint("wsync", "operation=request", "path=/echo", "tenant=north"), null,
                Map.of(TicketAuthConstants.TENANT, "south"));

        assertThat(exchange.getException()).isInstanceOf(TicketAuthCredentialsException.class)
                .hasMessageContaining("tenant 'south'").hasMessageContaining("credentialsProvider");
        assertThat(simulator("wsync").requests()).isEmpty();
    }

    @Test
    void keysMayBeProperties() {
        camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync.default.access-key",
                simulator("wsync").accessKey());
        camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync.south.access-key", "another");

        Exchange known = send(bareEndpoint("wsync", "operation=request", "path=/echo"), null, Map.of());
        Exchange south = send(bareEndpoint("wsync", "operation=request", "path=/echo"), null,
                Map.of(TicketAuthConstants.TENANT, "south"));
        Exchange nobody = send(bareEndpoint("wsync", "operation=request", "path=/echo"), null,
                Map.of(TicketAuthConstants.TENANT, "nobody"));

        assertThat(known.getException()).isNull();
        assertThat(south.getException()).isInstanceOf(TicketAuthCredentialsException.class).hasMessageContaining("401");
        assertThat(nobody.getException()).hasMessageContaining("ticketauth.wsync.nobody.access-key");
    }

    @ParameterizedTest
    @ValueSource(strings = { "half{{half", "half}}half", "{{half", "a{{b}}c", "?nested=false" })
    void aKeyMayLookLikeAPlaceholder(String key) throws Exception {
        camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync.default.access-key", key);

        send(bareEndpoint("wsync", "operation=request", "path=/echo"), null, Map.of());

        String pair = new String(Base64.getDecoder().decode(lastRequest("wsync").header("Authorization").substring(6)));
        assertThat(pair).isEqualTo(key + ":" + key);
    }

    @Test
    void aPropertyMayReferToAnother() {
        camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync.default.access-key", "{{from.the.vault}}");
        camel.getPropertiesComponent().addInitialProperty("from.the.vault", simulator("wsync").accessKey());
        camel.getPropertiesComponent().addInitialProperty("ticketauth.wsync.broken.access-key", "{{not.in.the.vault}}");
        String endpoint = bareEndpoint("wsync", "operation=request", "path=/echo");

        assertThat(send(endpoint, null, Map.of()).getException()).isNull();
        assertThat(send(endpoint, null, Map.of(TicketAuthConstants.TENANT, "broken")).getException())
                .hasMessageContaining("property ticketauth.wsync.broken.access-key can't be resolved");
    }

    @Test
    void theTokenOperationGivesTheTokenAndItsExpiry() {
        Exchange timetap = send(endpoint("timetap", "operation=token"), null, Map.of());
        Exchange again = send(endpoint("timetap", "operation=token"), null, Map.of());
        Exchange tt = send(endpoint("tt", "operation=token"), null, Map.of());

        assertThat(timetap.getMessage().getBody(String.class)).startsWith("st.api.api.");
        assertThat(again.getMessage().getBody()).isEqualTo(timetap.getMessage().getBody());
        assertThat(simulator("timetap").logins()).isOne();
        assertThat(timetap.getMessage().getHeader(TicketAuthConstants.TOKEN_EXPIRES_AT))
                .asInstanceOf(InstanceOfAssertFactories.INSTANT)
                .isCloseTo(Instant.now().plus(Duration.ofHours(4)), within(Duration.ofMinutes(1)));
        assertThat(tt.getMessage().getHeader(TicketAuthConstants.TOKEN_EXPIRES_AT))
                .asInstanceOf(InstanceOfAssertFactories.INSTANT)
                .isCloseTo(Instant.now().plus(Duration.ofHours(12)), within(Duration.ofMinutes(1)));
    }

    @Test
    void anEmptyTenantIsNotTheEndpointsOwn() {
        Exchange exchange = send(endpoint("wsync", "operation=request", "path=/echo"), null,
                Map.of(TicketAuthConstants.TENANT, ""));

        assertThat(exchange.getException()).hasMessageContaining("tenant's name");
        assertThat(simulator("wsync").requests()).isEmpty();
    }

    @Test
    void aVaultThatIsItselfCalledOverSignedHttpKeepsItsCallsApart() {
        TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
        configurer.setEndpoint(endpoint("ticketmatic"));
        camel.getRegistry().bind("signer", configurer);
        String vaultsUrl = echoUrl("ticketmatic") + "?httpClientConfigurer=#signer";
        CredentialsProvider vault = (provider, environment, tenant) -> {
            assertThat(send(vaultsUrl, null, Map.of()).getException()).isNull();
            return Credentials.of(simulator(provider).accessKey(), simulator(provider).secretKey());
        };
        camel.getRegistry().bind("vault", vault);

        Exchange exchange = send(bareEndpoint("wsync", "operation=request", "path=/echo", "credentialsProvider=#vault"), null,
                Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(simulator("ticketmatic").calls()).isOne();
    }
}
