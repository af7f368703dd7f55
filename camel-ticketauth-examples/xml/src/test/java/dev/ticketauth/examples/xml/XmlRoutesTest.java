// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.xml;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSimulator;
import org.apache.camel.main.Main;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/** The routes as they stand in the XML files, run by camel-main beside a Ticketmatic that is simulated. */
class XmlRoutesTest {

    // every tenth order is a basket
    private static final int ORDERS = 30;
    private static final int BOOKINGS = 27;

    private final HttpClient client = HttpClient.newHttpClient();
    private final ObjectMapper json = new ObjectMapper();

    @TempDir
    Path directory;

    private ProviderSimulators simulators;
    private TicketmaticSimulator ticketmatic;
    private Main camel;
    private int port;

    @BeforeEach
    void start() throws Exception {
        simulators = ProviderSimulators.builder().ticketmatic(TicketmaticSettings.defaults().withOrders(ORDERS)).start();
        ticketmatic = simulators.ticketmatic();
        port = freePort();
        camel = new Main();
        camel.configure().setProfile("simulators");
        camel.addOverrideProperty("ticketmatic.base-uri", ticketmatic.baseUri().toString());
        camel.addOverrideProperty("ticketmatic.delay", "100ms");
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
    void ordersAreKeptAsFilesAndUpToDate() throws Exception {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> assertThat(orders()).hasSize(BOOKINGS));
        String id = orders().get(0).getFileName().toString().replace(".json", "");

        ticketmatic.data().orders().change(Long.valueOf(id),
                order -> order.put("totalamount", 1234.5).put("lastupdatets", "2036-01-01 00:00:00"));

        await().atMost(30, TimeUnit.SECONDS).untilAsserted(
                () -> assertThat(order(id).path("updatedAt").asText()).isEqualTo("2036-01-01T00:00:00Z"));
        assertThat(ticketmatic.refusals()).isEmpty();
    }

    @Test
    void anOrderIsReadByItsNumber() throws Exception {
        String id = ticketmatic.data().orders().ids().get(1).toString();

        HttpResponse<String> answer = get("/orders/" + id);

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(json.readTree(answer.body()).path("id").asText()).isEqualTo(id);
    }

    @Test
    void theHttpStepInsideTheBlockIsSigned() throws Exception {
        HttpResponse<String> answer = get("/events?limit=1");

        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(json.readTree(answer.body()).path("data")).isNotEmpty();
        assertThat(ticketmatic.requests()).filteredOn(request -> request.rawTarget().contains("/events")).singleElement()
                .satisfies(request -> assertThat(request.rawTarget()).doesNotContain("limit"));
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

    private List<Path> orders() throws IOException {
        Path files = directory.resolve("out/orders");
        if (!Files.exists(files)) {
            return List.of();
        }
        try (Stream<Path> all = Files.list(files)) {
            return all.toList();
        }
    }

    private JsonNode order(String id) throws IOException {
        return json.readTree(Files.readString(directory.resolve("out/orders/" + id + ".json")));
    }
}
