// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

import javax.management.ObjectName;

import dev.ticketauth.camel.spi.Authentication;
import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.LoginRequest;
import dev.ticketauth.camel.spi.OutgoingRequest;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.Token;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.apache.camel.test.junit5.TestExecutionConfiguration;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The value of a key, a token or a signature is in no message, log, URI or toString.
 */
class SecretsTest extends SimulatorTest {

    private static final List<String> PROVIDERS = List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

    @Override
    public void configureTest(TestExecutionConfiguration configuration) {
        super.configureTest(configuration);
        configuration.withJMX(true);
    }

    /** Every secret that was in use: the keys, and whatever the simulators received as authentication. */
    private Set<String> secrets() {
        Set<String> secrets = new TreeSet<>();
        for (String provider : PROVIDERS) {
            secrets.add(simulator(provider).accessKey());
            secrets.add(simulator(provider).secretKey());
            simulator(provider).requests().forEach(request -> {
                for (String header : List.of("Authorization", "X-Signature")) {
                    if (request.header(header) != null) {
                        secrets.addAll(Arrays.asList(request.header(header).split("[ ]|sign=")));
                    }
                }
                if (request.rawTarget().contains("signature=")) {
                    secrets.add(request.rawTarget().replaceFirst(".*signature=", ""));
                }
            });
        }
        // words, a time, and TimeTap's key, which is also the number of a business
        secrets.removeIf(secret -> secret.length() < 6 || secret.startsWith("ts=") || secret.startsWith("TM-HMAC"));
        secrets.remove("Bearer");
        return secrets;
    }

    private List<Exchange> goodAndBadCalls() {
        List<Exchange> exchanges = new ArrayList<>();
        for (String provider : PROVIDERS) {
            String good = endpoint(provider, "operation=request", "path=" + echoPath(provider));
            String wrongKeys = bareEndpoint(provider, "operation=request", "path=" + echoPath(provider))
                               + "&accessKey=" + simulator(provider).accessKey() + "9&secretKey=RAW("
                               + simulator(provider).secretKey() + "x)";
            String unknownPath = endpoint(provider, "operation=request", "path=/no/such/path");
            for (String endpoint : List.of(good, wrongKeys, unknownPath, endpoint(provider))) {
                exchanges.add(send(endpoint, null, Map.of(Exchange.HTTP_PATH, "/x")));
            }
        }
        simulators.timetap().revokeSessions();
        simulators.tt().rejectNext(5, 401);
        exchanges.add(send(endpoint("timetap", "operation=request", "path=/echo"), null, Map.of()));
        exchanges.add(send(endpoint("tt", "operation=request", "path=/ttledger/echo"), null, Map.of()));
        for (String provider : List.of("ticketmatic", "timetap", "tt", "ticketevolution")) {
            exchanges.add(send(endpoint(provider, "operation=listBookings"), null, Map.of()));
            exchanges.add(send(endpoint(provider, "operation=getBooking", "recordId=1"), null, Map.of()));
        }
        simulators.ticketEvolution().inject(Fault.dropBeforeWork().onMethod("POST").always());
        exchanges.add(send(endpoint("ticketevolution", "operation=createBooking", "inDoubtDelay=0"),
                "{\"client_id\": 3001, \"shipped_items\": []}", Map.of()));
        consumeInVain();
        return exchanges;
    }

