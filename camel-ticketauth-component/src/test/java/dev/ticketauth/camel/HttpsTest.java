// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ticketauth.simulators.RecordingServer;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over TLS, with a certificate that only the endpoint's own options trust.
 */
class HttpsTest extends SimulatorTest {

    @TempDir
    private Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private String redirectTo;

    @BeforeEach
    void startServer() throws Exception {
        TestCertificates certificates = TestCertificates.in(folder);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(certificates.ofServer()));
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            if (redirectTo != null) {
                exchange.getResponseHeaders().set("Location", redirectTo);
            }
            exchange.sendResponseHeaders(redirectTo == null ? 200 : 302, -1);
            exchange.close();
        });
        server.start();
        camel.getRegistry().bind("trusting", certificates.trusting());
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private Exchange call(String options) {
        return send("ticketauth:wsync?environment=playground&operation=request&path=/x&accessKey=pk_demo&maxRetries=0&baseUri="
                    + "https://127.0.0.1:" + server.getAddress().getPort() + options,
                null, Map.of());
    }

    @Test
    void optionsOfTlsReachTheClient() {
        assertThat(call("&http.sslContextParameters=#trusting").getException()).isNull();
        assertThat(received).containsExactly("/x Basic cGtfZGVtbzpwa19kZW1v");
    }

    @Test
    void aCertificateThatNobodyTrustsIsATransportFailureAndGetsNothing() {
        assertThat(call("").getException()).isInstanceOf(TicketAuthTransportException.class).hasMessageContaining("SSL");
        assertThat(received).isEmpty();
    }

    @Test
    void nothingGoesOverHttpAfterHttps() {
        try (RecordingServer plain = RecordingServer.start()) {
            redirectTo = plain.baseUri() + "/x";

            assertThat(call("&http.sslContextParameters=#trusting").getException())
                    .isInstanceOfSatisfying(TicketAuthProviderException.class,
                            failure -> assertThat(failure.getStatus()).isEqualTo(302));

            redirectTo = "http://127.0.0.1:" + server.getAddress().getPort() + "/x";
            call("&http.sslContextParameters=#trusting");

            assertThat(plain.requests()).isEmpty();
            assertThat(received).hasSize(2);
        }
    }
}
