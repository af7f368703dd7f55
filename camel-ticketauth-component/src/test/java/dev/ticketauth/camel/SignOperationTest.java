// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.List;
import java.util.Map;

import dev.ticketauth.simulators.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A message signed by one step and sent by the next, which is camel-http as users have it.
 */
class SignOperationTest extends SimulatorTest {

    static List<String> providers() {
        return List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");
    }

    private String wirePath(String provider, String path) {
        return switch (provider) {
            case "ticketmatic" -> "/api/1/testaccount" + path;
            case "timetap" -> "/live" + path;
            case "tt" -> "/ttledger/ext_uat_cert" + path;
            case "ticketevolution" -> "/v9" + path;
            default -> path;
        };
    }

    private Exchange signAndSend(String provider, Object body, Map<String, Object> headers) throws Exception {
        routes(route -> route.from("direct:" + provider).to(endpoint(provider)).to("http:to.be.replaced"));
        return send("direct:" + provider, body, headers);
    }

    @ParameterizedTest
    @MethodSource("providers")
    void theNextHttpEndpointSendsWhatWasSigned(String provider) throws Exception {
        for (String query : List.of("", "q=New York&a[b]=1", "z=ü|1&a=b+c%2Bd&e=", "t=10:00+00:00&p=50%")) {
            Exchange exchange = signAndSend(provider, null, Map.of(
                    Exchange.HTTP_URI, simulator(provider).baseUri() + wirePath(provider, "/echo/a b"), Exchange.HTTP_QUERY,
                    query));

            assertThat(exchange.getException()).as(query).isNull();
            camel.getRouteController().stopAllRoutes();
            camel.getRouteController().removeAllRoutes();
        }
        assertThat(simulator(provider).refusals()).isEmpty();
        assertThat(lastRequest(provider).rawTarget()).startsWith(wirePath(provider, "/echo/a%20b?"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void bodiesAreSignedAsTheyAreSent(String provider) throws Exception {
        Exchange exchange = signAndSend(provider, "{\"name\": \"Zoë\"}", Map.of(
                Exchange.HTTP_URI, simulator(provider).baseUri() + wirePath(provider, "/echo"), Exchange.CONTENT_TYPE,
                "application/json; charset=utf-8"));

        assertThat(exchange.getException()).isNull();
        assertThat(lastRequest(provider).method()).isEqualTo("POST");
        // sha256 of the UTF-8 bytes, by sha256sum
        assertThat(lastRequest(provider).bodySha256())
                .isEqualTo("29b9d7da034b718e6322653ffb38b1422354315f9e4282c4ba7ba3a36af478c8");
    }

    @Test
    void theTargetIsReadInTheOrderOfCamelHttp() {
        String base = simulator("ticketevolution").baseUri().toString();
        Map<String, Object> headers = Map.of(
                Exchange.REST_HTTP_URI, base + "/v9/rest", Exchange.HTTP_URI, base + "/v9/other", Exchange.HTTP_PATH, "/below",
                Exchange.REST_HTTP_QUERY, "b=2&a=1", Exchange.HTTP_RAW_QUERY, "raw=1", Exchange.HTTP_QUERY, "plain=1");

        Message signed = send(endpoint("ticketevolution"), null, headers).getMessage();

        assertThat(signed.getHeader(Exchange.HTTP_URI)).isEqualTo(base + "/v9/rest/below");
        assertThat(signed.getHeader(Exchange.HTTP_QUERY)).isEqualTo("a=1&b=2");
        assertThat(signed.getHeader(Exchange.HTTP_METHOD)).isEqualTo("GET");
        assertThat(signed.getHeaders()).containsKeys("X-Token", "X-Signature").doesNotContainKeys(
                Exchange.HTTP_PATH, Exchange.HTTP_RAW_QUERY, Exchange.REST_HTTP_URI, Exchange.REST_HTTP_QUERY);
    }

    @Test
    void aPathIsOneOfTheProvider() {
        String base = simulator("ticketmatic").baseUri().toString();

        Message byOption = send(endpoint("ticketmatic", "operation=sign", "path=RAW(/orders?limit=5)"), null,
                Map.of(Exchange.HTTP_PATH, "/ignored")).getMessage();
        Message byHeader = send(endpoint("ticketmatic"), null, Map.of(Exchange.HTTP_PATH, "_/tools/accounts")).getMessage();

        assertThat(byOption.getHeader(Exchange.HTTP_URI)).isEqualTo(base + "/api/1/testaccount/orders");
        assertThat(byOption.getHeader(Exchange.HTTP_QUERY)).isEqualTo("limit=5");
        assertThat(byHeader.getHeader(Exchange.HTTP_URI)).isEqualTo(base + "/api/1/_/tools/accounts");
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap" })
    void withoutATargetHeadersAreAdded(String provider) {
        Message signed = send(endpoint(provider), null, Map.of(Exchange.HTTP_QUERY, "a=1")).getMessage();

        assertThat(signed.getHeader("Authorization", String.class)).isNotBlank();
        assertThat(signed.getHeader(Exchange.HTTP_QUERY)).isEqualTo("a=1");
        assertThat(signed.getHeader(Exchange.HTTP_URI)).isNull();
    }

    @Test
    void withoutATargetTtSetsTheQuery() {
        Message signed = send(endpoint("tt"), null, Map.of()).getMessage();

        assertThat(signed.getHeader(Exchange.HTTP_QUERY, String.class)).startsWith("requestId=hub-acme--")
                .endsWith(signed.getHeader(TicketAuthConstants.REQUEST_ID, String.class));
        assertThat(signed.getHeaders()).containsKeys("x-api-key", "Authorization");
    }

    @Test
    void withoutATargetTicketEvolutionFails() {
        Exchange exchange = send(endpoint("ticketevolution"), null, Map.of());

        assertThat(exchange.getException()).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("nothing to sign").hasMessageContaining("CamelHttpUri");
    }

    @Test
    void anotherOriginIsRefused() {
        Exchange exchange = send(endpoint("wsync"), null, Map.of(Exchange.HTTP_URI, "https://evil.test/x"));

        assertThat(exchange.getException()).hasMessageContaining("https://evil.test")
                .hasMessageContaining(simulator("wsync").baseUri().toString());
        assertThat(exchange.getMessage().getHeaders()).doesNotContainKey("Authorization");
    }

    @Test
    void everyRequestToTtHasAnIdOfItsOwn() throws Exception {
        routes(route -> route.from("direct:tt").to(endpoint("tt", "operation=sign", "path=/ttledger/echo"))
                .to("http:to.be.replaced"));
        for (int i = 0; i < 3; i++) {
            assertThat(send("direct:tt", null, Map.of()).getException()).isNull();
        }

        // the simulator refuses an id that it has seen
        assertThat(simulator("tt").refusals()).isEmpty();
        assertThat(simulator("tt").requests()).filteredOn(request -> request.rawTarget().contains("echo"))
                .extracting(RecordedRequest::rawTarget).doesNotHaveDuplicates().hasSize(3);
    }
}
