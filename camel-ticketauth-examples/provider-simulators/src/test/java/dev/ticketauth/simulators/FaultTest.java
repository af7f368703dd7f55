// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.zip.GZIPInputStream;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

class FaultTest {
    private static final String BASIC = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM=";

    private ProviderSimulators simulators;
    private ProviderSimulator wsync;
    private TestClient client;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.start();
        wsync = simulators.wsync();
        client = new TestClient(wsync);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @ParameterizedTest
    @ValueSource(ints = { 401, 403, 408, 429, 500, 503, 504 })
    void answersAStatusOnceInTheShapeOfTheProvider(int status) {
        wsync.inject(Fault.status(status));

        HttpResponse<String> response = get();
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Retry-After")).isEmpty();
        assertThat(json(response).get("message").asText()).isEqualTo(
                "a fault asked for the status " + status + ", the request itself is good");
        assertThat(wsync.refusals()).singleElement().isEqualTo(json(response).get("message").asText());
        assertThat(wsync.refused()).isEqualTo(status == 401 || status == 403 ? 1 : 0);
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(wsync.faults()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "3", "0", "-1", "Wed, 21 Oct 2026 07:28:00 GMT", "soon", "99999999999999999999", "" })
    void sendsRetryAfterAsItIs(String value) {
        wsync.inject(Fault.status(429).withRetryAfter(value).withBody("text/html", "<p>später</p>").withHeader("Age", "7"));

        HttpResponse<String> response = get();
        assertThat(response.headers().firstValue("Retry-After")).contains(value);
        assertThat(response.headers().firstValue("Age")).contains("7");
        assertThat(response.headers().firstValue("Content-Type")).contains("text/html");
        assertThat(response.body()).isEqualTo("<p>später</p>");
    }

    @ParameterizedTest
    @CsvSource({ "false, 0", "true, 1" })
    void dropsTheConnectionBeforeOrAfterTheWork(boolean after, int bookings) {
        wsync.inject(after ? Fault.dropAfterWork() : Fault.dropBeforeWork());

        assertThat(RawConnection.exchange(wsync.baseUri(), "POST", "/bookings", "{\"reference\":\"r1\"}", BASIC)).isEmpty();
        assertThat(simulators.wsync().data().bookings().size()).isEqualTo(bookings);
        assertThat(wsync.requests()).singleElement().satisfies(request -> {
            assertThat(request.status()).isZero();
            assertThat(new String(request.body())).isEqualTo("{\"reference\":\"r1\"}");
            assertThat(request.refusal())
                    .isEqualTo("a fault closed the connection " + (after
                            ? "after the work was done"
                            : "before the work was done, the request itself is good"));
        });
        assertThat(wsync.calls()).isEqualTo(1);
    }

    @Test
    void dropsAfterARefusalToo() {
        wsync.inject(Fault.dropAfterWork());

        assertThat(RawConnection.exchange(wsync.baseUri(), "GET", "/tickets/none", "", BASIC)).isEmpty();
        assertThat(wsync.refusals()).singleElement()
                .isEqualTo("a fault closed the connection after the work was done; besides, there is no ticket none");
    }

    @Test
    void cutsTheAnswerInTheMiddle() {
        String whole = get().body();
        wsync.inject(Fault.truncated().times(2));

        String[] cut = RawConnection.exchange(wsync.baseUri(), "GET", "/tickets", "", BASIC).split("\r\n\r\n", 2);
        assertThat(cut[0]).startsWith("HTTP/1.1 200 OK\r\n").containsIgnoringCase("\r\nContent-Length: " + whole.length());
        assertThat(cut[1]).isEqualTo(whole.substring(0, whole.length() / 2));
        assertThatThrownBy(this::get).hasCauseInstanceOf(IOException.class);
        assertThat(wsync.requests()).last().satisfies(request -> {
            assertThat(request.status()).isEqualTo(200);
            assertThat(request.refusal()).isEqualTo("a fault cut the answer in the middle");
        });
    }

    @Test
    void sendsNothingWhenThereIsNoBodyToCut() {
        wsync.inject(Fault.truncated());

        assertThat(RawConnection.exchange(wsync.baseUri(), "HEAD", "/tickets", "", BASIC)).isEmpty();
        assertThat(wsync.requests()).singleElement().extracting(RecordedRequest::status).isEqualTo(0);
    }

    @Test
    void holdsAnAnswerBack() {
        wsync.inject(Fault.slow(Duration.ofMillis(300)));
        Instant start = Instant.now();

        assertThat(json(get())).hasSize(1_200);
        assertThat(Duration.between(start, Instant.now())).isGreaterThanOrEqualTo(Duration.ofMillis(300));
        assertThat(wsync.refusals()).containsExactly("a fault held the answer back for PT0.3S");
    }

