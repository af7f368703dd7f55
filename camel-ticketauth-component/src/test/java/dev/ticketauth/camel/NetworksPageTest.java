// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import dev.ticketauth.simulators.ProviderSimulators;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.main.Main;
import org.apache.camel.support.PluginHelper;
import org.apache.camel.support.ResourceHelper;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs the examples of docs/networks.md as they stand there: camel-main, a provider behind TLS with a certificate that
 * nobody knows, and a proxy that wants a password.
 */
class NetworksPageTest {

    private static final Path PAGE = Path.of("").toAbsolutePath().getParent().resolve("docs/networks.md");
    private static final Pattern EXAMPLE
            = Pattern.compile("(?ms)^<!-- ([a-z-]+) -->\\R```(yaml|properties) tested-by=NetworksPageTest\\R(.*?)^```$");
    private static final String PROXY_PASSWORD = "p+r%2Fo x";

    @TempDir
    private static Path folder;

    private static TestCertificates certificates;

    private ProviderSimulators simulators;
    private ForwardProxy proxy;

    /** One example of the page. */
    record Example(String language, String text) {
    }

    @BeforeAll
    static void makeCertificates() throws Exception {
        certificates = TestCertificates.in(folder);
    }

    @BeforeEach
    void open() throws Exception {
        simulators = ProviderSimulators.start();
        proxy = ForwardProxy.open();
    }

    @AfterEach
    void close() throws Exception {
        proxy.close();
        simulators.close();
    }

    private static Map<String, Example> examples() throws Exception {
        Map<String, Example> examples = new LinkedHashMap<>();
        Matcher matcher = EXAMPLE.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            examples.put(matcher.group(1), new Example(matcher.group(2), matcher.group(3)));
        }
        return examples;
    }

    @ParameterizedTest
    @CsvSource({
            // name of the example, whether trust comes from elsewhere, client certificate, password of the proxy, tunnels
            "trust-store,          false, false, false, 0",
            "mutual-tls,           false, true,  false, 0",
            "global-tls,           false, true,  false, 0",
            "proxy,                true,  false, false, 2",
            "proxy-with-password,  true,  false, true,  2",
            "timeouts,             true,  false, false, 0",
            "pool,                 true,  false, false, 0",
            "policy,               false, false, false, 0" })
    void everyExampleDoesWhatItIsFor(String name, boolean trusted, boolean mutual, boolean password, int tunnels)
            throws Exception {
        Example example = examples().get(name);
        assertThat(example).isNotNull();
        if (password) {
            proxy.wanting("route", PROXY_PASSWORD);
        }
        try (TlsFront front = mutual
                ? TlsFront.mutual(simulators.timetap().baseUri(), certificates)
                : TlsFront.of(simulators.timetap().baseUri(), certificates)) {
            Main main = application(front);
            if (trusted) {
                main.addInitialProperty("camel.component.ticketauth.configuration.http.sslContextParameters", "#bean:trusting");
                main.bind("trusting", certificates.trusting());
            }
            Exchange exchange = run(main, example);

            assertThat(exchange.getException()).isNull();
            assertThat(exchange.getMessage().getBody(String.class)).contains("[{");
            assertThat(simulators.timetap().logins()).isEqualTo(1);
            assertThat(front.clients()).as("login and call").hasSize(2)
                    .containsOnly(mutual ? "CN=client-of-tests" : "nobody");
            assertThat(proxy.connections()).isEqualTo(tunnels);
        }
    }

    private Main application(TlsFront front) {
        Main main = new Main();
        main.addInitialProperty("camel.component.ticketauth.configuration.base-uri", front.baseUri());
        main.addInitialProperty("provider.base", front.baseUri());
        main.addInitialProperty("ticketauth.timetap.default.access-key", simulators.timetap().accessKey());
        main.addInitialProperty("ticketauth.timetap.default.secret-key", simulators.timetap().secretKey());
        main.addInitialProperty("tls.trust-store", certificates.trustStore().toString());
        main.addInitialProperty("tls.trust-store-password", TestCertificates.PASSWORD);
        main.addInitialProperty("tls.key-store", certificates.keyStore().toString());
        main.addInitialProperty("tls.key-store-password", TestCertificates.PASSWORD);
        main.addInitialProperty("proxy.host", "127.0.0.1");
        main.addInitialProperty("proxy.port", String.valueOf(proxy.port()));
        main.addInitialProperty("proxy.user", "route");
        main.addInitialProperty("proxy.password", PROXY_PASSWORD);
        return main;
    }

    private static Exchange run(Main main, Example example) throws Exception {
        if (example.language().equals("properties")) {
            Properties settings = new Properties();
            settings.load(new StringReader(example.text()));
            settings.forEach((name, value) -> main.addInitialProperty(name.toString(), value.toString()));
            main.configure().addRoutesBuilder(new RouteBuilder() {

                @Override
                public void configure() {
                    from("direct:staff").to("ticketauth:timetap?operation=request&path=/staff");
                }
            });
        }
        try {
            main.start();
            CamelContext camel = main.getCamelContext();
            if (example.language().equals("yaml")) {
                PluginHelper.getRoutesLoader(camel).loadRoutes(ResourceHelper.fromString("page.yaml", example.text()));
            }
            return camel.createFluentProducerTemplate().to("direct:staff").request(Exchange.class);
        } finally {
            main.stop();
        }
    }

    @Test
    void noExampleIsLeftOut() throws Exception {
        assertThat(examples()).containsOnlyKeys("trust-store", "mutual-tls", "global-tls", "proxy", "proxy-with-password",
                "timeouts", "pool", "policy");
        assertThat(Files.readString(PAGE).split("(?m)^```(yaml|properties|java|xml)\\b")).hasSize(examples().size() + 1);
    }
}
