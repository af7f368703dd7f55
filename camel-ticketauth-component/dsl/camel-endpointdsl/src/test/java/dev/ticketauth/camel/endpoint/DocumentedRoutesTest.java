// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.endpoint;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import javax.tools.ToolProvider;

import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.camel.TicketAuthConfiguration;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.builder.NotifyBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The routes of docs/tooling.md that are written with the builders, compiled and run as they stand there.
 */
class DocumentedRoutesTest {

    private static final Path REPOSITORY = Path.of("").toAbsolutePath().getParent().getParent().getParent();
    private static final Pattern FENCE = Pattern.compile("(?ms)^```java tested-by=DocumentedRoutesTest\\R(.*?)^```$");
    private static final Pattern CLASS = Pattern.compile("public class (\\w+) extends EndpointRouteBuilder");

    static Stream<String> routes() throws IOException {
        return FENCE.matcher(Files.readString(REPOSITORY.resolve("docs/tooling.md"))).results().map(match -> match.group(1));
    }

    @ParameterizedTest
    @MethodSource("routes")
    void everyRouteRuns(String text, @TempDir Path classes) throws Exception {
        try (ProviderSimulators simulators = ProviderSimulators.builder()
                .timetap(TimeTapSettings.defaults().withAppointments(5)).start();
             CamelContext camel = new DefaultCamelContext()) {
            TimeTapSimulator simulator = simulators.timetap();
            useSimulator(camel, simulator);
            NotifyBuilder completed = new NotifyBuilder(camel).whenCompleted(1).create();
            NotifyBuilder failed = new NotifyBuilder(camel).whenFailed(1).create();

            camel.addRoutes(compiled(text, classes));
            camel.start();

            assertThat(completed.matches(30, TimeUnit.SECONDS)).isTrue();
            assertThat(failed.matches()).isFalse();
            assertThat(simulator.requests()).anyMatch(request -> request.rawTarget().contains("/appointments/"));
        }
    }

    private static void useSimulator(CamelContext camel, TimeTapSimulator simulator) {
        camel.getPropertiesComponent().addInitialProperty("ticketauth.timetap.default.access-key", simulator.accessKey());
        camel.getPropertiesComponent().addInitialProperty("ticketauth.timetap.default.secret-key", simulator.secretKey());
        TicketAuthConfiguration configuration
                = camel.getComponent("ticketauth", TicketAuthComponent.class).getConfiguration();
        configuration.setBaseUri(simulator.baseUri().toString());
        configuration.setAllowPlainHttp(true);
    }

    private static RoutesBuilder compiled(String text, Path classes) throws Exception {
        Matcher matcher = CLASS.matcher(text);
        assertThat(matcher.find()).as("a route is a whole class").isTrue();
        Path source = Files.writeString(classes.resolve(matcher.group(1) + ".java"), text);
        int result = ToolProvider.getSystemJavaCompiler().run(null, null, null, "-proc:none", "-d", classes.toString(),
                source.toString());
        assertThat(result).isZero();
        try (URLClassLoader loader = new URLClassLoader(
                new URL[] { classes.toUri().toURL() }, DocumentedRoutesTest.class.getClassLoader())) {
            return (RoutesBuilder) loader.loadClass(matcher.group(1)).getDeclaredConstructor().newInstance();
        }
    }
}
