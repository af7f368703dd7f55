// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import java.util.Map;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Spring Boot applications that call a simulated TimeTap, with keys from where Spring Boot has properties.
 */
@ExtendWith(OutputCaptureExtension.class)
class SpringApplicationTest {

    private static final String VARIABLES = StandardEnvironment.SYSTEM_ENVIRONMENT_PROPERTY_SOURCE_NAME;

    private static ProviderSimulators simulators;

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ CamelAutoConfiguration.class, TicketAuthAutoConfiguration.class })
    static class Application {

        @Bean
        SimpleMeterRegistry meters() {
            return new SimpleMeterRegistry();
        }
    }

    @BeforeAll
    static void start() {
        simulators = ProviderSimulators.builder()
                .timetap(TimeTapSettings.defaults().withKeys("424242", "obviously-fake-private-key")).start();
    }

    @AfterAll
    static void stop() {
        simulators.close();
    }

    @AfterEach
    void noKeyIsPrinted(CapturedOutput output) {
        assertThat(output).doesNotContain("obviously-fake");
    }

    private static ConfigurableApplicationContext run(
            Map<String, Object> properties, Map<String, Object> environment, String... arguments) {
        return new SpringApplicationBuilder(Application.class).web(WebApplicationType.NONE).logStartupInfo(false)
                .properties(Map.of("camel.component.ticketauth.base-uri", simulators.timetap().baseUri().toString(),
                        "camel.component.ticketauth.allow-plain-http", "true"))
                .initializers(context -> {
                    context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("test", properties));
                    context.getEnvironment().getPropertySources().replace(
                            VARIABLES, new SystemEnvironmentPropertySource(VARIABLES, environment));
                }).run(arguments);
    }

    private static Exchange getBooking(ConfigurableApplicationContext application, String... options) {
        String id = simulators.timetap().data().appointments().ids().get(0).toString();
        return application.getBean(CamelContext.class).createFluentProducerTemplate()
                .to("ticketauth:timetap?operation=getBooking&recordId=" + id + String.join("", options))
                .request(Exchange.class);
    }

    private static void requireBooking(Exchange exchange) {
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody(Booking.class).provider()).isEqualTo("timetap");
    }

    @Test
    void keysAreReadFromTheApplicationsProperties() {
        try (ConfigurableApplicationContext application = run(
                Map.of("ticketauth.timetap.default.access-key", simulators.timetap().accessKey(),
                        "ticketauth.timetap.default.secret-key", "${the.key}", "the.key", simulators.timetap().secretKey()),
                Map.of())) {
            requireBooking(getBooking(application));
        }
    }

    @Test
    void keysAreReadFromTheCommandLine() {
        try (ConfigurableApplicationContext application = run(Map.of(), Map.of(),
                "--ticketauth.timetap.default.access-key=" + simulators.timetap().accessKey(),
                "--ticketauth.timetap.default.secret-key=" + simulators.timetap().secretKey())) {
            requireBooking(getBooking(application));
        }
    }

    @ParameterizedTest
    @CsvSource({
            // as Camel has it in every runtime, and as Spring Boot has it
            "TICKETAUTH_TIMETAP_DEFAULT_ACCESS_KEY, TICKETAUTH_TIMETAP_DEFAULT_SECRET_KEY",
            "TICKETAUTH_TIMETAP_DEFAULT_ACCESSKEY, TICKETAUTH_TIMETAP_DEFAULT_SECRETKEY",
            // the component's own
            "CAMEL_COMPONENT_TICKETAUTH_ACCESS_KEY, CAMEL_COMPONENT_TICKETAUTH_SECRET_KEY",
            "CAMEL_COMPONENT_TICKETAUTH_ACCESSKEY, CAMEL_COMPONENT_TICKETAUTH_SECRETKEY" })
    void keysAreReadFromEnvironmentVariables(String accessKey, String secretKey) {
        try (ConfigurableApplicationContext application = run(Map.of(),
                Map.of(accessKey, simulators.timetap().accessKey(), secretKey, simulators.timetap().secretKey()))) {
            requireBooking(getBooking(application));
        }
    }

    @Test
    void aTenantHasKeysAndMetersOfItsOwn() {
        try (ConfigurableApplicationContext application = run(
                Map.of("ticketauth.timetap.North-1.access-key", simulators.timetap().accessKey(),
                        "ticketauth.timetap.North-1.secret-key", simulators.timetap().secretKey(),
                        "camel.component.ticketauth.tenant-meters", "true"),
                Map.of())) {
            requireBooking(getBooking(application, "&tenant=North-1"));

            assertThat(application.getBean(SimpleMeterRegistry.class).getMeters()).extracting(Meter::getId)
                    .anySatisfy(id -> {
                        assertThat(id.getName()).isEqualTo("ticketauth.session.logins");
                        assertThat(id.getTag("tenant")).isEqualTo("North-1");
                    });
        }
    }

    @Test
    void aMistypedOptionFailsTheStartAndItsValueIsNotPrinted(CapturedOutput output) {
        assertThatThrownBy(() -> run(Map.of("camel.component.ticketauth.secret-kye", "obviously-fake"), Map.of()))
                .isInstanceOf(Exception.class);

        assertThat(output).contains("camel.component.ticketauth.secret-kye",
                "did you mean camel.component.ticketauth.secret-key?");
    }

    @Test
    void aPlaceholderThatHasNoValueIsNotQuoted() {
        try (ConfigurableApplicationContext application = run(
                Map.of("camel.component.ticketauth.secret-key", "obviously-fake{{no.such.property}}"), Map.of())) {
            assertThatThrownBy(() -> application.getBean(CamelContext.class).getComponent("ticketauth"))
                    .hasStackTraceContaining("camel.component.ticketauth.secret-key holds a placeholder")
                    .satisfies(failure -> assertThat(Throwables.getStackTrace(failure)).doesNotContain("obviously-fake"));
        }
    }
}
