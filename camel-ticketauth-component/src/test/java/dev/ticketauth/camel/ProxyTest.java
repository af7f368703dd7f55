// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.nio.file.Path;
import java.util.Map;

import org.apache.camel.Exchange;
import org.apache.camel.component.http.HttpComponent;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Calls and logins through a forward proxy: what it gets to see, and what its refusals are taken for.
 */
class ProxyTest extends SimulatorTest {

    // what a URI would spoil
    private static final String PASSWORD = "p+r%2Fo&x=y";

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private ForwardProxy proxy;
    private TlsFront front;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.in(folder);
    }

    @BeforeEach
    void open() throws Exception {
        camel.getRegistry().bind("trusting", certificates.trusting());
        proxy = ForwardProxy.open();
        putTlsInFrontOf("timetap");
    }

    @AfterEach
    void close() throws Exception {
        front.close();
        proxy.close();
    }

    private void putTlsInFrontOf(String provider) throws Exception {
        if (front != null) {
            front.close();
        }
        front = TlsFront.of(simulator(provider).baseUri(), certificates);
    }

    private String through(String... more) {
        return "&http.proxyHost=127.0.0.1&http.proxyPort=" + proxy.port() + "&http.proxyAuthScheme=http"
               + String.join("", more);
    }

    private Exchange call(String provider, Object body, String options) {
        return send(overTls(provider, "&operation=request&path=" + echoPath(provider)) + options, body, Map.of());
    }

    private String overTls(String provider, String options) {
        return endpoint(provider).replace(simulator(provider).baseUri().toString(), front.baseUri())
               + "&http.sslContextParameters=#trusting" + options;
    }

    private String connect() {
        return "CONNECT 127.0.0.1:" + front.port();
    }

    @Test
    void theProxySeesThatThereIsACallAndNothingOfIt() {
        assertThat(call("timetap", "{\"name\":\"Zoe\"}", through()).getException()).isNull();

        // one for the login, one for the call: each has a client of its own
        assertThat(proxy.requests()).containsExactly(connect(), connect());
        assertThat(simulator("timetap").logins()).isEqualTo(1);
        assertThat(proxy.everythingSeen()).contains(connect())
                .doesNotContain("Bearer", "signature", "sessionToken", "apiKey", "/live", "Zoe", "Authorization",
                        simulator("timetap").secretKey());
    }

    @Test
    void aProxyThatWantsAPasswordGetsItAndTheProviderDoesNot() {
        proxy.wanting("route", PASSWORD);

        Exchange exchange = call("timetap", null,
                through("&http.proxyAuthUsername=route&http.proxyAuthPassword=RAW(" + PASSWORD + ")"));

        assertThat(exchange.getException()).isNull();
        assertThat(proxy.requests()).containsExactly(connect(), connect(), connect(), connect());
        assertThat(simulator("timetap").requests())
                .noneMatch(request -> request.header("Proxy-Authorization") != null);
    }

    @Test
    void theProxysPasswordIsInNoUriAndNoMessage() {
        proxy.wanting("route", PASSWORD);

        TicketAuthException failure = failure(
                call("timetap", null, through("&http.proxyAuthUsername=gate-user&http.proxyAuthPassword=gate-password")));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("the proxy http://127.0.0.1:" + proxy.port()).hasMessageContaining("answers 407")
                .hasMessageContaining("http.proxyAuthUsername");
        assertThat(failure.isRetryable()).isFalse();
        assertThat(TroubleshootingTest.messages(failure)).doesNotContain("gate-");
        assertThat(camel.getEndpoints()).isNotEmpty()
                .allSatisfy(endpoint -> assertThat(endpoint.toString()).doesNotContain("gate-"));
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403 })
    void aRefusalOfTheProxyIsNoneOfTheKeysOrTheSession(int status) throws Exception {
        putTlsInFrontOf("tt");
        String options = through("&http.connectionsPerRoute=1");
        assertThat(call("tt", null, options).getException()).isNull();
        proxy.refusing(status);

        // another endpoint has connections of its own, and the same session
        TicketAuthException failure = failure(call("tt", "{}", options + "&http.connectTimeout=5000"));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class).hasMessageContaining("the proxy")
                .hasMessageContaining("answers " + status).hasMessageNotContaining("may have carried it out");
        assertThat(failure.getStatus()).isZero();
        assertThat(proxy.requests()).as("nothing is tried again").hasSize(3);
        assertThat(call("tt", null, options).getException()).as("the connection that was open").isNull();
        assertThat(simulator("tt").logins()).isEqualTo(1);
    }

    @Test
    void aLoginThatTheProxyRefusesIsNoRefusalOfTheKeys() {
        proxy.refusing(403);

        assertThat(failure(call("timetap", null, through()))).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("The login at timetap").hasMessageContaining("the proxy")
                .hasMessageNotContaining("accessKey");
    }

    @Test
    void aProxyThatIsBusyIsAskedAgainAlsoForAPost() throws Exception {
        putTlsInFrontOf("wsync");
        proxy.refusing(503);

        TicketAuthException failure = failure(call("wsync", "{}", through("&maxRetries=1")));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class).hasMessageContaining("answers 503");
        assertThat(failure.isRetryable()).isTrue();
        assertThat(proxy.requests()).containsExactly(connect(), connect());
        assertThat(simulator("wsync").requests()).isEmpty();
    }

    @Test
    void withHttpsCamelHttpSpeaksTlsToAProxyUnlessItIsToldNotTo() throws Exception {
        putTlsInFrontOf("wsync");

        Exchange exchange = call("wsync", null, through("&maxRetries=0").replace("&http.proxyAuthScheme=http", ""));

        assertThat(failure(exchange)).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("does not speak TLS").hasMessageContaining("http.proxyAuthScheme=http");
        assertThat(proxy.requests()).containsExactly("no HTTP");
    }

    @Test
    void hostsMayBeLeftOut() {
        assertThat(call("timetap", null, through("&http.nonProxyHosts=127.0.0.1")).getException()).isNull();

        assertThat(proxy.connections()).isZero();
    }

    @Test
    void systemPropertiesCountWhereTheyAreAskedFor() {
        // the JDK leaves this machine out unless it is told otherwise
        Map<String, String> properties = Map.of("https.proxyHost", "127.0.0.1", "https.proxyPort",
                String.valueOf(proxy.port()), "http.nonProxyHosts", "");
        properties.forEach(System::setProperty);
        try {
            assertThat(call("timetap", null, "").getException()).isNull();
            assertThat(proxy.connections()).isZero();

            assertThat(call("timetap", null, "&http.useSystemProperties=true").getException()).isNull();
            assertThat(proxy.requests()).containsExactly(connect());
        } finally {
            properties.keySet().forEach(System::clearProperty);
        }
    }

    @Test
    void whatCamelHttpsComponentHasHoldsForCallsAndLogins() {
        proxy.wanting("route", PASSWORD);
        HttpComponent https = camel.getComponent("https", HttpComponent.class);
        https.setProxyHost("127.0.0.1");
        https.setProxyPort(proxy.port());
        https.setProxyAuthScheme("http");
        https.setProxyAuthUsername("route");
        https.setProxyAuthPassword(PASSWORD);

        assertThat(call("timetap", null, "").getException()).isNull();

        assertThat(proxy.connections()).isEqualTo(2);
    }

    @Test
    void anEndpointOfTheUsersHasAProxyOfItsOwn() {
        TicketAuthHttpClientConfigurer signer = new TicketAuthHttpClientConfigurer();
        signer.setEndpoint(overTls("timetap", ""));
        camel.getRegistry().bind("signer", signer);
        String own = front.baseUri() + "/live/echo?httpClientConfigurer=#signer&sslContextParameters=#trusting"
                     + through().replace("http.", "");

        assertThat(send(own, null, Map.of()).getException()).isNull();

        assertThat(front.connections()).as("call and login").isEqualTo(2);
        assertThat(proxy.connections()).as("the call").isEqualTo(1);
        proxy.refusing(403);
        assertThat(send(own + "&connectTimeout=5000", null, Map.of()).getException()).hasMessageContaining("answers 403");
        assertThat(simulator("timetap").logins()).isEqualTo(1);
    }

    @Test
    void plainHttpGoesThroughAProxyOnThisMachineOnly() {
        assertThat(send(endpoint("wsync", "operation=request", "path=/echo") + through(), null, Map.of()).getException())
                .isNull();
        assertThat(proxy.requests()).containsExactly("GET " + simulator("wsync").baseUri() + "/echo");
        assertThat(proxy.everythingSeen()).as("why it is for tests").contains("Authorization: Basic");
        simulator("wsync").clearRequests();

        // reserved for documentation: nobody is there
        String elsewhere = "&http.proxyHost=192.0.2.1&http.proxyPort=3128";
        for (Exchange exchange : new Exchange[] {
                send(endpoint("wsync", "operation=request", "path=/echo") + elsewhere, null, Map.of()),
                send(endpoint("timetap", "operation=request", "path=/echo") + elsewhere, null, Map.of()) }) {
            assertThat(failure(exchange)).isInstanceOf(TicketAuthTransportException.class)
                    .hasMessageContaining("is on another machine and would read the keys");
        }
        assertThat(simulator("wsync").requests()).isEmpty();
        assertThat(simulator("timetap").requests()).isEmpty();
    }
}
