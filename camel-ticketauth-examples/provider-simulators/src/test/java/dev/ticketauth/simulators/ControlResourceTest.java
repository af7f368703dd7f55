// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.params.provider.Arguments.arguments;

class ControlResourceTest {
    private static final String BASIC = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM=";
    private static final String FAULTS = "/__control/faults";
    private static final String LOGIN
            = "/live/sessionToken?apiKey=12345&timestamp=1780315200&signature=4880c0340c65d142838ea33ace9b850a";

    private final ManualClock clock = ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z"));
    private ProviderSimulators simulators;
    private ProviderSimulator wsync;
    private TestClient client;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.builder().clock(clock).start();
        wsync = simulators.wsync();
        client = new TestClient(wsync);
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    static Stream<Arguments> faults() {
        AnswerBody bomb = AnswerBody.repeated((byte) 0, 10 << 20).gzipped();
        return Stream.of(
                arguments("'fault':'status','status':401", Fault.status(401)),
                arguments("'fault':'status','status':429,'retryAfter':'2','times':3",
                        Fault.status(429).withRetryAfter("2").times(3)),
                arguments("'fault':'status','status':503,'retryAfter':7,'times':'always'",
                        Fault.status(503).withRetryAfter("7").always()),
                arguments("'fault':'status','status':408,'contentType':'text/html','body':'<p>'",
                        Fault.status(408).withBody("text/html", "<p>")),
                arguments("'fault':'answer','status':200,'contentType':'text/x','repeat':'x','length':1048576,'on':'login'",
                        Fault.answer(200, "text/x", AnswerBody.repeated((byte) 'x', 1 << 20)).onLogin()),
                arguments("'fault':'answer','status':200,'repeat':'\\u0000','length':10485760,'gzip':true,'headers':{'Age':7}",
                        Fault.answer(200, "text/plain;charset=UTF-8", bomb).withHeader("Age", "7")),
                arguments("'fault':'answer','status':404,'body':'no'",
                        Fault.answer(404, "text/plain;charset=UTF-8", AnswerBody.text("no"))),
                arguments("'fault':'redirect','status':307,'location':'http://a.example/b'",
                        Fault.redirect(307, "http://a.example/b")),
                arguments("'fault':'dropBeforeWork','beforeAuthentication':true",
                        Fault.dropBeforeWork().beforeAuthentication()),
                arguments("'fault':'dropAfterWork','method':'POST','path':'/bookings'",
                        Fault.dropAfterWork().onMethod("POST").onPath("/bookings")),
                arguments("'fault':'truncated','on':'any'", Fault.truncated().onAny()),
                arguments("'fault':'slow','on':'api','seconds':2.5", Fault.slow(Duration.ofMillis(2_500))));
    }

    @ParameterizedTest
    @MethodSource("faults")
    void injectsWhatAProgramCanInject(String fields, Fault fault) {
        assertThat(control("POST", FAULTS, "{" + fields + "}").statusCode()).isEqualTo(204);
        assertThat(wsync.faults()).containsExactly(fault);
        assertThat(json(control("GET", FAULTS, "")).get(0).asText()).isEqualTo(fault.toString());

        assertThat(control("DELETE", FAULTS, "").statusCode()).isEqualTo(204);
        assertThat(wsync.faults()).isEmpty();
    }

