// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.wsync.WsyncSettings;
import dev.ticketauth.simulators.wsync.WsyncSettings.SecretKeyForm;
import dev.ticketauth.simulators.wsync.WsyncSettings.WsyncEnvironment;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class WsyncSimulatorTest {
    private static final String PUBLIC_TWICE = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM=";
    private static final String SECRET_TWICE = "Basic d3N5bmMtc2VjcmV0LWtleS1mb3ItdGVzdHM6d3N5bmMtc2VjcmV0LWtleS1mb3ItdGVzdHM=";
    private static final String SECRET_ALONE = "Basic d3N5bmMtc2VjcmV0LWtleS1mb3ItdGVzdHM6";
    private static final String PUBLIC_AND_SECRET
            = "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6d3N5bmMtc2VjcmV0LWtleS1mb3ItdGVzdHM=";
    private static final String OTHER_ENVIRONMENT
            = "Basic d3N5bmMtcHJvZHVjdGlvbi1wdWJsaWMta2V5LWZvci10ZXN0czp3c3luYy1wcm9kdWN0aW9uLXB1YmxpYy1rZXktZm9yLXRlc3Rz";

    private ProviderSimulators simulators;

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void takesTheDocumentedPublicKeyForm() {
        TestClient client = start(WsyncSettings.defaults().withKeys("pk_demo", "sk_demo"));

        assertThat(client.send("GET", "/tickets", "", "Authorization", "Basic cGtfZGVtbzpwa19kZW1v").statusCode())
                .isEqualTo(200);
        assertThat(client.send("GET", "/tickets", "", "Authorization", "Basic c2tfZGVtbzpza19kZW1v").statusCode())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({ "BOTH," + SECRET_TWICE, "USERNAME," + SECRET_ALONE, "PASSWORD," + PUBLIC_AND_SECRET })
    void takesTheSecretKeyInTheChosenFormOnly(SecretKeyForm form, String header) {
        TestClient client = start(WsyncSettings.defaults().withSecretKeyForm(form));

        for (String sent : new String[] { SECRET_TWICE, SECRET_ALONE, PUBLIC_AND_SECRET }) {
            assertThat(client.send("GET", "/tickets", "", "Authorization", sent).statusCode())
                    .isEqualTo(sent.equals(header) ? 200 : 401);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                                              | there is no Authorization header",
            "Bearer x                                        | does not begin with 'Basic '",
            "Basic %%%                                       | is not the Base64",
            "Basic bm9jb2xvbg==                              | is not the Base64",
            "Basic d3N5bmMtcHVibGljLWtleS1mb3ItdGVzdHM6      | it stands in both halves",
            SECRET_ALONE + "|does not suit the form BOTH",
            OTHER_ENVIRONMENT + "|the key is of the other environment, this is PLAYGROUND",
            "Basic c29tZW9uZTpzb21lb25l                      | the user name is no key of this account" })
    void refuses(String header, String reason) {
        TestClient client = start(WsyncSettings.defaults());

        HttpResponse<String> response = client.send("GET", "/tickets", "", "Authorization", header);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).get("code").asText()).isEqualTo("authentication_failure");
        assertThat(simulators.wsync().refusals()).hasSize(1).first().asString().contains(reason)
                .doesNotContain("wsync-secret-key-for-tests");
        assertThat(simulators.wsync().refused()).isEqualTo(1);
    }

    @Test
    void pagesThroughAllTickets() {
        TestClient client = start(WsyncSettings.defaults().withPaging("p", "n").withItemsField("items"));

        int[] sizes = new int[4];
        for (int page = 1; page <= 4; page++) {
            String target = "/tickets?p=" + page + "&n=500";
            sizes[page - 1] = json(client.send("GET", target, "", "Authorization", PUBLIC_TWICE)).get("items").size();
        }

        assertThat(sizes).containsExactly(500, 500, 200, 0);
        assertThat(simulators.wsync().data().tickets().size()).isEqualTo(1_200);
    }

    @Test
    void findsBooksAndMisses() {
        TestClient client = start(WsyncSettings.defaults());

        assertThat(json(client.send("GET", "/tickets/search?status=used", "", "Authorization", PUBLIC_TWICE))).hasSize(400);
        assertThat(json(client.send("GET", "/tickets/ticket-0007", "", "Authorization", PUBLIC_TWICE)).get("id").asText())
                .isEqualTo("ticket-0007");
        HttpResponse<String> booked = client.send("POST", "/bookings", "{\"reference\":\"r1\"}", "Authorization", PUBLIC_TWICE);
        assertThat(booked.statusCode()).isEqualTo(201);
        assertThat(json(booked).get("id").asText()).isEqualTo("booking-0001");
        JsonNode kept = json(client.send("GET", "/bookings/booking-0001", "", "Authorization", PUBLIC_TWICE));
        assertThat(kept.get("reference").asText()).isEqualTo("r1");
        assertThat(json(client.send("GET", "/bookings", "", "Authorization", PUBLIC_TWICE))).containsExactly(kept);
        HttpResponse<String> missing = client.send("GET", "/tickets/none", "", "Authorization", PUBLIC_TWICE);
        assertThat(missing.statusCode()).isEqualTo(404);
        assertThat(json(missing).get("code").asText()).isEqualTo("not_found");
        HttpResponse<String> bad = client.send("POST", "/bookings", "no json", "Authorization", PUBLIC_TWICE);
        assertThat(bad.statusCode()).isEqualTo(400);
        assertThat(json(bad).get("code").asText()).isEqualTo("bad_request");
        assertThat(simulators.wsync().refused()).isZero();
    }

    @Test
    void swapsTheKeysWithTheEnvironment() {
        TestClient client = start(WsyncSettings.defaults().withEnvironment(WsyncEnvironment.PRODUCTION)
                .withWrongEnvironmentStatus(403).withErrorCodeName("error"));

        assertThat(client.send("GET", "/tickets", "", "Authorization", OTHER_ENVIRONMENT).statusCode()).isEqualTo(200);
        HttpResponse<String> response = client.send("GET", "/tickets", "", "Authorization", PUBLIC_TWICE);
        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(json(response).get("error").asText()).isEqualTo("not_authorized");
    }

    @Test
    void hasNoSessionsToRevoke() {
        start(WsyncSettings.defaults());

        assertThatThrownBy(() -> simulators.wsync().revokeSessions()).isInstanceOf(UnsupportedOperationException.class);
    }

    private TestClient start(WsyncSettings settings) {
        simulators = ProviderSimulators.builder().wsync(settings).start();
        return new TestClient(simulators.wsync());
    }
}
