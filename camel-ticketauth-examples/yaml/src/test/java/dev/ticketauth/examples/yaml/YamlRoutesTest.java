// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.yaml;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes as they stand in the YAML files, run by camel-main beside providers that are simulated. */
class YamlRoutesTest {

    private static final int APPOINTMENTS = 30;
    private static final String SECRET = "pushed-by-the-simulator";

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path directory;

    private ProviderSimulators simulators;
    private Main camel;
    private int port;

    @BeforeEach
    void start() throws IOException {
        simulators = ProviderSimulators.builder().timetap(TimeTapSettings.defaults().withAppointments(APPOINTMENTS)).start();
        port = freePort();
        camel = new Main();
        camel.configure().setProfile("simulators");
        camel.addOverrideProperty("timetap.base-uri", simulators.timetap().baseUri().toString());
        camel.addOverrideProperty("timetap.delay", "100ms");
        camel.addOverrideProperty("ticketevolution.base-uri", simulators.ticketEvolution().baseUri().toString());
        camel.addOverrideProperty("camel.server.host", "127.0.0.1");
        camel.addOverrideProperty("camel.server.port", String.valueOf(port));
        camel.addOverrideProperty("out.dir", directory.resolve("out").toString());
        camel.addOverrideProperty("state.dir", directory.resolve("state").toString());
        camel.start();
    }

    @AfterEach
    void stop() {
        camel.stop();
        simulators.close();
    }

    @Test
    void appointmentsAreKeptAsFilesAndUpToDate() {
        await().atMost(30, TimeUnit.SECONDS)
                .untilAsserted(() -> assertThat(files("appointments")).hasSize(APPOINTMENTS));
        Integer id = simulators.timetap().data().appointments().ids().get(0);

        simulators.timetap().data().appointments().change(id, appointment -> appointment.put("status", "NO_SHOW"));

        await().atMost(30, TimeUnit.SECONDS).untilAsserted(
                () -> assertThat(read("appointments/" + id + ".json").path("status").asText()).isEqualTo("NO_SHOW"));
        assertThat(simulators.timetap().refusals()).isEmpty();
    }

    @Test
    void aPushedAppointmentIsTakenFromWhoKnowsTheSecretAlone() throws IOException {
        Integer id = simulators.timetap().data().appointments().ids().get(0);
        URI address = URI.create("http://127.0.0.1:" + port + "/hooks/timetap/");

        try (Pusher stranger = simulators.timetap().pushTo(PushTarget.at(address.resolve("guessed")))) {
            stranger.push(id.toString());
            assertThat(stranger.awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(stranger.attempts()).singleElement()
                    .satisfies(attempt -> assertThat(attempt.status()).isEqualTo(401));
        }
        assertThat(files("pushed")).isEmpty();

        try (Pusher timetap = simulators.timetap().pushTo(PushTarget.at(address.resolve(SECRET)))) {
            timetap.push(id.toString());
            assertThat(timetap.awaitIdle(Duration.ofSeconds(30))).isTrue();
            assertThat(timetap.attempts()).singleElement().satisfies(attempt -> assertThat(attempt.delivered()).isTrue());
        }
        assertThat(read("pushed/" + id + ".json").path("type").asText()).isEqualTo("booking.changed");
    }

    @Test
    void eventsAreReadForACallerOverHttp() throws Exception {
        HttpResponse<String> answer = get("/events?per_page=1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("events")).hasSize(10);
    }

    @Test
    void aProviderThatFailsIsABadGatewayAndNoMore() throws Exception {
        simulators.ticketEvolution().rejectNext(1, 422);

        HttpResponse<String> answer = get("/events");

        assertThat(answer.statusCode()).isEqualTo(502);
        assertThat(answer.body()).isEqualTo("The events can not be had at the moment");
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path)).build(),
                BodyHandlers.ofString());
    }

    private List<Path> files(String folder) throws IOException {
        Path files = directory.resolve("out").resolve(folder);
        if (!Files.exists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.toList();
        }
    }

    private JsonNode read(String file) throws IOException {
        return json.readTree(Files.readString(directory.resolve("out").resolve(file)));
    }
}
