package dev.ticketauth.examples.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What whoever runs the application sees when its key is no longer good.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT,
                properties = { "bookings.delay=200", "management.endpoint.health.show-details=always" })
@ActiveProfiles("simulators")
class RefusedKeyTest {

    private static final ProviderSimulators SIMULATORS = ProviderSimulators.builder()
            .timetap(TimeTapSettings.defaults().withKeys("12345", "another-private-key")).start();

    @Autowired
    private TestRestTemplate http;

    @DynamicPropertySource
    static void findSimulator(DynamicPropertyRegistry properties) {
        properties.add("camel.component.ticketauth.base-uri", () -> SIMULATORS.timetap().baseUri().toString());
        properties.add("ticketauth.timetap.default.secret-key", () -> "obviously-fake-private-key");
    }

    @AfterAll
    static void stopSimulators() {
        SIMULATORS.close();
    }

    @Test
    void healthSaysWhoRefusesTheKey() {
        await().untilAsserted(() -> {
            ResponseEntity<JsonNode> health = http.getForEntity("/actuator/health", JsonNode.class);

            assertThat(health.getStatusCode()).isEqualTo(HttpStatus.SERVICE_UNAVAILABLE);
            JsonNode details = health.getBody().at("/components/camelHealth/details");
            assertThat(details.path("consumer:polled-bookings").asText()).isEqualTo("DOWN");
            assertThat(details.path("error.message").asText()).contains("TimeTap refused the API key or the private key");
            assertThat(health.getBody().toString()).doesNotContain("obviously-fake");
        });
    }
}
