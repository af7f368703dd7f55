// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.tt.TtSimulator;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Has a token of ext_uat_cert and sends a new requestId with every call. */
final class TtCaller {
    private final TestClient client;
    private final String key;
    private final String authorization;

    TtCaller(TtSimulator simulator) {
        client = new TestClient(simulator);
        key = simulator.accessKey();
        String form = "grant_type=user_app&app_key=" + key + "%3A" + simulator.secretKey();
        JsonNode login = json(client.send("POST", "/ttid/ext_uat_cert/token", form, "x-api-key", key));
        authorization = "Bearer " + login.get("access_token").asText();
    }

    HttpResponse<String> send(String service, String path) {
        String target = "/" + service + "/ext_uat_cert/" + path + (path.contains("?") ? "&" : "?")
                        + "requestId=test-suite--" + UUID.randomUUID();
        return client.send("GET", target, "", "x-api-key", key, "Authorization", authorization);
    }

    JsonNode get(String service, String path) {
        HttpResponse<String> response = send(service, path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }
}
