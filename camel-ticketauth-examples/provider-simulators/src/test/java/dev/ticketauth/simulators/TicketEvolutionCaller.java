// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSimulator;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

/** Signs what it sends; that signatures are checked well is tested elsewhere, with fixed ones. */
final class TicketEvolutionCaller {
    private final TestClient client;
    private final TicketEvolutionSimulator simulator;

    TicketEvolutionCaller(TicketEvolutionSimulator simulator) {
        this.client = new TestClient(simulator);
        this.simulator = simulator;
    }

    /** @param target its query is sorted by name already */
    HttpResponse<String> get(String target) {
        return send("GET", target, "", target.contains("?") ? target : target + "?");
    }

    HttpResponse<String> post(String path, String body) {
        return send("POST", path, body, path + "?" + body);
    }

    JsonNode read(String target) {
        HttpResponse<String> response = get(target);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<String> send(String method, String target, String body, String signed) {
        return client.send(method, target, body, "X-Token", simulator.accessKey(), "X-Signature",
                signature(method + " 127.0.0.1" + signed));
    }

    private String signature(String text) {
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(simulator.secretKey().getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
            return Base64.getEncoder().encodeToString(mac.doFinal(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
