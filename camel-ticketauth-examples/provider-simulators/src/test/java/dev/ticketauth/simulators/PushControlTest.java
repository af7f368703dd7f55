// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Duration;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.RetryPlan;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class PushControlTest {
    private static final String PUSH = "/__control/push";

    private final ProviderSimulators simulators = ProviderSimulators.start();
    private final PushReceiver receiver = new PushReceiver();

    @AfterEach
    void stop() {
        simulators.close();
        receiver.close();
    }

    @Test
    void pushesWhatAProgramCanPush() {
        receiver.answers(500);
        assertThat(control("POST", PUSH, "{'url':'" + receiver.url() + "','headers':{'X-Token':'t'},'timeout':2.5,"
                                         + "'secret':'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw','retries':'ticketEvolution',"
                                         + "'faster':100000,'duplicates':2,'reorder':2,'seed':7,'concurrency':1}")
                .statusCode()).isEqualTo(204);
        Pusher pusher = simulators.timetap().pusher().orElseThrow();
        PushTarget target = pusher.target();
        assertThat(target.retries()).isEqualTo(RetryPlan.ticketEvolution().faster(100_000));
        assertThat(target.timeout()).isEqualTo(Duration.ofMillis(2_500));

        assertThat(control("POST", PUSH + "/700001", "").statusCode()).isEqualTo(204);
        simulators.timetap().data().appointments().remove(700_002);
        assertThat(pusher.awaitIdle(Duration.ofSeconds(20))).isTrue();

        JsonNode told = json(control("GET", PUSH, ""));
        assertThat(told.get("target").asText()).startsWith("http://127.0.0.1:").doesNotContain("token");
        assertThat(told.get("pushes").asInt()).isEqualTo(3);
        assertThat(told.get("delivered").asInt()).isEqualTo(3);
        assertThat(told.get("givenUp").asInt() + told.get("pending").asInt()).isZero();
        assertThat(told.get("attempts")).hasSize(4);
        assertThat(told.get("attempts").get(0).get("status").asInt()).isEqualTo(500);
        assertThat(receiver.received()).allSatisfy(push -> {
            assertThat(push.header("X-Token")).isEqualTo("t");
            assertThat(push.header("webhook-signature")).startsWith("v1,");
        });
    }

    @Test
    void takesDelaysInSecondsAndEnds() {
        control("POST", PUSH, "{'url':'" + receiver.url() + "','retries':[0.5,2]}");
        assertThat(simulators.timetap().pusher().orElseThrow().target().retries())
                .isEqualTo(RetryPlan.of(Duration.ofMillis(500), Duration.ofSeconds(2)));

        assertThat(control("DELETE", PUSH, "").statusCode()).isEqualTo(204);
        simulators.timetap().data().appointments().remove(700_001);
        assertThat(json(control("GET", PUSH, "")).get("pushes").asInt()).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "{}                                                | The text url is missing",
            "{'url':'http://example.org/'}                     | pushes to http://127.0.0.1",
            "{'url':'http://127.0.0.1:1/','secret':'x'}        | begins with whsec_",
            "{'url':'http://127.0.0.1:1/','retries':'often'}   | There is no plan of retries 'often'",
            "{'url':'http://127.0.0.1:1/','retries':['x']}     | The number of retries",
            "{'url':'http://127.0.0.1:1/','faster':0}          | faster by the factor",
            "{'url':'http://127.0.0.1:1/','headers':{'Host':1}}| The header 'Host' cannot be set",
            "{'url':'http://127.0.0.1:1/','concurrency':65}    | between 1 and 64",
            "{'url':'http://127.0.0.1:1/','every':1}           | There is no [every]" })
    void refusesWhatItDoesNotUnderstand(String body, String reason) {
        HttpResponse<String> response = control("POST", PUSH, body);

        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(json(response).get("error").asText()).contains(reason).contains("Allowed are url");
    }

    @Test
    void tellsWhatCannotBePushed() {
        assertThat(control("GET", PUSH, "").body()).contains("Nothing is pushed");
        control("POST", PUSH, "{'url':'" + receiver.url() + "'}");
        assertThat(control("POST", PUSH + "/1", "").body()).contains("No appointment with the id 1");
        HttpResponse<String> none = new TestClient(simulators.tt()).send("POST", PUSH,
                "{\"url\":\"" + receiver.url() + "\"}");
        assertThat(none.statusCode()).isEqualTo(400);
        assertThat(none.body()).contains("tt has no webhooks");
    }

    private HttpResponse<String> control(String method, String target, String body) {
        return new TestClient(simulators.timetap()).send(method, target, body.replace('\'', '"'));
    }
}
