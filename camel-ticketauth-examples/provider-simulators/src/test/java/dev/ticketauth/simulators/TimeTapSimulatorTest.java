// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class TimeTapSimulatorTest {
    private static final String SIGNATURE = "4880c0340c65d142838ea33ace9b850a";
    private static final String LOGIN = "/live/sessionToken?apiKey=12345&timestamp=1780315200&signature=" + SIGNATURE;
    private static final String REPORT = "/live/appointmentList/report";

    private final ManualClock clock = ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z"));
    private ProviderSimulators simulators;
    private TestClient client;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.builder().clock(clock).start();
        client = new TestClient(simulators.timetap());
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void givesATokenForTheSignatureAndTakesItOnBothPrefixes() {
        String token = login();

        assertThat(token).matches("st\\.api\\.api\\.[0-9a-f]{32}");
        assertThat(login()).isNotEqualTo(token);
        assertThat(get(token, REPORT).statusCode()).isEqualTo(200);
        assertThat(get(token, "/test/appointmentList/report").statusCode()).isEqualTo(200);
        assertThat(simulators.timetap().logins()).isEqualTo(2);
        assertThat(simulators.timetap().calls()).isEqualTo(2);
        assertThat(simulators.timetap().refused()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "apiKey=12345&signature=" + SIGNATURE + "                                    | 400 | timestamp is missing",
            "apiKey=12345&timestamp=now&signature=" + SIGNATURE + "                      | 400 | is not a number",
            "apiKey=99&timestamp=1780315200&signature=" + SIGNATURE + "                  | 403 | apiKey '99' is unknown",
            "apiKey=12345&timestamp=1&signature=4880C0340C65D142838EA33ACE9B850A         | 403 | lower-case hex MD5",
            "apiKey=12345&timestamp=1&signature=880c0340c65d142838ea33ace9b850a          | 403 | lower-case hex MD5" })
    void refusesALogin(String query, int status, String reason) {
        assertThat(client.send("GET", "/live/sessionToken?" + query, "").statusCode()).isEqualTo(status);
        assertThat(simulators.timetap().refusals()).hasSize(1).first().asString().contains(reason);
        assertThat(simulators.timetap().refused()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                    | there is no Authorization header", "Basic x | does not begin with 'Bearer '",
            "Bearer st.api.api.0   | the token was not handed out here" })
    void refusesACall(String header, String reason) {
        HttpResponse<String> response = client.send("GET", REPORT, "", "Authorization", header);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(simulators.timetap().refusals()).hasSize(1).first().asString().contains(reason);
    }

    @Test
    void countsTheFourHoursFromTheLastUse() {
        String token = login();
        for (int i = 0; i < 3; i++) {
            clock.advance(Duration.ofHours(4).minusSeconds(1));
            assertThat(get(token, REPORT).statusCode()).isEqualTo(200);
        }
        clock.advance(Duration.ofHours(4));

        assertThat(get(token, REPORT).statusCode()).isEqualTo(401);
        assertThat(simulators.timetap().refusals()).singleElement().asString().contains("was not used for PT4H");
    }

    @Test
    void revokesSessions() {
        String token = login();
        simulators.timetap().revokeSessions();

        assertThat(get(token, REPORT).statusCode()).isEqualTo(401);
        assertThat(get(login(), REPORT).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesThroughAllAppointments() {
        String token = login();

        assertThat(json(get(token, REPORT))).hasSize(25);
        assertThat(json(get(token, REPORT + "?pageNumber=18&pageSize=70"))).hasSize(10);
        assertThat(json(get(token, REPORT + "?pageNumber=12&pageSize=100"))).hasSize(100);
        assertThat(json(get(token, REPORT + "?pageNumber=13&pageSize=100"))).isEmpty();
        assertThat(json(get(token, REPORT + "?pageSize=99999"))).hasSize(100);
        assertThat(json(get(token, "/live/appointmentList/reportCount")).get("count").asInt()).isEqualTo(1_200);
        assertThat(json(get(token, "/live/appointmentList/reportCount?statusList=CANCELLED")).get("count").asInt())
                .isEqualTo(120);
        JsonNode counted = json(get(token, "/live/appointmentList/reportWithCount?startDate=2026-03-02&endDate=2026-03-02"));
        assertThat(counted.get("count").asInt()).isEqualTo(8);
        assertThat(counted.get("list")).hasSize(8);
    }

    @Test
    void booksAtAnOpenSlotForAKnownClientAndCancels() {
        String token = login();
        String slots = "/live/availability/2026/07/01/201/101/301";
        assertThat(json(get(token, slots))).hasSize(14);
        String client = "{\"businessId\":12345,\"fullName\":\"Ada Test\",\"emailAddress\":\"ada@example.org\"}";
        int clientId = json(send(token, "POST", "/live/clients", client)).get("clientId").asInt();
        String appointment = "{\"status\":\"OPEN\",\"startDate\":\"2026-07-01\",\"startTime\":%d,"
                             + "\"staff\":{\"professionalId\":201},\"client\":{\"clientId\":%d}}";

        JsonNode booked = json(send(token, "POST", "/live/appointments", appointment.formatted(1430, clientId)));

        assertThat(booked.get("calendarId").asInt()).isEqualTo(701_201);
        assertThat(booked.has("appointementIdHash")).isTrue();
        assertThat(json(get(token, slots))).hasSize(13);
        assertThat(send(token, "POST", "/live/appointments", appointment.formatted(1430, clientId)).body())
                .contains("outside Staff Availability");
        assertThat(send(token, "POST", "/live/appointments", appointment.formatted(1500, 1)).statusCode()).isEqualTo(400);
        JsonNode cancelled = json(send(token, "PUT", "/live/appointments/701201/cancel/false/false", ""));
        assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(json(get(token, slots))).hasSize(14);
    }

    @Test
    void answersErrorsLikeTheProvider() {
        String token = login();

        HttpResponse<String> missing = get(token, "/live/appointments/5");
        assertThat(missing.statusCode()).isEqualTo(400);
        assertThat(missing.body()).isEqualTo("Appointment for Id 5 not found!");
        assertThat(send(token, "DELETE", "/live/appointments/700001", "").statusCode()).isEqualTo(405);
        assertThat(send(token, "POST", "/live/clients", "{}").body()).isEqualTo("java.lang.NullPointerException");
        assertThat(get(token, "/live/availability/location/101/service/301?startDate=2026-07-01").statusCode()).isEqualTo(400);
        JsonNode days = json(get(token, "/live/availability/location/101/service/301?startDate=2026-07-01&endDate=2026-07-03"));
        assertThat(days).hasSize(3);
        assertThat(days.at("/0/timeSlots")).hasSize(16);
    }

    private String login() {
        return json(client.send("GET", LOGIN, "")).get("sessionToken").asText();
    }

    private HttpResponse<String> get(String token, String target) {
        return send(token, "GET", target, "");
    }

    private HttpResponse<String> send(String token, String method, String target, String body) {
        return client.send(method, target, body, "Authorization", "Bearer " + token);
    }
}
