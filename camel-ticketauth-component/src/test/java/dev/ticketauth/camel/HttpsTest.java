package dev.ticketauth.camel;

import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import dev.ticketauth.simulators.RecordingServer;
import org.apache.camel.Exchange;
import org.apache.camel.support.jsse.KeyStoreParameters;
import org.apache.camel.support.jsse.SSLContextParameters;
import org.apache.camel.support.jsse.TrustManagersParameters;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Over TLS, with a certificate that only the endpoint's own options trust.
 */
class HttpsTest extends SimulatorTest {

    private static final String PASSWORD = "password-of-tests";

    @TempDir
    private Path folder;

    private final List<String> received = new CopyOnWriteArrayList<>();
    private HttpsServer server;
    private String redirectTo;

    @BeforeEach
    void startServer() throws Exception {
        Path keyStore = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair", "-alias", "server",
                "-keyalg", "EC", "-dname", "CN=localhost", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12", "-storepass",
                PASSWORD, "-keystore", keyStore.toString()).redirectErrorStream(true).start();
        assertThat(keytool.waitFor(60, TimeUnit.SECONDS)).isTrue();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(keyStore)) {
            keys.load(in, PASSWORD.toCharArray());
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD.toCharArray());
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            received.add(exchange.getRequestURI() + " " + exchange.getRequestHeaders().getFirst("Authorization"));
            if (redirectTo != null) {
                exchange.getResponseHeaders().set("Location", redirectTo);
            }
            exchange.sendResponseHeaders(redirectTo == null ? 200 : 302, -1);
            exchange.close();
        });
        server.start();

        KeyStoreParameters trusted = new KeyStoreParameters();
        trusted.setResource("file:" + keyStore);
        trusted.setPassword(PASSWORD);
        TrustManagersParameters trust = new TrustManagersParameters();
        trust.setKeyStore(trusted);
        SSLContextParameters parameters = new SSLContextParameters();
        parameters.setTrustManagers(trust);
        camel.getRegistry().bind("trusting", parameters);
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