    @Test
    void endsASlowAnswerWhenItIsClosed() {
        wsync.inject(Fault.slow(Duration.ofHours(1)));
        HttpRequest booking = HttpRequest.newBuilder(wsync.baseUri().resolve("/bookings")).header("Authorization", BASIC)
                .POST(HttpRequest.BodyPublishers.ofString("{}")).build();
        CompletableFuture<HttpResponse<String>> answer = HttpClient.newHttpClient().sendAsync(booking, BodyHandlers.ofString());
        await().until(() -> wsync.requests().size() == 1);
        assertThat(simulators.wsync().data().bookings().size()).as("the work is done at once").isEqualTo(1);
        assertThat(answer).isNotDone();

        simulators.close();

        assertThat(answer).failsWithin(Duration.ofSeconds(10)).withThrowableOfType(ExecutionException.class)
                .withCauseInstanceOf(IOException.class);
        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("wsync-simulator-")));
    }

    @ParameterizedTest
    @CsvSource({
            "301, /elsewhere", "302, http://127.0.0.1:1/x?y=%7e", "303, ../tickets;a=b", "307, HTTP://Other.Example",
            "308, //other.example/a b" })
    void redirectsToTheLocationAsItIs(int status, String location) {
        wsync.inject(Fault.redirect(status, location));

        HttpResponse<String> response = get();
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Location")).contains(location);
        assertThat(response.body()).isEmpty();
    }

    @Test
    void redirectsToAnotherOriginWhichRecordsWhatItGets() throws Exception {
        try (RecordingServer other = RecordingServer.start()) {
            wsync.inject(Fault.redirect(307, other.baseUri() + "/a%20b?c=d"));
            HttpClient following = HttpClient.newBuilder().followRedirects(HttpClient.Redirect.ALWAYS).build();
            HttpRequest request = HttpRequest.newBuilder(URI.create(wsync.baseUri() + "/bookings")).header("X-Test", "1")
                    .header("Authorization", BASIC).PUT(HttpRequest.BodyPublishers.ofString("hello")).build();

            assertThat(following.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
            RecordedRequest recorded = other.requests().get(0);
            assertThat(recorded.method()).isEqualTo("PUT");
            assertThat(recorded.rawTarget()).isEqualTo("/a%20b?c=d");
            assertThat(recorded.header("X-Test")).isEqualTo("1");
            assertThat(new String(recorded.body())).isEqualTo("hello");
            other.clearRequests();
            assertThat(other.requests()).isEmpty();
        }
    }

    @Test
    void answersWithMoreThanAClientWillRead() throws Exception {
        wsync.inject(Fault.answer(200, "text/plain", AnswerBody.repeated((byte) 'x', 1 << 20)));
        wsync.inject(Fault.answer(200, "application/json", AnswerBody.repeated((byte) 0, 10 << 20).gzipped()));
        HttpRequest request
                = HttpRequest.newBuilder(wsync.baseUri().resolve("/tickets")).header("Authorization", BASIC).build();

        assertThat(get().body()).hasSize(1 << 20).matches("x+");
        HttpResponse<byte[]> bomb = HttpClient.newHttpClient().send(request, BodyHandlers.ofByteArray());
        assertThat(bomb.headers().firstValue("Content-Encoding")).contains("gzip");
        assertThat(bomb.body()).hasSizeLessThan(20_000);
        try (GZIPInputStream zeros = new GZIPInputStream(new ByteArrayInputStream(bomb.body()))) {
            assertThat(zeros.transferTo(OutputStream.nullOutputStream())).isEqualTo(10 << 20);
        }
    }

    @Test
    void refusesWhatNoAnswerCanHave() {
        assertThatThrownBy(() -> Fault.status(99)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.redirect(304, "/")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.status(429).withRetryAfter("1\r\nX: y")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.status(429).withHeader("DATE", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.status(429).times(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.slow(Duration.ofMillis(-1))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> Fault.truncated().withRetryAfter("1")).isInstanceOf(IllegalStateException.class)
                .hasMessage("A fault that cut the answer in the middle has no answer of its own");
        assertThat(Fault.status(503)).isEqualTo(Fault.status(503)).isNotEqualTo(Fault.status(503).onAny());
        assertThat(Fault.status(503).withHeader("Age", "secret").onMethod("POST").onPath("/a").always())
                .hasToString("a fault asked for the status 503 with [Age]: all authenticated API requests by POST below /a");
    }

    private HttpResponse<String> get() {
        return client.send("GET", "/tickets", "", "Authorization", BASIC);
    }
}
