// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.spring;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The generated files for Spring Boot are those of ticketauth.json. {@code mvn test -pl :camel-ticketauth-component -am
 * -Dtest=SpringSourcesTest -Dsurefire.failIfNoSpecifiedTests=false -Dspring.sources.write} writes them.
 */
class SpringSourcesTest {

    private static final Path GENERATED = Path.of("src/generated");

    private final SpringSources sources;

    SpringSourcesTest() throws IOException {
        sources = new SpringSources(
                new ObjectMapper().readTree(getClass().getResource("/META-INF/dev/ticketauth/camel/ticketauth.json")));
    }

    @Test
    void theClassHasTheOptionsOfTheComponent() throws IOException {
        requireCurrent("java/dev/ticketauth/camel/spring/TicketAuthComponentConfiguration.java", sources.bindingClass());
    }

    @Test
    void theMetadataHasTheOptionsOfTheComponent() throws IOException {
        requireCurrent("resources/META-INF/spring-configuration-metadata.json", sources.metadata());
    }

    private static void requireCurrent(String file, String text) throws IOException {
        Path path = GENERATED.resolve(file);
        if (System.getProperty("spring.sources.write") != null) {
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        }
        assertThat(path).as("%s is stale: -Dspring.sources.write writes it anew", path).hasContent(text);
    }
}
