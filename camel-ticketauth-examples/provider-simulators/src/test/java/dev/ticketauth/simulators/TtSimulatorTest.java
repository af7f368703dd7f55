// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.tt.TtSettings;
import dev.ticketauth.simulators.tt.TtSettings.LoginFailure;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class TtSimulatorTest {
    private static final String KEY = "00000000-0000-4000-8000-000000000001";
    private static final String SECRET = "00000000-0000-4000-8000-00000000000a";
    private static final String FORM = "grant_type=user_app&app_key=" + KEY + "%3A" + SECRET;
    private static final String GUID = "4037847b-de40-46c8-b55e-66186d657614";
    private static final String FILLS = "/ttledger/ext_uat_cert/fills";

    private final ManualClock clock = ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z"));
    private ProviderSimulators simulators;
    private TestClient client;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.builder().clock(clock).start();
        client = new TestClient(simulators.tt());
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @ParameterizedTest
    @CsvSource({ "%3A", ":" })
    void givesAToken(String colon) {
        JsonNode answer = json(login("grant_type=user_app&app_key=" + KEY + colon + SECRET));

        assertThat(answer.get("status").asText()).isEqualTo("Ok");
        assertThat(answer.get("token_type").asText()).isEqualTo("bearer");
        assertThat(answer.get("seconds_until_expiry").asInt()).isEqualTo(43_200);
        assertThat(answer.get("access_token").asText()).hasSizeGreaterThan(1_000).matches("[\\w-]+\\.[\\w-]+\\.[\\w-]+");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "grant_type=user_app&app_key=" + SECRET + "                                  | it has 1 parts",
            "grant_type=user_app&app_key=" + KEY + "%3A" + KEY + "%3A" + SECRET + "      | it has 3 parts",
            "grant_type=client_credentials&app_key=" + KEY + "%3A" + SECRET + "          | grant_type is not user_app" })
    void failsALoginWithStatus200(String form, String reason) {
        HttpResponse<String> response = login(form);

        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(json(response).get("status").asText()).isEqualTo("Fail");
        assertThat(json(response).get("status_message").asText()).contains(reason);
        assertThat(simulators.tt().logins()).isEqualTo(1);
        assertThat(simulators.tt().refused()).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "FAIL_IN_200")
    void failsALoginWithAStatus(LoginFailure failure) {
        try (ProviderSimulators others
                = ProviderSimulators.builder().tt(TtSettings.defaults().withLoginFailure(failure)).start()) {
            HttpResponse<String> response = new TestClient(others.tt()).send("POST", "/ttid/ext_uat_cert/token", "x=y",
                    "x-api-key", KEY);

            assertThat("STATUS_" + response.statusCode()).isEqualTo(failure.name());
            assertThat(json(response).has("message")).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/ttledger/ext_uat_cert/fills | ''  | Bearer | 403 | there is no x-api-key header",
            "/ttledger/ext_uat_cert/fills | k   | Bearer | 403 | x-api-key is not the application key of ext_uat_cert",
            "/ttledger/ext_prod_sim/fills | own | Bearer | 403 | x-api-key is not the application key of ext_prod_sim",
            "/ttledger/ext_uat_cert/fills | own | ''     | 401 | there is no Authorization header",
            "/ttledger/ext_uat_cert/fills | own | bearer | 401 | does not begin with 'Bearer '",
            "/TTLEDGER/ext_uat_cert/fills | own | Bearer | 403 | a service in lower case",
            "/ttledger/nowhere/fills      | own | Bearer | 403 | there is no environment 'nowhere'",
            "/ttpds/ext_uat_cert/exchanges| own | Bearer | 403 | there is no route GET" })
    void refusesACall(String path, String key, String scheme, int status, String reason) {
        String target = path + "?requestId=myApp-myCompany--" + GUID;
        HttpResponse<String> response = client.send("GET", target, "", "x-api-key", "own".equals(key) ? KEY : key,
                "Authorization", scheme.isEmpty() ? "" : scheme + " " + token());

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(json(response).has("message")).isTrue();
        assertThat(simulators.tt().refusals()).hasSize(1).first().asString().contains(reason).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''                                                        | there is no requestId",
            "?requestid=myApp-myCompany--" + GUID + "                  | must be written exactly requestId",
            "?requestId=a-b--" + GUID + "&requestId=a-b--" + GUID + "  | there are 2 requestIds",
            "?requestId=myApp-myCompany-" + GUID + "                   | has no two hyphens",
            "?requestId=myApp-myCompany%E2%80%93" + GUID + "           | has no two hyphens",
            "?requestId=myApp-myCompany--4037847bde4046c8b55e66186d657614 | does not end in a GUID",
            "?requestId=myApp--" + GUID + "                            | does not begin with an application",
            "?requestId=my+App-myCompany--" + GUID + "                 | the forbidden character ' '",
            "?requestId=my%26App-myCompany--" + GUID + "               | the forbidden character '&'" })
    void refusesARequestId(String query, String reason) {
        assertThat(get(token(), FILLS + query).statusCode()).isEqualTo(400);
        assertThat(simulators.tt().refusals()).hasSize(1).first().asString().contains(reason);
    }

    @Test
    void refusesARequestIdThatWasUsedBefore() {
        String token = token();
        String target = FILLS + "?requestId=myApp-myCompany--" + GUID;

        assertThat(get(token, target).statusCode()).isEqualTo(200);
        assertThat(get(token, target).statusCode()).isEqualTo(400);
        assertThat(simulators.tt().refusals()).singleElement().asString().endsWith("was used before");
    }

    @Test
    void takesARepeatedRequestIdWhenSetSo() {
        TtSettings lenient = TtSettings.defaults().withRepeatedRequestIdsRefused(false);
        try (ProviderSimulators others = ProviderSimulators.builder().tt(lenient).start()) {
            TestClient other = new TestClient(others.tt());
            String token
                    = json(other.send("POST", "/ttid/ext_uat_cert/token", FORM, "x-api-key", KEY)).get("access_token").asText();
            for (int i = 0; i < 2; i++) {
                assertThat(other.send("GET", FILLS + "?requestId=a-b--" + GUID, "", "x-api-key", KEY, "Authorization",
                        "Bearer " + token).statusCode()).isEqualTo(200);
            }
            assertThat(get(token, FILLS + fresh("?")).statusCode()).as("a token of another simulator").isEqualTo(401);
        }
    }

    @Test
    void endsATokenAfterItsTimeHoweverOftenItIsUsed() {
        String token = token();
        clock.advance(Duration.ofSeconds(43_199));
        assertThat(get(token, FILLS + fresh("?")).statusCode()).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));

        assertThat(get(token, FILLS + fresh("?")).statusCode()).isEqualTo(401);
    }

    @Test
    void revokesSessions() {
        String token = token();
        simulators.tt().revokeSessions();

        assertThat(get(token, FILLS + fresh("?")).statusCode()).isEqualTo(401);
        assertThat(get(token(), FILLS + fresh("?")).statusCode()).isEqualTo(200);
    }

    @Test
    void pagesThroughAllFillsByTime() {
        String token = token();
        Set<String> seen = new HashSet<>();
        String from = "0";
        for (int page = 0; page < 3; page++) {
            JsonNode answer = json(get(token, FILLS + "?minTimestamp=" + from + fresh("&")));
            assertThat(answer.get("lastPage").asText()).isEqualTo("true");
            answer.get("fills").forEach(fill -> seen.add(fill.get("recordId").asText()));
            from = answer.get("fills").get(answer.get("fills").size() - 1).get("timeStamp").asText();
        }

        assertThat(seen).hasSize(1_250).hasSize(simulators.tt().data().fills().size());
        assertThat(json(get(token, FILLS + fresh("?"))).get("fills")).hasSize(500);
    }

    @Test
    void pagesThroughAllAccountsByKey() {
        String token = token();
        List<Integer> ids = new ArrayList<>();
        String key = "";
        JsonNode answer;
        do {
            answer = json(get(token, "/ttaccount/ext_uat_cert/accounts?nextPageKey=" + key + fresh("&")));
            answer.get("accounts").forEach(account -> ids.add(account.get("id").asInt()));
            assertThat(answer.get("lastPage").isTextual()).isTrue();
            key = answer.get("nextPageKey").asText();
        } while (answer.get("lastPage").asText().equals("false"));

        assertThat(ids).as("one account is on two pages").hasSize(1_101);
        assertThat(new HashSet<>(ids)).hasSize(1_100);
        assertThat(key).as("there is a key also on the last page").isEqualTo("4");
    }

    @Test
    void listsOrdersAndMarketsInTheEnvelope() {
        String token = token();

        assertThat(json(get(token, "/ttledger/ext_uat_cert/orders" + fresh("?"))).get("orders")).hasSize(1_000);
        assertThat(get(token, "/ttpds/ext_uat_cert/markets" + fresh("?")).body())
                .startsWith("{\"lastPage\":\"true\",\"markets\":[")
                .endsWith("],\"status\":\"Ok\"}");
    }

    private static String fresh(String before) {
        return before + "requestId=test-suite--" + UUID.randomUUID();
    }

    private String token() {
        return json(login(FORM)).get("access_token").asText();
    }

    private HttpResponse<String> login(String form) {
        return client.send("POST", "/ttid/ext_uat_cert/token", form, "x-api-key", KEY, "Content-Type",
                "application/x-www-form-urlencoded");
    }

    private HttpResponse<String> get(String token, String target) {
        return client.send("GET", target, "", "x-api-key", KEY, "Authorization", "Bearer " + token);
    }
}
