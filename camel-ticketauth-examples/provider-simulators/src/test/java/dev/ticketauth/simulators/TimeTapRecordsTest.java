// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class TimeTapRecordsTest {
    private static final String LOGIN
            = "/live/sessionToken?apiKey=12345&timestamp=1780315200&signature=4880c0340c65d142838ea33ace9b850a";
    private static final String REPORT = "/live/appointmentList/report";
    private static final String COUNT = "/live/appointmentList/reportCount";

    private ProviderSimulators simulators;
    private TestClient client;
    private String token;

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void listsEveryAppointmentOnceInAllTheirShapes() {
        start(TimeTapSettings.defaults());
        Set<Integer> ids = new HashSet<>();
        Set<String> statuses = new HashSet<>();
        Set<String> dateTypes = new HashSet<>();
        Set<Boolean> withUtc = new HashSet<>();
        Set<Integer> times = new HashSet<>();
        Map<String, Integer> changes = new HashMap<>();
        int pages = 0;
        for (JsonNode page = page("", ++pages); !page.isEmpty(); page = page("", ++pages)) {
            page.forEach(appointment -> {
                assertThat(ids.add(appointment.get("calendarId").asInt())).isTrue();
                assertThat(appointment.at("/client/fullName").asText()).startsWith("Test Client ");
                assertThat(appointment.at("/location/timeZone/timeZoneCode")).isEqualTo(appointment.get("staffTimeZone"));
                statuses.add(appointment.get("status").asText());
                dateTypes.add(appointment.get("modifieddate").getNodeType().name());
                withUtc.add(appointment.has("startDateTimeUTC"));
                times.add(appointment.get("startTime").asInt());
                times.add(appointment.get("clientStartTime").asInt());
            });
        }
        page("&order_field=modifieddate&pageSize=100", 1)
                .forEach(appointment -> changes.merge(appointment.get("createddate").asText(), 1, Integer::sum));

        assertThat(ids).hasSize(1_200).contains(700_001, 701_200);
        assertThat(pages).isEqualTo(49);
        assertThat(statuses).containsExactlyInAnyOrder("OPEN", "PENDING", "COMPLETED", "CANCELLED", "NO_SHOW");
        assertThat(dateTypes).containsExactlyInAnyOrder("NUMBER", "STRING");
        assertThat(withUtc).hasSize(2);
        assertThat(times).contains(0, 100, 900, 1430);
        // the same time as a number and as a text
        assertThat(changes).hasSizeBetween(70, 95);
    }

    @Test
    void tellsTheSameTimeOnEveryClock() {
        start(TimeTapSettings.defaults());
        JsonNode tokyo = json(get("/live/appointments/700015"));

        // it is winter in Chicago and already the next morning for the client
        assertThat(tokyo.get("staffTimeZone").asText()).isEqualTo("America/Chicago");
        assertThat(tokyo.get("clientTimeZone").asText()).isEqualTo("Asia/Tokyo");
        assertThat(tokyo.get("startDate").asText() + " " + tokyo.get("startTime")).isEqualTo("2026-03-03 1300");
        assertThat(tokyo.get("clientStartDate").asText() + " " + tokyo.get("clientStartTime")).isEqualTo("2026-03-04 400");
        assertThat(tokyo.get("startDateTimeUTC").asText()).isEqualTo("2026-03-03T19:00:00Z");
        assertThat(json(get("/live/appointments/700961")).get("startDateTimeUTC").asText()).isEqualTo("2026-06-30T05:00:00Z");
    }

    @Test
    void listsBetweenTwoDaysAndByWhatIsAskedFor() {
        start(TimeTapSettings.defaults());

        assertThat(count("?startDate=2026-03-02&endDate=2026-03-03")).isEqualTo(16);
        assertThat(count("?startDate=2026-03-02&endDate=2026-03-03&order_field=calendarId")).isEqualTo(16);
        assertThat(count("?statusList=CANCELLED,NO_SHOW")).isEqualTo(240);
        assertThat(count("?staffIdList=202&statusList=PENDING")).isZero();
        assertThat(count("?clientId=8003")).isEqualTo(80);
        assertThat(count("?locationIdList=102")).isEqualTo(400);
        assertThat(count("?reasonIdList=302,301")).isEqualTo(1_200);
        assertThat(page("&order_field=calendarId&order_mode=desc", 1).at("/0/calendarId").asInt()).isEqualTo(701_200);
    }

    @Test
    void showsWhatChangesBetweenTwoPages() {
        start(TimeTapSettings.defaults());
        Records<Integer> appointments = simulators.timetap().data().appointments();
        simulators.timetap().onRequest(request -> {
            if (request.rawTarget().contains("pageNumber=2")) {
                appointments.remove(700_002);
                appointments.change(700_003, record -> record.put("startDate", "2030-01-01").put("modifieddate", 1L));
            }
        });

        assertThat(page("", 1).at("/24/calendarId").asInt()).isEqualTo(700_025);
        // two in front of it have gone
        assertThat(page("", 2).at("/0/calendarId").asInt()).isEqualTo(700_028);
        assertThat(page("&order_mode=desc", 1).at("/0/calendarId").asInt()).isEqualTo(700_003);
        assertThat(page("&order_field=modifieddate", 1).at("/0/calendarId").asInt()).isEqualTo(700_003);
        assertThat(count("")).isEqualTo(1_199);
        assertThat(get("/live/appointments/700002").statusCode()).isEqualTo(400);
    }

    @Test
    void offersMoreThanAThousandSlotsAYear() {
        start(TimeTapSettings.defaults());
        List<JsonNode> slots = new ArrayList<>();
        json(get("/live/availability/location/101/service/301?startDate=2026-07-01&endDate=2027-06-30"))
                .forEach(day -> day.get("timeSlots").forEach(slots::add));

        assertThat(slots).hasSizeGreaterThan(5_000);
        assertThat(slots.get(0).get("timeString").asText()).isEqualTo("10:00");
        assertThat(slots.get(0).get("clientStartTime").asInt()).isEqualTo(1000);
    }

    /** The slot is at four o'clock in Chicago and five in New York, where the client lives. */
    @ParameterizedTest
    @CsvSource({
            "1600, 1700, 2026-07-01, 200", "1700, 1700, 2026-07-01, 400", "1600, 1600, 2026-07-01, 400",
            "1600, 1700, 2026-07-02, 400", "1610, 1710, 2026-07-01, 400", "900, 1000, 2026-07-01, 400" })
    void takesTheTimesOfTheSlotOnly(int time, int clientTime, String clientDay, int status) {
        start(TimeTapSettings.defaults());

        HttpResponse<String> booked = book(time, clientTime, clientDay);

        assertThat(booked.statusCode()).isEqualTo(status);
        if (status == 200) {
            JsonNode appointment = json(booked);
            assertThat(appointment.get("startDateTimeUTC").asText()).isEqualTo("2026-07-01T21:00:00Z");
            assertThat(appointment.get("endTime").asInt()).isEqualTo(1630);
            assertThat(json(get("/live/appointments/" + appointment.get("calendarId")))).isEqualTo(appointment);
            assertThat(book(time, clientTime, clientDay).body()).contains("outside Staff Availability");
        }
    }

    @Test
    void letsTheTimeOfTheClientBeWrongWhereThatIsAskedFor() {
        start(TimeTapSettings.defaults().withClientTimesChecked(false).withTimeZones("Europe/Berlin", "UTC"));

        JsonNode booked = json(book(1600, 1600, "2026-07-01"));

        assertThat(booked.get("clientStartTime").asInt()).isEqualTo(1400);
        assertThat(booked.get("startDateTimeUTC").asText()).isEqualTo("2026-07-01T14:00:00Z");
    }

    @Test
    void keepsACancelledAppointment() {
        start(TimeTapSettings.defaults());
        JsonNode cancelled
                = json(client.send("PUT", "/live/appointments/700001/cancel/false/false", "", "Authorization", token));

        assertThat(cancelled.get("status").asText()).isEqualTo("CANCELLED");
        assertThat(cancelled.get("modifieddate").asLong()).isEqualTo(1_780_315_200_000L);
        assertThat(count("")).isEqualTo(1_200);
        assertThat(page("&order_field=modifieddate&order_mode=desc", 1).at("/0/calendarId").asInt()).isEqualTo(700_001);
    }

    @Test
    void findsAClientByAddressOrPhone() {
        start(TimeTapSettings.defaults());

        assertThat(json(get("/live/clients?emailAddress=client3@example.org"))).hasSize(1);
        assertThat(json(get("/live/clients?cellPhone=5550103")).at("/0/clientId").asInt()).isEqualTo(8_003);
        assertThat(json(get("/live/clients?cellPhone=5550103&emailAddress=client4@example.org"))).isEmpty();
    }

    @Test
    @Timeout(60)
    void servesLatePagesOfAMillionQuickly() {
        long begun = System.nanoTime();
        start(TimeTapSettings.defaults().withAppointments(1_000_000).withMaxPageSize(1_000));
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
        assertThat(page("&pageSize=1000", 1_000).at("/999/calendarId").asInt()).isEqualTo(1_700_000);

        begun = System.nanoTime();
        for (int i = 0; i < 20; i++) {
            assertThat(page("&pageSize=1000&statusList=OPEN", 500 + i)).hasSize(1_000);
        }
        // a page that was found by going through a million records would take seconds
        assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(10));
        assertThat(json(get("/live/availability/2026/07/01/201/101/301"))).hasSize(4);
    }

    private void start(TimeTapSettings settings) {
        simulators = ProviderSimulators.builder().clock(ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z")))
                .timetap(settings).start();
        client = new TestClient(simulators.timetap());
        token = "Bearer " + json(client.send("GET", LOGIN, "")).get("sessionToken").asText();
    }

    private HttpResponse<String> book(int time, int clientTime, String clientDay) {
        String body = "{\"status\":\"OPEN\",\"startDate\":\"2026-07-01\",\"startTime\":%d,\"clientStartDate\":\"%s\","
                      + "\"clientStartTime\":%d,\"staff\":{\"professionalId\":201},\"client\":{\"clientId\":8001}}";
        return client.send("POST", "/live/appointments", body.formatted(time, clientDay, clientTime), "Authorization", token);
    }

    private JsonNode page(String query, int number) {
        return json(get(REPORT + "?pageNumber=" + number + query));
    }

    private int count(String query) {
        return json(get(COUNT + query)).get("count").asInt();
    }

    private HttpResponse<String> get(String target) {
        return client.send("GET", target, "", "Authorization", token);
    }
}
