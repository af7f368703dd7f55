// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import dev.ticketauth.camel.spi.Credentials;
import dev.ticketauth.camel.spi.CredentialsProvider;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.RecordedRequest;
import dev.ticketauth.simulators.wsync.WsyncSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * What camel-main does with options of the component and with keys, wherever they come from: files, system properties,
 * the environment. The environment is that of a process of its own.
 */
class CamelMainTest {

    @TempDir
    Path directory;

    private ProviderSimulators simulators;
    private WsyncSimulator wsync;
    private Main main;

    @BeforeEach
    void startSimulators() {
        simulators = ProviderSimulators.start();
        wsync = simulators.wsync();
    }

    @AfterEach
    void stop() {
        if (main != null) {
            main.stop();
        }
        simulators.close();
    }

    @Test
    void optionsOfTheComponentAreBound() throws Exception {
        MemoryRepositories repositories = new MemoryRepositories(new ConcurrentHashMap<>());

        CamelContext camel = start(Map.of("cursors", repositories.cursors()), """
                camel.component.ticketauth.max-retries = 1
                camel.component.ticketauth.maxRetryWait = 7s
                camel.component.ticketauth.rate-limit = 2.5
                camel.component.ticketauth.clock-skew-correction = false
                camel.component.ticketauth.cursor-repository = #bean:cursors
                camel.component.ticketauth.tenant-cache-size = 12
                camel.component.ticketauth.tenant-cache-idle = 10m
                camel.component.ticketauth.environment = {{the.environment}}
                the.environment = playground
                """);

        TicketAuthComponent component = camel.getComponent("ticketauth", TicketAuthComponent.class);
        assertThat(component.getTenantCacheSize()).isEqualTo(12);
        assertThat(component.getTenantCacheIdle()).isEqualTo(Duration.ofMinutes(10));
        TicketAuthConfiguration options = component.getConfiguration();
        assertThat(options.getMaxRetries()).isEqualTo(1);
        assertThat(options.getMaxRetryWait()).isEqualTo(Duration.ofSeconds(7));
        assertThat(options.getRateLimit()).isEqualTo(2.5);
        assertThat(options.isClockSkewCorrection()).isFalse();
        assertThat(options.getCursorRepository()).isNotNull()
                .isSameAs(camel.getRegistry().lookupByName("cursors"));
        assertThat(options.getEnvironment()).isEqualTo("playground");
    }

