// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.benchmarks;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;

/**
 * A login with client credentials, for libraries that leave it to their user.
 */
final class OAuth2Login {

    // for all: this client holds a thread of its own until it is collected
    static final HttpClient HTTP = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

    private static final ObjectMapper JSON = new ObjectMapper();

    /** A token and its end. */
    record Issued(String token, Instant expiresAt) {
    }

    private final HttpRequest request;

    OAuth2Login(LoginServer server, String clientId) {
        String basic = Base64.getEncoder()
                .encodeToString((clientId + ":" + TokenClient.SECRET).getBytes(StandardCharsets.UTF_8));
        request = HttpRequest.newBuilder(URI.create(server.base() + "/token"))
                .header("Authorization", "Basic " + basic)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString("grant_type=client_credentials")).build();
    }

    Issued issue() throws IOException {
        try {
            HttpResponse<byte[]> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException("The login was answered " + answer.statusCode());
            }
            JsonNode json = JSON.readTree(answer.body());
            return new Issued(
                    json.path("access_token").asText(), Instant.now().plusSeconds(json.path("expires_in").asLong()));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted during a login", e);
        }
    }
}
