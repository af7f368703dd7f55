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
 * Calls and logins over TLS: both sides of its certificates, and where its settings may stand.
 */
class TlsTest extends SimulatorTest {

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private TlsFront front;

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.in(folder);
    }

    @BeforeEach
    void startFront() throws Exception {
        front = TlsFront.of(simulator("timetap").baseUri(), certificates);
        camel.getRegistry().bind("trusting", certificates.trusting());
        camel.getRegistry().bind("known", certificates.trustingAndKnown());
    }

    @AfterEach
    void stopFront() throws Exception {
        front.close();
    }

    private void wantClientCertificates() throws Exception {
        front.close();
        front = TlsFront.mutual(simulator("timetap").baseUri(), certificates);
    }

    private String timetap(String options) {
        return "ticketauth:timetap?baseUri=" + front.baseUri() + "&accessKey=" + simulator("timetap").accessKey()
               + "&secretKey=" + simulator("timetap").secretKey() + options;
    }

    private Exchange call(Object body, String options) {
        return send(timetap("&operation=request&path=/echo" + options), body, Map.of());
    }

    @ParameterizedTest
    @ValueSource(strings = { "#known", "#bean:known" })
    void callsAndLoginsShowTheClientsCertificate(String reference) throws Exception {
        wantClientCertificates();

        assertThat(call(null, "&http.sslContextParameters=" + reference).getException()).isNull();

        assertThat(simulator("timetap").logins()).isEqualTo(1);
        // each has a client of its own
        assertThat(front.clients()).containsExactly("CN=client-of-tests", "CN=client-of-tests");
    }

    @Test
    void withoutACertificateNothingIsDoneAndItIsSaidWhatIsMissing() throws Exception {
        wantClientCertificates();

        TicketAuthException failure = failure(call(null, "&http.sslContextParameters=#trusting"));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("The login at timetap").hasMessageContaining(front.baseUri())
                .hasMessageContaining("may want a client certificate");
        assertThat(simulator("timetap").requests()).isEmpty();
    }

    @Test
    void aServerThatNobodyTrustsIsNotAskedTwiceAndHasDoneNothing() throws Exception {
        try (TlsFront wsync = TlsFront.of(simulator("wsync").baseUri(), certificates)) {
            TicketAuthException failure = failure(send(
                    "ticketauth:wsync?environment=playground&operation=createBooking&bookingPath=/bookings&accessKey="
                                                       + simulator("wsync").accessKey() + "&baseUri=" + wsync.baseUri(),
                    "{\"raw\":{\"seats\":2}}", Map.of(TicketAuthConstants.REFERENCE, "PO-4713")));

            assertThat(failure).isInstanceOf(TicketAuthTransportException.class)
                    .hasMessageContaining("The server's certificate is not trusted here")
                    .hasMessageContaining("http.sslContextParameters").hasMessageNotContaining("may have carried it out");
            assertThat(failure.isRetryable()).isFalse();
            assertThat(wsync.connections()).isEqualTo(1);
        }
    }

    @Test
    void aCertificateOfAnotherHostIsRefused() {
        String options = timetap("&operation=request&path=/echo&http.sslContextParameters=#trusting")
                .replace("https://127.0.0.1", "https://localhost");

        TicketAuthException failure = failure(send(options, null, Map.of()));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("The certificate is for another host");
        assertThat(simulator("timetap").requests()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void parametersOfTheWholeApplicationHoldWhereCamelHttpIsToldSo(boolean told) {
        camel.setSSLContextParameters(certificates.trusting());
        camel.getComponent("https", HttpComponent.class).setUseGlobalSslContextParameters(told);

        assertThat(call(null, "").getException() == null).isEqualTo(told);
        assertThat(simulator("timetap").logins()).isEqualTo(told ? 1 : 0);
    }

    @Test
    void anEndpointOfTheUsersCallsWithItsOwnOptionsAndLogsInWithThoseOfTicketauth() {
        assertThat(callOwn("", "&http.sslContextParameters=#trusting").getException()).as("the call")
                .hasMessageContaining("PKIX");
        assertThat(callOwn("&sslContextParameters=#trusting", "&http.sslContextParameters=#trusting").getException()).isNull();
        assertThat(simulator("timetap").logins()).isEqualTo(1);
    }

    @Test
    void theLoginOfAnEndpointOfTheUsersDoesNotHaveItsOptions() {
        assertThat(failure(callOwn("&sslContextParameters=#trusting", ""))).hasMessageContaining("The login at timetap")
                .hasMessageContaining("not trusted here");
        assertThat(simulator("timetap").requests()).isEmpty();
    }

    private Exchange callOwn(String options, String optionsOfSigner) {
        String name = "signer-" + options.length() + "-" + optionsOfSigner.length();
        TicketAuthHttpClientConfigurer signer = new TicketAuthHttpClientConfigurer();
        signer.setEndpoint(timetap(optionsOfSigner));
        camel.getRegistry().bind(name, signer);
        return send(front.baseUri() + "/live/echo?httpClientConfigurer=#" + name + options, null, Map.of());
    }
}
