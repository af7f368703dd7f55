// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.springboot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.junit.TicketAuthProviders;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import org.junit.jupiter.api.BeforeAll;
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
@TicketAuthProviders("timetap")
class RefusedKeyTest {

    private static TimeTapSimulator timetap;

    @Autowired
    private TestRestTemplate http;

    @BeforeAll
    static void findSimulator(TimeTapSimulator running) {
        timetap = running;
    }

    // asked for when the application starts, and that is after @BeforeAll
    @DynamicPropertySource
    static void nameSimulator(DynamicPropertyRegistry properties) {
        properties.add("camel.component.ticketauth.base-uri", () -> timetap.baseUri().toString());
        properties.add("ticketauth.timetap.default.secret-key", () -> "obviously-fake-private-key");
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
        assertThat(timetap.calls()).isZero();
    }
}
