// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.springboot;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.apache.camel.CamelContext;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.SpringBootTest.WebEnvironment;
import org.springframework.boot.test.web.client.TestRestTemplate;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The application as it is started by hand, beside a simulated TimeTap of 20 appointments. It polls once.
 */
@SpringBootTest(webEnvironment = WebEnvironment.RANDOM_PORT, properties = "bookings.delay=1h")
@ActiveProfiles("simulators")
class BookingsApplicationTest {

    private static final int APPOINTMENTS = 20;
    private static final int FIRST = 700_001;

    private static final ProviderSimulators SIMULATORS
            = ProviderSimulators.builder().timetap(TimeTapSettings.defaults().withAppointments(APPOINTMENTS)).start();

    @Autowired
    private CamelContext camel;
    @Autowired
    private TestRestTemplate http;
    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void findSimulator(DynamicPropertyRegistry properties) {
        properties.add("camel.component.ticketauth.base-uri", () -> SIMULATORS.timetap().baseUri().toString());
    }

    @AfterAll
    static void stopSimulators() {
        SIMULATORS.close();
    }

    @BeforeEach
    void awaitFirstPoll() {
        await().untilAsserted(() -> assertThat(knownBookings()).hasSize(APPOINTMENTS));
    }

    private List<String> knownBookings() {
        String known = http.getForObject("/bookings", String.class);
        // before the first poll the answer has no body
        return known == null ? List.of() : known.lines().toList();
    }

    @Test
    void bookingsArePolled() {
        assertThat(knownBookings()).anySatisfy(line -> assertThat(line).matches("700020 [A-Z]+ 2026-03-\\d\\dT.*Z"));
        assertThat(SIMULATORS.timetap().refusals()).isEmpty();
    }

    @Test
    void aPushBringsTheNewStateOfABooking() {
        URI address = URI.create("http://127.0.0.1:" + port + "/hooks/timetap/obviously-fake-secret");
        try (Pusher pusher = SIMULATORS.timetap().pushTo(PushTarget.at(address))) {
            SIMULATORS.timetap().data().appointments().change(FIRST, appointment -> appointment
                    .put("status", "CANCELLED").put("modifieddate", Instant.parse("2026-11-22T12:00:00Z").toEpochMilli()));
            assertThat(pusher.awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(pusher.attempts()).isNotEmpty().allSatisfy(attempt -> assertThat(attempt.delivered()).isTrue());
        }

        assertThat(knownBookings()).hasSize(APPOINTMENTS)
                .anySatisfy(line -> assertThat(line).startsWith(FIRST + " CANCELLED "));
    }

    @Test
    void aPushWithoutTheSecretIsRefused() {
        ResponseEntity<String> answer = http.postForEntity(
                "/hooks/timetap/a-guess", SIMULATORS.timetap().data().appointments().find(FIRST), String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void oneBookingIsReadWhenSomebodyAsks() {
        long calls = SIMULATORS.timetap().calls();

        assertThat(http.getForObject("/bookings/700002", String.class)).startsWith("700002 ");
        assertThat(SIMULATORS.timetap().calls()).isEqualTo(calls + 1);
    }

    @Test
    void aBookingThatTimeTapDoesNotKnowIsNoErrorOfTheApplication() {
        ResponseEntity<String> answer = http.getForEntity("/bookings/1", String.class);

        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.BAD_GATEWAY);
        assertThat(answer.getBody()).isEqualTo("TimeTap does not give this booking");
    }

    @Test
    void optionsOfTheComponentAreProperties() {
        TicketAuthComponent component = camel.getComponent("ticketauth", TicketAuthComponent.class);

        assertThat(component.getConfiguration().getMaxRetries()).isEqualTo(2);
        assertThat(component.getConfiguration().getHttp()).containsEntry("connectTimeout", "5000");
    }

    @Test
    void actuatorShowsHealthAndMeters() {
        http.getForObject("/bookings/700003", String.class);
        JsonNode health = http.getForObject("/actuator/health", JsonNode.class);
        JsonNode logins = http.getForObject("/actuator/metrics/ticketauth.session.logins", JsonNode.class);

        assertThat(health.at("/components/camelHealth/status").asText()).isEqualTo("UP");
        assertThat(logins.at("/measurements/0/value").asInt()).isEqualTo(1);
        for (String meter : List.of("requests", "operations")) {
            JsonNode measured = http.getForObject("/actuator/metrics/ticketauth." + meter, JsonNode.class);
            assertThat(measured.at("/measurements/0/value").asInt()).as(meter).isPositive();
        }
    }
}
