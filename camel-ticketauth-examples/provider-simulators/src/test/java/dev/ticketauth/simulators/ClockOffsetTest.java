// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class ClockOffsetTest {
    private static final String KEY = "TM-HMAC-SHA256 key=ticketmatic-access-key-for-tests ";
    private static final String AT_NOON = KEY
                                          + "ts=2026-06-01T12:00:00 sign=41e5f2c8350ff2418c25348a06efd4f870de4549e3ec95935a18b7062b0af5aa";
    private static final String AT_HALF_PAST = KEY
                                               + "ts=2026-06-01T12:30:00 sign=1b3512de6eecd21745907034c5bdeb8bf3e1fb58a052ad54c52b0b3241b16804";
    private static final String LOGIN
            = "/live/sessionToken?apiKey=12345&timestamp=1780315200&signature=4880c0340c65d142838ea33ace9b850a";

    private ProviderSimulators simulators;
    private TestClient ticketmatic;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.builder().clock(ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z"))).start();
        ticketmatic = new TestClient(simulators.ticketmatic());
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void refusesASignatureOfTheRealTimeAndTellsItsOwn() {
        simulators.ticketmatic().setClockOffset(Duration.ofMinutes(45));

        assertThat(orders(AT_NOON)).isEqualTo(401);
        assertThat(simulators.ticketmatic().refusals()).singleElement().asString().contains("ts is PT45M old");
        assertThat(json(ticketmatic.send("GET", "/api/1/testaccount/diagnostics/time", "")).get("systemtime").asText())
                .isEqualTo("2026-06-01T12:45:00");
        assertThat(orders(AT_HALF_PAST)).isEqualTo(200);
    }

    @Test
    void datesWhatItStoresAndGoesBack() {
        simulators.ticketmatic().setClockOffset(Duration.ofMinutes(-20));
        HttpResponse<String> order = ticketmatic.send("POST", "/api/1/testaccount/orders", "{\"saleschannelid\":1}",
                "Authorization", AT_NOON);
        assertThat(json(order).get("createdts").asText()).isEqualTo("2026-06-01 11:40:00");
        assertThat(orders(AT_HALF_PAST)).isEqualTo(401);

        simulators.ticketmatic().setClockOffset(Duration.ZERO);

        assertThat(orders(AT_HALF_PAST)).isEqualTo(200);
    }

    @Test
    void endsSessions() {
        TestClient timetap = new TestClient(simulators.timetap());
        String bearer = "Bearer " + json(timetap.send("GET", LOGIN, "")).get("sessionToken").asText();
        simulators.timetap().setClockOffset(Duration.ofHours(4));

        assertThat(timetap.send("GET", "/live/staff", "", "Authorization", bearer).statusCode()).isEqualTo(401);
        assertThatThrownBy(() -> simulators.timetap().setClockOffset(Duration.ofDays(36_501)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private int orders(String signature) {
        return ticketmatic.send("GET", "/api/1/testaccount/orders", "", "Authorization", signature).statusCode();
    }
}
