// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class ExplainOperationTest extends SimulatorTest {

    private Map<?, ?> explain(String endpoint, Object body, Map<String, Object> headers) {
        Exchange exchange = send(endpoint, body, headers);
        assertThat(exchange.getException()).isNull();
        return exchange.getMessage().getBody(Map.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void nothingIsSentAndNoSecretIsShown(String provider) {
        Exchange exchange = send(endpoint(provider, "operation=explain", "path=/some/path"), null, Map.of());

        Map<?, ?> explanation = exchange.getMessage().getBody(Map.class);
        assertThat(explanation.keySet()).isEqualTo(Set.of(
                "provider", "authMethod", "method", "url", "signedString", "headers", "clockOffset", "hint", "help"));
        String text = exchange.getMessage().getBody(String.class);
        assertThat(text).contains("provider: " + provider + "\n", "method: GET\n", "hint: ")
                .doesNotContain(simulator(provider).secretKey());
        assertThat(simulator(provider).requests()).isEmpty();
    }

    @Test
    void ticketEvolutionShowsTheStringToCompare() {
        Map<?, ?> explanation = explain(
                endpoint("ticketevolution", "operation=explain", "path=RAW(/brokerages?per_page=1&page=1)"), null, Map.of());

        assertThat(explanation.get("signedString")).isEqualTo("GET 127.0.0.1/v9/brokerages?page=1&per_page=1");
        assertThat(explanation.get("url"))
                .isEqualTo(simulator("ticketevolution").baseUri() + "/v9/brokerages?page=1&per_page=1");
        assertThat(explanation.get("headers").toString()).matches("\\{(X-Token=FAKE…, X-Signature=.{4}…|"
                                                                  + "X-Signature=.{4}…, X-Token=FAKE…)}");
        assertThat(explanation.get("clockOffset")).isEqualTo(Duration.ZERO);
    }

    @Test
    void ticketmaticShowsTheTimeItSigned() {
        Map<?, ?> explanation = explain(endpoint("ticketmatic", "operation=explain", "path=/orders"), null, Map.of());

        assertThat(explanation.get("headers").toString())
                .matches(
                        "\\{Authorization=TM-HMAC-SHA256 key=tick… ts=\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d sign=[0-9a-f]{4}…}");
        assertThat(explanation.get("signedString").toString()).startsWith("tick…testaccount20");
        assertThat(explanation.get("hint").toString()).contains("clock", "30 minutes").doesNotContain("?.", "..");
    }

    @Test
    void aTokenThatIsNotThereYetIsNot() {
        Map<?, ?> timetap = explain(endpoint("timetap", "operation=explain", "path=/clients"), null, Map.of());
        Map<?, ?> tt = explain(endpoint("tt", "operation=explain", "path=/ttledger/fills"), null, Map.of());

        assertThat(timetap.get("headers")).isEqualTo(Map.of("Authorization", "Bearer <none yet>"));
        assertThat(timetap.get("hint").toString()).contains("no session yet", "GET /live/sessionToken");
        assertThat(tt.get("headers")).isEqualTo(Map.of("Authorization", "Bearer <none yet>", "x-api-key", "0000…"));
        assertThat(tt.get("url").toString()).contains("/ttledger/ext_uat_cert/fills?requestId=hub-acme--");
    }

    @Test
    void aTokenThatIsThereIsMasked() {
        String token = send(endpoint("timetap", "operation=token"), null, Map.of()).getMessage().getBody(String.class);

        Map<?, ?> explanation = explain(endpoint("timetap", "operation=explain", "path=/clients"), null, Map.of());

        assertThat(explanation.get("headers")).isEqualTo(Map.of("Authorization", "Bearer st.a…"));
        assertThat(explanation.toString()).doesNotContain(token);
    }

    @Test
    void swappedKeysAreSuspected() {
        String swapped = bareEndpoint("ticketevolution", "operation=explain", "path=/orders") + "&accessKey=RAW("
                         + simulator("ticketevolution").secretKey() + ")&secretKey="
                         + simulator("ticketevolution").accessKey();

        assertThat(explain(swapped, null, Map.of()).get("hint").toString()).contains("swapped?");
        assertThat(explain(bareEndpoint("timetap", "operation=explain", "path=/x") + "&accessKey=abcdef&secretKey=12345", null,
                Map.of()).get("hint").toString()).contains("swapped?");
    }

    @Test
    void aBodyIsNamedAndNotShown() {
        Map<?, ?> explanation
                = explain(endpoint("ticketevolution", "operation=explain", "path=/orders"), "{\"a\": 1}", Map.of());

        assertThat(explanation.get("method")).isEqualTo("POST");
        assertThat(explanation.get("signedString")).isEqualTo("POST 127.0.0.1/v9/orders?<the 8 bytes of the body>");
    }

    @Test
    void itExplainsWhatTheRouteWouldSign() {
        String base = simulator("wsync").baseUri().toString();
        for (Map<String, Object> headers : List.<Map<String, Object>> of(
                Map.of(Exchange.HTTP_URI, base + "/tickets/1"), Map.of(Exchange.HTTP_PATH, "tickets/1"))) {
            assertThat(explain(endpoint("wsync", "operation=explain"), null, headers).get("url"))
                    .isEqualTo(base + "/tickets/1");
        }
    }
}
