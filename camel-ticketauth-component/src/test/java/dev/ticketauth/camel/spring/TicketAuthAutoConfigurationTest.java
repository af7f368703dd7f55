// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.camel.TicketAuthConfiguration;
import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.session.MemorySessionStore;
import dev.ticketauth.camel.spi.CredentialsProvider;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.PropertyConfigurerGetter;
import org.apache.camel.spring.boot.CamelAutoConfiguration;
import org.apache.camel.support.processor.idempotent.MemoryIdempotentRepository;
import org.apache.camel.support.processor.state.MemoryStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.context.annotation.ImportCandidates;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.annotation.Configuration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * What {@code camel.component.ticketauth.*} does in a Spring Boot application.
 */
class TicketAuthAutoConfigurationTest {

    private static final String PREFIX = "camel.component.ticketauth.";

    private final ApplicationContextRunner application = new ApplicationContextRunner()
            .withConfiguration(AutoConfigurations.of(CamelAutoConfiguration.class, TicketAuthAutoConfiguration.class));

    private static TicketAuthComponent component(AssertableApplicationContext started) {
        assertThat(started).hasNotFailed();
        return started.getBean(CamelContext.class).getComponent("ticketauth", TicketAuthComponent.class);
    }

    private static TicketAuthConfiguration configuration(AssertableApplicationContext started) {
        return component(started).getConfiguration();
    }

    @Test
    void bootFindsIt() {
        assertThat(ImportCandidates.load(AutoConfiguration.class, getClass().getClassLoader()))
                .contains(TicketAuthAutoConfiguration.class.getName());
    }

    @Test
    void everyOptionOfTheComponentCanBeSet() throws Exception {
        List<SpringOption> options = new SpringSources(
                new ObjectMapper().readTree(getClass().getResource("/META-INF/dev/ticketauth/camel/ticketauth.json")))
                .options();
        Map<String, String> expected = new TreeMap<>();
        List<String> properties = new ArrayList<>();
        for (SpringOption option : options) {
            String value = sample(option);
            properties.add(PREFIX + option.dashed() + (option.isMap() ? ".some.name=" : "=") + value);
            expected.put(option.name(), switch (option.json().path("type").asText()) {
                case "duration" -> "PT1H30M";
                case "object" -> option.isMap() ? "{some.name=" + value + "}" : "bean";
                default -> value;
            });
        }

        application.withPropertyValues(properties.toArray(String[]::new))
                .withBean("configuration", TicketAuthConfiguration.class)
                .withBean("sessionStore", MemorySessionStore.class, () -> new MemorySessionStore(1, Clock.SYSTEM))
                .withBean("credentialsProvider", CredentialsProvider.class, () -> (provider, environment, tenant) -> null)
                .withBean("cursorRepository", MemoryStateRepository.class)
                .withBean("idempotentRepository", MemoryIdempotentRepository.class)
                .withBean("clock", InstantSource.class, InstantSource::system)
                .withBean("timer", ScheduledExecutorService.class, () -> new ScheduledThreadPoolExecutor(0))
                .run(started -> {
                    TicketAuthComponent component = component(started);
                    PropertyConfigurerGetter getter = (PropertyConfigurerGetter) component.getComponentPropertyConfigurer();
                    Map<String, String> set = new TreeMap<>();
                    for (SpringOption option : options) {
                        Object value = getter.getOptionValue(component, option.name(), false);
                        boolean bean = option.isBean() && value == started.getBean(option.name());
                        set.put(option.name(), bean ? "bean" : String.valueOf(value));
                    }

                    assertThat(set).isEqualTo(expected);
                });
    }

    // none is the default
    private static String sample(SpringOption option) {
        if (option.isBean()) {
            return "#bean:" + option.name();
        }
        String standard = option.json().path("defaultValue").asText();
        return switch (option.json().path("type").asText()) {
            case "boolean" -> String.valueOf(!Boolean.parseBoolean(standard));
            case "integer" -> "7";
            case "number" -> "2.5";
            case "duration" -> "90m";
            case "enum" -> {
                String first = option.json().path("enum").path(0).asText();
                yield first.equals(standard) ? option.json().path("enum").path(1).asText() : first;
            }
            default -> "#what " + option.name() + " says";
        };
    }

    @Test
    void anOptionThatIsNotSetKeepsTheValueOfTheConfigurationBean() {
        TicketAuthConfiguration own = new TicketAuthConfiguration();
        own.setMaxRetries(9);
        own.setEnvironment("test");

        application.withBean("own", TicketAuthConfiguration.class, () -> own)
                .withPropertyValues(PREFIX + "configuration=#bean:own", PREFIX + "environment=live")
                .run(started -> {
                    assertThat(configuration(started)).isSameAs(own);
                    assertThat(own.getMaxRetries()).isEqualTo(9);
                    assertThat(own.getEnvironment()).isEqualTo("live");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "#bean:cursors", "#cursors", "cursors",
            "#type:org.apache.camel.support.processor.state.MemoryStateRepository" })
    void aBeanIsNamedAsInOtherRuntimes(String reference) {
        application.withBean("cursors", MemoryStateRepository.class)
                .withPropertyValues(PREFIX + "cursor-repository=" + reference)
                .run(started -> assertThat(configuration(started).getCursorRepository())
                        .isSameAs(started.getBean("cursors")));
    }

    @ParameterizedTest
    @ValueSource(strings = { "#bean:none", "#none", "none" })
    void aBeanThatIsNotThereIsAnError(String reference) {
        application.withPropertyValues(PREFIX + "session-store=" + reference).run(started -> {
            CamelContext camel = started.getBean(CamelContext.class);

            assertThatThrownBy(() -> camel.getComponent("ticketauth"))
                    .hasStackTraceContaining("camel.component.ticketauth.session-store=" + reference + " can't be set");
        });
    }

    @Test
    void camelsPlaceholdersAreResolved() {
        application.withPropertyValues(PREFIX + "base-uri={{provider.base}}/mount", "provider.base=https://tickets.example")
                .run(started -> assertThat(configuration(started).getBaseUri()).isEqualTo("https://tickets.example/mount"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "camel.component.enabled", PREFIX + "enabled", "camel.component.customizer.enabled",
            PREFIX + "customizer.enabled" })
    void itCanBeSwitchedOff(String property) {
        application.withPropertyValues(PREFIX + "max-retries=9", property + "=false")
                .run(started -> assertThat(configuration(started).getMaxRetries()).isEqualTo(3));
    }

    @Test
    void aSwitchOfItsOwnWinsOverTheCommonOne() {
        application
                .withPropertyValues(PREFIX + "max-retries=9", "camel.component.enabled=false", PREFIX + "enabled=true")
                .run(started -> assertThat(configuration(started).getMaxRetries()).isEqualTo(9));
    }

    @Test
    void withoutCamelNothingIsConfigured() {
        new ApplicationContextRunner().withConfiguration(AutoConfigurations.of(TicketAuthAutoConfiguration.class))
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(TicketAuthComponentConfiguration.class));
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration(TicketAuthAutoConfiguration.class)
    static class ApplicationWithoutCamel {
    }

    @ParameterizedTest
    @ValueSource(strings = { "org.apache.camel", "org.apache.camel.spring.boot" })
    void itIsNotEvenLoadedWithout(String missing) {
        new ApplicationContextRunner().withClassLoader(new FilteredClassLoader(missing))
                .withUserConfiguration(ApplicationWithoutCamel.class)
                .run(started -> assertThat(started).hasNotFailed().doesNotHaveBean(TicketAuthAutoConfiguration.class));
    }
}
