// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.File;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * The component works where nothing of what it only uses when it is there is on the class path.
 */
class WithoutOptionalLibrariesTest extends SimulatorTest {

    private static final List<String> OPTIONAL = List.of(
            "camel-health", "camel-console", "camel-telemetry", "camel-micrometer", "micrometer-core", "cache-api", "jcache");

    @Test
    void callsAreMadeAndRecordsAreConsumed() throws Exception {
        try (URLClassLoader classes = new URLClassLoader(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(entry -> OPTIONAL.stream().noneMatch(name -> new File(entry).getName().startsWith(name)))
                        .map(WithoutOptionalLibrariesTest::url).toArray(URL[]::new),
                ClassLoader.getPlatformClassLoader())) {
            assertThatThrownBy(() -> classes.loadClass("io.micrometer.core.instrument.MeterRegistry"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> classes.loadClass("org.apache.camel.impl.health.AbstractHealthCheck"))
                    .isInstanceOf(ClassNotFoundException.class);
            assertThatThrownBy(() -> classes.loadClass("org.apache.camel.telemetry.SpanDecorator"))
                    .isInstanceOf(ClassNotFoundException.class);
            ClassLoader before = Thread.currentThread().getContextClassLoader();
            Thread.currentThread().setContextClassLoader(classes);
            try {
                Object answer = classes.loadClass(Application.class.getName())
                        .getMethod("call", String.class, String.class, String.class, String.class)
                        .invoke(null, endpoint("timetap", "operation=request", "path=/echo"),
                                endpoint("ticketmatic", "resource=bookings", "initialDelay=0"), endpoint("wsync"),
                                echoUrl("wsync"));
                assertThat(answer.toString()).contains("/echo");
            } finally {
                Thread.currentThread().setContextClassLoader(before);
            }
        }
        assertThat(simulators.timetap().calls()).isEqualTo(1);
        assertThat(simulators.wsync().refusals()).isEmpty();
        assertThat(echoes("wsync")).isEqualTo(1);
    }

    private static URL url(String entry) {
        try {
            return new File(entry).toURI().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(e);
        }
    }

    /** Runs in the other class loader. */
    public static final class Application {

        private Application() {
        }

        public static String call(String endpoint, String consumer, String signer, String signed) throws Exception {
            try (CamelContext camel = new DefaultCamelContext()) {
                TicketAuthHttpClientConfigurer configurer = new TicketAuthHttpClientConfigurer();
                configurer.setEndpoint(signer);
                camel.getRegistry().bind("signer", configurer);
                CountDownLatch consumed = new CountDownLatch(1);
                camel.addRoutes(new RouteBuilder() {

                    @Override
                    public void configure() {
                        from(consumer).process(exchange -> consumed.countDown());
                    }
                });
                camel.start();
                if (!consumed.await(30, TimeUnit.SECONDS)) {
                    throw new IllegalStateException("no record was consumed");
                }
                camel.createProducerTemplate().requestBody(signed + "?httpClientConfigurer=#signer", null, String.class);
                return camel.createProducerTemplate().requestBody(endpoint, null, String.class);
            }
        }
    }
}
