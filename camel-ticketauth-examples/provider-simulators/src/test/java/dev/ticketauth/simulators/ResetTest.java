// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.URI;
import java.time.Duration;
import java.util.Map;

import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** What a test leaves behind, and which simulators run. */
class ResetTest {
    private static final String LOGIN
            = "/live/sessionToken?apiKey=12345&timestamp=1&signature=4880c0340c65d142838ea33ace9b850a";
    private static final long APPOINTMENT = 700_001;

    private final ProviderSimulators simulators = ProviderSimulators.builder().only("timetap", "wsync").start();
    private final TestClient client = new TestClient(simulators.timetap());

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void nothingOfATestIsLeft() {
        URI base = simulators.timetap().baseUri();
        String before = appointment(login());
        simulators.timetap().data().appointments().change((int) APPOINTMENT, record -> record.put("note", "moved"));
        simulators.timetap().inject(Fault.status(503).always());
        simulators.timetap().setClockOffset(Duration.ofHours(3));
        simulators.timetap().onRequest(request -> {
            throw new IllegalStateException("the listener of another test");
        });
        Pusher pusher = simulators.timetap().pushTo(PushTarget.at(URI.create("http://127.0.0.1:9/never")));

        simulators.reset();

        assertThat(simulators.timetap().requests()).isEmpty();
        assertThat(simulators.timetap().logins() + simulators.timetap().calls()).isZero();
        assertThat(simulators.timetap().faults()).isEmpty();
        assertThat(simulators.timetap().pusher()).isEmpty();
        assertThat(simulators.timetap().baseUri()).isEqualTo(base);
        assertThat(appointment(login())).isEqualTo(before).doesNotContain("moved");
        simulators.timetap().data().appointments().change((int) APPOINTMENT, record -> record.put("note", "again"));
        assertThat(pusher.counts().pushes()).isZero();
    }

    @Test
    void aTokenOfAnotherTestIsNoToken() {
        String old = login();

        simulators.reset();
        String fresh = login();

        assertThat(fresh).isNotEqualTo(old);
        assertThat(client.send("GET", "/live/locations", "", "Authorization", "Bearer " + old).statusCode()).isEqualTo(401);
    }

    @Test
    void onlyTheNamedOnesRun() {
        assertThat(simulators.all()).extracting(ProviderSimulator::provider).containsExactly("wsync", "timetap");
        assertThatThrownBy(simulators::tt).isInstanceOf(IllegalStateException.class)
                .hasMessage("The simulator of tt was not started, only [wsync, timetap]");
        assertThatThrownBy(() -> ProviderSimulators.builder().only("timetab")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no provider 'timetab'");
    }

    @Test
    void tellsTheApplicationWhatItNeeds() {
        assertThat(simulators.timetap().properties()).containsExactlyInAnyOrderEntriesOf(Map.of(
                "ticketauth.timetap.default.access-key", simulators.timetap().accessKey(),
                "ticketauth.timetap.default.secret-key", simulators.timetap().secretKey(),
                "ticketauth.timetap.base-uri", simulators.timetap().baseUri().toString(),
                "ticketauth.timetap.allow-plain-http", "true"));
        assertThat(simulators.properties()).hasSize(8).containsAllEntriesOf(simulators.wsync().properties());
    }

    private String login() {
        return json(client.send("GET", LOGIN, "")).path("sessionToken").asText();
    }

    private String appointment(String token) {
        return client.send("GET", "/live/appointments/" + APPOINTMENT, "", "Authorization", "Bearer " + token).body();
    }
}