    @Test
    void letsThingsGoWrong() {
        control("POST", FAULTS, "{'fault':'dropAfterWork','method':'POST'}");
        control("POST", FAULTS, "{'fault':'status','status':429,'retryAfter':'soon'}");
        control("POST", FAULTS, "{'fault':'redirect','status':302,'location':'/else?where'}");
        control("POST", FAULTS, "{'fault':'truncated','method':'PUT'}");
        control("POST", FAULTS, "{'fault':'slow','seconds':0.01}");

        assertThat(RawConnection.exchange(wsync.baseUri(), "POST", "/bookings", "{}", BASIC)).isEmpty();
        assertThat(simulators.wsync().data().bookings().size()).isEqualTo(1);
        assertThat(get().headers().firstValue("Retry-After")).contains("soon");
        assertThat(get().headers().firstValue("Location")).contains("/else?where");
        assertThat(RawConnection.exchange(wsync.baseUri(), "PUT", "/echo", "x", BASIC))
                .containsIgnoringCase("Content-Length: 147\r\n")
                .endsWith("2d711642b72");
        assertThat(get().statusCode()).isEqualTo(200);
        assertThat(wsync.refusals()).last().isEqualTo("a fault held the answer back for PT0.01S");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "no json                                                 | the body is not JSON",
            "[]                                                      | the body is not a JSON object",
            "{}                                                      | The text fault is missing",
            "{'fault':'flood'}                                       | There is no fault 'flood'",
            "{'fault':'status'}                                      | The whole number status is missing",
            "{'fault':'status','status':99}                          | 99 is not an HTTP status",
            "{'fault':'status','status':503,'times':0}               | at least one request",
            "{'fault':'status','status':503,'times':'often'}         | The whole number times is missing",
            "{'fault':'status','status':503,'headers':{'Date':'x'}}  | The header 'Date' cannot be set",
            "{'fault':'status','status':503,'contentType':'a/b'}     | The fault 'status' has no [contentType]",
            "{'fault':'truncated','retryAfter':'1'}                  | The fault 'truncated' has no [retryAfter]",
            "{'fault':'truncated','on':'logout'}                     | on is neither api nor login nor any",
            "{'fault':'truncated','path':'x'}                        | does not begin with a slash",
            "{'fault':'truncated','beforeAuthentication':1}          | beforeAuthentication is neither true nor false",
            "{'fault':'answer','status':200,'repeat':'xy'}           | repeat is not one ASCII character",
            "{'fault':'answer','status':200,'repeat':'x','length':-1}| cannot be -1 bytes long",
            "{'fault':'redirect','status':200,'location':'/'}        | 200 is not a redirect",
            "{'fault':'slow','seconds':86401}                        | at most 86400",
            "{'fault':'slow','seconds':1e999999}                     | at most 86400" })
    void refusesWhatItDoesNotUnderstand(String body, String reason) {
        HttpResponse<String> response = control("POST", FAULTS, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asText()).contains(reason).contains("Allowed are the faults status");
        assertThat(wsync.faults()).isEmpty();
    }

    @Test
    void listsRequestsWithoutHeadersAndCountsNoneOfItsOwn() {
        get();
        client.send("GET", "/tickets?x=%20", "");

        JsonNode requests = json(control("GET", "/__control/requests", ""));
        assertThat(requests).hasSize(2);
        assertThat(requests.get(0)).hasToString("{\"method\":\"GET\",\"target\":\"/tickets\",\"status\":200,\"refusal\":null}");
        assertThat(requests.get(1)).hasToString("{\"method\":\"GET\",\"target\":\"/tickets?x=%20\",\"status\":401,"
                                                + "\"refusal\":\"there is no Authorization header\"}");
        assertThat(wsync.requests()).hasSize(2);
        assertThat(wsync.calls()).isEqualTo(2);
    }

    @Test
    void isNotHitByFaultsAndTellsWhatThereIs() {
        wsync.inject(Fault.status(503).onAny().beforeAuthentication().always());

        for (String target : new String[] { "/__control", "/__control/requests/1" }) {
            HttpResponse<String> missing = control("GET", target, "");
            assertThat(missing.statusCode()).isEqualTo(404);
            assertThat(json(missing).get("error").asText()).contains("POST /__control/revoke-sessions");
        }
        assertThat(control("PUT", FAULTS, "").statusCode()).isEqualTo(404);
        assertThat(get().statusCode()).isEqualTo(503);
    }

    @Test
    void revokesSessions() {
        TestClient timetap = new TestClient(simulators.timetap());
        String bearer = "Bearer " + json(timetap.send("GET", LOGIN, "")).get("sessionToken").asText();
        assertThat(timetap.send("GET", "/live/staff", "", "Authorization", bearer).statusCode()).isEqualTo(200);

        assertThat(timetap.send("POST", "/__control/revoke-sessions", "").statusCode()).isEqualTo(204);

        assertThat(timetap.send("GET", "/live/staff", "", "Authorization", bearer).statusCode()).isEqualTo(401);
        HttpResponse<String> none = control("POST", "/__control/revoke-sessions", "");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("wsync has no sessions");
    }

    @Test
    void putsTheClockOff() {
        TestClient ticketmatic = new TestClient(simulators.ticketmatic());
        assertThat(ticketmatic.send("POST", "/__control/clock-offset", "{\"seconds\":-3600}").statusCode()).isEqualTo(204);
        assertThat(ticketmatic.send("GET", "/api/1/testaccount/diagnostics/time", "").body()).contains("2026-06-01T11:00:00");

        for (String wrong : new String[] { "", "{}", "{\"seconds\":1.5}", "{\"seconds\":\"1\"}", "{\"minutes\":1}" }) {
            HttpResponse<String> response = ticketmatic.send("POST", "/__control/clock-offset", wrong);
            assertThat(response.statusCode()).isEqualTo(400);
            assertThat(json(response).get("error").asText()).endsWith("Allowed is {\"seconds\": a whole number}.");
        }
    }

    private HttpResponse<String> control(String method, String target, String body) {
        return client.send(method, target, body.replace('\'', '"'));
    }

    private HttpResponse<String> get() {
        return client.send("GET", "/tickets", "", "Authorization", BASIC);
    }
}