    @Test
    void optionsOfTheNestedConfigurationAreBound() throws Exception {
        CamelContext camel = start(Map.of(), """
                camel.component.ticketauth.configuration.max-retries = 1
                camel.component.ticketauth.configuration.overlap = 5m
                camel.component.ticketauth.configuration.params[currency] = EUR
                camel.component.ticketauth.configuration.http[connectTimeout] = 5s
                """);

        TicketAuthConfiguration options = camel.getComponent("ticketauth", TicketAuthComponent.class).getConfiguration();
        assertThat(options.getMaxRetries()).isEqualTo(1);
        assertThat(options.getOverlap()).isEqualTo(Duration.ofMinutes(5));
        assertThat(options.getParams()).containsEntry("currency", "EUR");
        assertThat(options.getHttp()).containsEntry("connectTimeout", "5s");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "http.connectTimeout", "http[connectTimeout]",
            "configuration.http.connectTimeout", "configuration.http[connectTimeout]" })
    void anOptionOfAllEndpointsBeginsWithHttpAsInAUri(String name) throws Exception {
        CamelContext camel = start(Map.of(), """
                camel.component.ticketauth.page-size = 50
                camel.component.ticketauth.%s = 5000
                """.formatted(name));

        assertThat(camel.getEndpoint("ticketauth:timetap", TicketAuthEndpoint.class).getConfiguration().getHttp())
                .containsExactly(Map.entry("connectTimeout", "5000"));
    }

    @Test
    void anOptionThatThereIsNotKeepsItFromStarting() throws Exception {
        Throwable failure = catchThrowable(
                () -> start(Map.of(), "camel.component.ticketauth.max-retires = 1\n"));

        assertThat(failure).hasMessageContaining("camel.component.ticketauth.maxRetires");
    }

    @Test
    void anEndpointStartsFromTheComponentsOptionsAndItsOwnWin() throws Exception {
        CamelContext camel = start(Map.of(), """
                camel.component.ticketauth.max-retries = 1
                camel.component.ticketauth.refresh-ahead = 2m
                """);

        TicketAuthConfiguration options = camel
                .getEndpoint("ticketauth:timetap?maxRetries=4", TicketAuthEndpoint.class).getConfiguration();

        assertThat(options.getMaxRetries()).isEqualTo(4);
        assertThat(options.getRefreshAhead()).isEqualTo(Duration.ofMinutes(2));
    }

    @Test
    void keysAreReadFromAFile() throws Exception {
        CamelContext camel = start(Map.of(), toWsync() + """
                ticketauth.wsync.default.access-key = %s
                ticketauth.wsync.default.secret-key = %s
                ticketauth.wsync.north.access-key = another
                """.formatted(wsync.accessKey(), wsync.secretKey()));

        assertThat(status(camel, null)).isEqualTo(200);
        assertThat(status(camel, "north")).isEqualTo(401);
    }

    @Test
    void keysOfABeanAreAskedForByTheComponentsOption() throws Exception {
        CredentialsProvider keys = (provider, environment, tenant) -> Credentials.of(wsync.accessKey(), wsync.secretKey());

        CamelContext camel = start(Map.of("keys", keys),
                toWsync() + "camel.component.ticketauth.credentials-provider = #bean:keys\n");

        assertThat(status(camel, null)).isEqualTo(200);
    }

    /** Camel 4.18 reads no option of a component from the environment, but what a placeholder stands for. */
    @Test
    void keysAndPlaceholdersAreReadFromTheEnvironmentWhichWins() throws Exception {
        call(List.of(), Map.of(
                "TICKETAUTH_WSYNC_DEFAULT_ACCESS_KEY", wsync.accessKey(),
                "TICKETAUTH_WSYNC_DEFAULT_SECRET_KEY", wsync.secretKey(),
                "WSYNC_BASE_URI", wsync.baseUri().toString()), """
                        camel.component.ticketauth.base-uri = {{wsync.base-uri}}
                        camel.component.ticketauth.allow-plain-http = true
                        camel.component.ticketauth.environment = playground
                        wsync.base-uri = https://unknown.example.com
                        ticketauth.wsync.default.access-key = another
                        """);

        assertThat(wsync.requests()).singleElement().extracting(RecordedRequest::status).isEqualTo(200);
    }

    @Test
    void keysAndOptionsAreReadFromSystemPropertiesWhichWin() throws Exception {
        call(List.of(
                "-Dcamel.component.ticketauth.base-uri=" + wsync.baseUri(),
                "-Dticketauth.wsync.default.access-key=" + wsync.accessKey(),
                "-Dticketauth.wsync.default.secret-key=" + wsync.secretKey()), Map.of(), """
                        camel.component.ticketauth.base-uri = https://unknown.example.com
                        camel.component.ticketauth.allow-plain-http = true
                        camel.component.ticketauth.environment = playground
                        ticketauth.wsync.default.access-key = another
                        """);

        assertThat(wsync.requests()).singleElement().extracting(RecordedRequest::status).isEqualTo(200);
    }

    private String toWsync() {
        return """
                camel.component.ticketauth.base-uri = %s
                camel.component.ticketauth.allow-plain-http = true
                camel.component.ticketauth.environment = playground
                """.formatted(wsync.baseUri());
    }

    private CamelContext start(Map<String, Object> beans, String properties) throws IOException {
        main = application(file(properties));
        beans.forEach(main::bind);
        main.start();
        return main.getCamelContext();
    }

    private Path file(String properties) throws IOException {
        return Files.writeString(directory.resolve("application.properties"), properties);
    }

    private static Main application(Path properties) {
        Main application = new Main();
        application.setPropertyPlaceholderLocations("file:" + properties);
        return application;
    }

    private static int status(CamelContext camel, String tenant) {
        return camel.createFluentProducerTemplate()
                .to("ticketauth:wsync?operation=request&path=/echo&http.throwExceptionOnFailure=false")
                .withHeader(TicketAuthConstants.TENANT, tenant).send().getMessage()
                .getHeader("CamelHttpResponseCode", 0, int.class);
    }

    /** Makes one call in a process of its own, and waits for its end. */
    private void call(List<String> systemProperties, Map<String, String> environment, String properties) throws Exception {
        List<String> command = Stream.of(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp",
                        System.getProperty("java.class.path")),
                systemProperties, List.of(OneCall.class.getName(), file(properties).toString()))
                .flatMap(List::stream).toList();
        Path log = directory.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("the call ends").isTrue();
            assertThat(process.exitValue()).as(Files.readString(log)).isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    /** An application with nothing in it but a call. */
    static final class OneCall {

        private OneCall() {
        }

        public static void main(String[] arguments) {
            Main application = application(Path.of(arguments[0]));
            application.start();
            int status = status(application.getCamelContext(), null);
            application.stop();
            System.exit(status == 200 ? 0 : 1);
        }
    }
}