    // polls whose failures are logged
    private void consumeInVain() {
        try {
            simulators.ticketEvolution().clearRequests();
            routes(builder -> builder.from(bareEndpoint("ticketevolution", "resource=bookings", "initialDelay=0", "delay=100")
                                           + "&accessKey=" + simulator("ticketevolution").accessKey() + "&secretKey=RAW("
                                           + simulator("ticketevolution").secretKey() + "x)")
                    .routeId("vain").to("log:consumed"));
            await().until(() -> simulators.ticketEvolution().refused() > 2);
            camel.getRouteController().stopRoute("vain");
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void failuresAndLogsShowNone() throws Exception {
        List<Exchange> exchanges = new ArrayList<>();
        String log = LogOutput.of(() -> exchanges.addAll(goodAndBadCalls()));
        StringWriter failures = new StringWriter();
        int failed = 0;
        for (Exchange exchange : exchanges) {
            if (exchange.getException() != null) {
                failed++;
                exchange.getException().printStackTrace(new PrintWriter(failures, true));
                if (exchange.getException().getCause() instanceof HttpOperationFailedException http) {
                    failures.append(http.getUri()).append(http.getResponseBody());
                }
            }
        }

        assertThat(failed).isGreaterThan(8);
        assertThat(log).contains("Failed polling endpoint");
        assertThat(secrets()).hasSizeGreaterThan(20)
                .allSatisfy(secret -> assertThat(failures.toString()).doesNotContain(secret))
                .allSatisfy(secret -> assertThat(log).doesNotContain(secret));
    }

    @Test
    void aGatewayThatQuotesTheTokenIsNotRepeated() {
        Exchange exchange = send(endpoint("tt", "operation=request", "path=/ttpds/exchanges"), null, Map.of());

        String token = lastRequest("tt").header("Authorization").substring("Bearer ".length());
        assertThat(exchange.getException()).isInstanceOf(TicketAuthCredentialsException.class)
                .hasMessageContaining("Invalid key=value pair").hasMessageContaining("a path that does not exist");
        assertThat(exchange.getException().getMessage()).doesNotContain(token);
        assertThat(exchange.getException().getCause()).isInstanceOfSatisfying(HttpOperationFailedException.class,
                http -> assertThat(http.getResponseBody()).doesNotContain(token));
    }

    @Test
    void managementShowsMaskedUris() throws Exception {
        for (String provider : PROVIDERS) {
            routes(route -> route.from("direct:" + provider).to(endpoint(provider)));
        }
        Set<ObjectName> endpoints = ManagementFactory.getPlatformMBeanServer()
                .queryNames(new ObjectName("org.apache.camel:type=endpoints,context=" + camel.getManagementName() + ",*"),
                        null);
        List<String> uris = new ArrayList<>();
        for (ObjectName endpoint : endpoints) {
            uris.add(endpoint + " " + ManagementFactory.getPlatformMBeanServer().getAttribute(endpoint, "EndpointUri"));
        }

        assertThat(uris).filteredOn(uri -> uri.contains("ticketauth")).hasSize(PROVIDERS.size())
                .allSatisfy(uri -> assertThat(uri).contains("secretKey=xxxxxx", "accessKey=xxxxxx"));
        assertThat(secrets()).allSatisfy(secret -> assertThat(uris.toString()).doesNotContain(secret));
    }

    @Test
    void valuesOfTheSpiHideThemInToString() {
        Instant now = Instant.now();
        List<Object> values = List.of(
                Credentials.of("Secret1", "Secret2"),
                new Token("Secret", now, Duration.ofHours(1), Token.Expiration.AFTER_ISSUE),
                new Authentication(Map.of("Authorization", "Secret"), "signature=Secret", "id", "Secret"),
                new LoginRequest("GET", "/token", "signature=Secret", Map.of("x-api-key", "Secret"), "Secret", "Secret"),
                new OutgoingRequest("GET", "h", "/p", "sessionToken=Secret", "Secret".getBytes(StandardCharsets.UTF_8)),
                new ProviderAnswer(200, Map.of("Set-Cookie", "Secret"), "Secret".getBytes(StandardCharsets.UTF_8)));

        assertThat(values).allSatisfy(value -> assertThat(value.toString()).doesNotContain("Secret"));
    }

    /** Walks from the component and its endpoints to every object of ours that is alive while sessions are open. */
    @Test
    void nothingThatIsAliveShowsThemInToString() throws Exception {
        goodAndBadCalls();
        List<Object> roots = new ArrayList<>(camel.getEndpoints());
        roots.add(camel.getComponent("ticketauth"));

        Set<String> types = LiveObjects.showingNone(roots, secrets());

        assertThat(types).contains("TicketAuthConfiguration", "ApiConnection", "Account", "AccountKeys", "Credentials",
                "Session",
                "Token", "HmacKey", "TicketEvolutionSignature", "TtAuthenticator", "BasicAuthorization", "LoginClient");
    }

    @Test
    void whatIsQuotedAsItWasSentIsNotRepeated() {
        String pair = simulator("wsync").accessKey() + ":" + simulator("wsync").accessKey();
        String basic = Base64.getEncoder().encodeToString(pair.getBytes(StandardCharsets.UTF_8));
        simulator("wsync").inject(Fault.status(400).withBody("text/plain", "Invalid header 'Basic " + basic + "'"));
        Exchange wsync = send(endpoint("wsync", "operation=request", "path=/echo"), null, Map.of());
        assertThat(wsync.getException()).hasMessageContaining("Invalid header '***'");

        send(endpoint("ticketevolution", "operation=request", "path=/echo"), null, Map.of());
        String signature = lastRequest("ticketevolution").header("X-Signature");
        simulator("ticketevolution").inject(Fault.status(400).withBody("text/plain", "bad signature " + signature));
        Exchange tevo = send(endpoint("ticketevolution", "operation=request", "path=/echo"), null, Map.of());
        assertThat(tevo.getException()).hasMessageContaining("bad signature ***");

        assertThat(lastRequest("wsync").header("Authorization")).isEqualTo("Basic " + basic);
        assertThat(wsync.getMessage().getBody()).isNull();
    }
}
