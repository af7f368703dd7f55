// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.Arrays;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class ProviderSimulatorsTest {
    private static final String WSYNC_BASIC = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM=";
    private static final int LARGE = 20 << 20;
    private static final String LARGE_SHA256 = "6adfa0775cbd16a3f50d1fda1d7bd7f375dd1f9af5e6dfb751a87d3dff68699c";

    private ProviderSimulators simulators;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.start();
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void startsFiveOnPortsOfTheirOwn() {
        assertThat(simulators.all()).extracting(ProviderSimulator::provider)
                .containsExactly("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");
        assertThat(simulators.all()).extracting(ProviderSimulator::baseUri).doesNotHaveDuplicates()
                .allSatisfy(uri -> assertThat(uri).hasHost("127.0.0.1").hasScheme("http"));
        assertThat(simulators.ticketEvolution().accessKey()).hasSize(32);
        assertThat(simulators.ticketEvolution().secretKey()).hasSize(40).contains("/", "+");
    }

    @Test
    void refusesATakenPortAndWhatIsNoProvider() {
        int taken = simulators.tt().baseUri().getPort();

        assertThatThrownBy(() -> ProviderSimulators.builder().port("tt", taken).start())
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("The tt simulator cannot listen on 127.0.0.1:" + taken);
        assertThatThrownBy(() -> ProviderSimulators.builder().port("other", 0))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("There is no provider 'other'");
        assertThatThrownBy(() -> simulators.tt().rejectNext(1, 200)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void recordsRequestsWithoutShowingCredentials() {
        TestClient client = new TestClient(simulators.wsync());
        client.send("POST", "/echo/a%20b?x=1&&y=%7A", "hello", "Authorization", WSYNC_BASIC);

        RecordedRequest request = simulators.wsync().requests().get(0);
        assertThat(request.rawTarget()).isEqualTo("/echo/a%20b?x=1&&y=%7A");
        assertThat(new String(request.body())).isEqualTo("hello");
        assertThat(request.status()).isEqualTo(200);
        assertThat(request.refusal()).isNull();
        assertThat(request.header("authorization")).isEqualTo(WSYNC_BASIC);
        assertThat(request.toString()).contains("/echo/a%20b").doesNotContain("d3N5");
        simulators.wsync().clearRequests();
        assertThat(simulators.wsync().requests()).isEmpty();
        assertThat(simulators.wsync().calls()).isZero();
    }

    @Test
    void keepsTheLastThousandRequests() {
        TestClient client = new TestClient(simulators.wsync());
        for (int i = 1; i <= 1_005; i++) {
            client.send("GET", "/tickets/ticket-0001?n=" + i, "", "Authorization", WSYNC_BASIC);
        }

        assertThat(simulators.wsync().requests()).hasSize(1_000).last().extracting(RecordedRequest::rawTarget)
                .isEqualTo("/tickets/ticket-0001?n=1005");
        assertThat(simulators.wsync().calls()).isEqualTo(1_005);
    }

    @Test
    void rejectsGoodRequestsWhenAsked() {
        TestClient client = new TestClient(simulators.wsync());
        simulators.wsync().rejectNext(2, 401);

        assertThat(client.send("GET", "/tickets", "").statusCode()).as("does not count").isEqualTo(401);
        HttpResponse<String> rejected = client.send("GET", "/tickets", "", "Authorization", WSYNC_BASIC);
        assertThat(rejected.statusCode()).isEqualTo(401);
        assertThat(json(rejected).get("code").asText()).isEqualTo("authentication_failure");
        assertThat(client.send("GET", "/tickets", "", "Authorization", WSYNC_BASIC).statusCode()).isEqualTo(401);
        assertThat(client.send("GET", "/tickets", "", "Authorization", WSYNC_BASIC).statusCode()).isEqualTo(200);
        assertThat(simulators.wsync().refused()).isEqualTo(3);
    }

    @Test
    void streamsLargeBodiesThroughDigestAndSignature() {
        byte[] body = new byte[LARGE];
        Arrays.fill(body, (byte) 'x');

        JsonNode unsigned = json(new TestClient(simulators.wsync()).send("PUT", "/echo", BodyPublishers.ofByteArray(body),
                "Authorization", WSYNC_BASIC));
        JsonNode signed = json(new TestClient(simulators.ticketEvolution()).send("POST", "/v9/echo",
                BodyPublishers.ofByteArray(body), "X-Token", "FAKEtokenFAKEtokenFAKEtoken00001", "X-Signature",
                "AOTSANuw9oSAB7jgfiqtLBnIIPAPKNq3ZesIBIB+BmA="));

        assertThat(unsigned.get("bodySha256").asText()).isEqualTo(LARGE_SHA256);
        assertThat(signed.get("bodyLength").asInt()).isEqualTo(LARGE);
        RecordedRequest recorded = simulators.ticketEvolution().requests().get(0);
        assertThat(recorded.body()).hasSize(64 * 1024);
        assertThat(recorded.bodySha256()).isEqualTo(LARGE_SHA256);
        assertThat(new TestClient(simulators.wsync()).send("POST", "/bookings", BodyPublishers.ofByteArray(body),
                "Authorization", WSYNC_BASIC).statusCode()).isEqualTo(400);
    }

    @Test
    void endsItsThreadsWithIt() {
        new TestClient(simulators.wsync()).send("GET", "/tickets", "");
        int port = simulators.wsync().baseUri().getPort();

        simulators.close();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("wsync-simulator-")));
        try (ProviderSimulators again = ProviderSimulators.builder().port("wsync", port).start()) {
            assertThat(again.wsync().baseUri().getPort()).isEqualTo(port);
        }
    }

    @Test
    void mainPrintsWhatIsNeededToCallThem() {
        try (ProviderSimulators started = ProviderSimulatorsMain.start()) {
            assertThat(ProviderSimulatorsMain.table(started)).contains("ticketevolution", started.tt().baseUri().toString(),
                    started.timetap().accessKey(), started.wsync().secretKey());
        }
        assertThatThrownBy(() -> ProviderSimulatorsMain.start("--port-base", "70000"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageStartingWith("Usage: ");
    }
}
