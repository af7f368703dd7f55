// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class TicketEvolutionSimulatorTest {
    private static final String TOKEN = "FAKEtokenFAKEtokenFAKEtoken00001";
    private static final String WRONG_SIGNATURE = "Your signature is incorrect. Please ensure you are generating it correctly";

    private ProviderSimulators simulators;
    private TestClient client;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.builder().clock(ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z"))).start();
        client = new TestClient(simulators.ticketEvolution());
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    /**
     * The second line is the example of the signing page, whose digest is that of the path without /v9; others by
     * openssl.
     */
    @ParameterizedTest
    @CsvSource({
            "xyz,    api.ticketevolution.com,         /v9/brokerages?page=1&per_page=1, n+kyuaIJKFuUTkEYCdMhR3l3o9WNBbTIJE3qcniboWE=",
            "xyz,    api.ticketevolution.com,         /brokerages?page=1&per_page=1,    ohGcFIHF3vg75A8Kpg42LNxuQpQZJsTBKv8xnZASzu0=",
            "/3uZ9b, api.sandbox.ticketevolution.com, /test?,                           UANo/LqgxoVOuluURiCXlF82yEs2DJRtKFa0plsuY+s=",
            "/3uZ9b, api.sandbox.ticketevolution.com, /test,                            UANo/LqgxoVOuluURiCXlF82yEs2DJRtKFa0plsuY+s=" })
    void takesThePublishedVectors(String secret, String host, String target, String signature) {
        TicketEvolutionSettings settings = TicketEvolutionSettings.defaults().withKeys(TOKEN, secret).withSignedHost(host);
        try (ProviderSimulators others = ProviderSimulators.builder().ticketEvolution(settings).start()) {
            HttpResponse<String> response = new TestClient(others.ticketEvolution()).send("GET", target, "", "X-Token", TOKEN,
                    "X-Signature", signature);

            // the resources do not exist here, but the signature is right
            assertThat(response.statusCode()).isEqualTo(404);
            assertThat(json(response).get("error").asText()).startsWith("The endpoint you requested doesn't exist.");
            assertThat(others.ticketEvolution().refused()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET    | /v9/echo?q=New+York   |          | nRWjRjqnmpiiCmufhIOrv2GupPg9mnRClqELoikT9Zw=",
            "GET    | /v9/echo?q=New%20York |          | WZ8jlOoLkhuXVpH0mWIfHwh8oQUoQsBgrjU38Fdkdmk=",
            "POST   | /v9/echo              |          | ISW+oYxtzUQX0obg6yrxl2vp2o0QDyW195qSzE5DgHw=",
            "POST   | /v9/echo?x=1          |          | ISW+oYxtzUQX0obg6yrxl2vp2o0QDyW195qSzE5DgHw=",
            "POST   | /v9/echo              | {\"a\":1} | pOoDjV23eaqB4gZaXkluZe+pZppHVvPqE//fmFTm0y4=",
            "POST   | /v9/echo              | {\"a\": 1} | ggov6EaDR3JQ8NwOZhuyo4+L8ZtmwSeZpi7dguxCxR8=",
            "PUT    | /v9/echo              | {\"a\":1} | 3ZJFYC4MapQQPHTdO636sZyYltsI5IWMsj299jgk+d0=",
            "PATCH  | /v9/echo              | {\"a\":1} | Sr1EkYbMoA0bMmBriJu+Grfdtd6b1p/VOyx+8BOFtJk=",
            "DELETE | /v9/echo              |          | cKTSVCJtryo/8TlS53EvyTitzOMPl8QSwUdUYI0y6L4=",
            "DELETE | /v9/echo              | null     | WCghfjVb4Bu4JaGMIKlKKGP1OVuUvjK41RFQtS5pRr4=",
            "HEAD   | /v9/events            |          | V8e1IaX3fGdonTCjM3nbf1SgOTI2gO9XsdP3SN/5sZQ=" })
    void takesACorrectSignature(String method, String target, String body, String signature) {
        HttpResponse<String> response = send(method, target, body, signature);

        assertThat(response.statusCode()).as(simulators.ticketEvolution().refusals().toString()).isEqualTo(200);
        if (method.equals("HEAD")) {
            assertThat(response.body()).isEmpty();
        } else {
            assertThat(json(response).get("target").asText()).isEqualTo(target);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "GET  | /v9/orders | '' | ''  | FbGc | Unauthorized | there is no X-Token header",
            "GET  | /v9/orders | '' | t   | FbGc | Unauthorized | X-Token is unknown",
            "GET  | /v9/orders | '' | own | ''   | " + WRONG_SIGNATURE + " | there is no X-Signature header",
            "GET  | /v9/orders | '' | own | 7ebPCO2g9XfD7-Xr2Mhp8o7idYXYsfkKlSQP4l5CohI= | " + WRONG_SIGNATURE + " | standard Base64",
            "GET  | /v9/orders | '' | own | FbGcbEkV73qLjZT3NoztFu6WPNVYSKkQKVb8uEptTXM= | " + WRONG_SIGNATURE + " | `GET 127.0.0.1/v9/orders?`",
            "GET  | /v9/orders | '' | own | QggmFf30m7Azv0yAY+y5fcI+b9vt+3zJ7DNLjAtGBu8= | " + WRONG_SIGNATURE + " | signature does not match",
            "GET  | /v9/orders | '' | own | et31jsoCJJgm9fUaG4ADEfz2Schdi6bgIiFL68aQito= | " + WRONG_SIGNATURE + " | signature does not match",
            "GET  | /v9/orders?state=pending&page=1 | '' | own | UUEEP6nsCX/+rJ1B706+FMkZeEBgDHVX5csohT4C74M= | " + WRONG_SIGNATURE + " | not sorted by name: 'page'",
            "GET  | /v9/orders?state=pending&page=1 | '' | own | E/H9RWTzZvnIEHNeTNKrdtkk+Wld0KFHSEJNesH7Ed4= | " + WRONG_SIGNATURE + " | signature does not match",
            "GET  | /v9/echo?q=New%20York | '' | own | nRWjRjqnmpiiCmufhIOrv2GupPg9mnRClqELoikT9Zw= | " + WRONG_SIGNATURE + " | q=New%20York`",
            "POST | /v9/echo | {\"a\": 1} | own | pOoDjV23eaqB4gZaXkluZe+pZppHVvPqE//fmFTm0y4= | " + WRONG_SIGNATURE + " | ?{\"a\": 1}`",
            "POST | /v9/echo?x=1 | '' | own | +muTTvz2yL5SwW0FAx2poPDsZG9cFa4VtIiK2ufM1FY= | " + WRONG_SIGNATURE + " | /v9/echo?`",
            "DELETE | /v9/echo | null | own | cKTSVCJtryo/8TlS53EvyTitzOMPl8QSwUdUYI0y6L4= | " + WRONG_SIGNATURE + " | ?null`" })
    void refuses(String method, String target, String body, String token, String signature, String error, String reason) {
        HttpResponse<String> response = client.send(method, target, body, "X-Token", "own".equals(token) ? TOKEN : token,
                "X-Signature", signature);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).get("error").asText()).isEqualTo(error);
        assertThat(simulators.ticketEvolution().refusals()).hasSize(1).first().asString().contains(reason)
                .doesNotContain("fake/secret");
        assertThat(simulators.ticketEvolution().refused()).isEqualTo(1);
    }

    @Test
    void pagesThroughAllOrders() {
        JsonNode first = get("/v9/orders?page=1", "6ifdiiJbLUEHp1xqGOIUfB5Mlkjv0mM115zRC3THjg0=");
        assertThat(first.get("current_page").asInt()).isEqualTo(1);
        assertThat(first.get("per_page").asInt()).isEqualTo(100);
        assertThat(first.get("total_entries").asInt()).isEqualTo(1_260);
        assertThat(first.get("orders")).hasSize(100);
        assertThat(first.at("/orders/0/total").isTextual()).isTrue();
        assertThat(get("/v9/orders?page=2", "ieBEd9oHSwPy6kuMYLhA3hfUTp1CJ1umQ0GFV46XvMs=").get("orders")).hasSize(100);
        assertThat(get("/v9/orders?page=13", "IxvzrceT/dXAyeI2eC4sotMal0SCIWnoFNmXRpPJiFs=").get("orders")).hasSize(60);
        assertThat(get("/v9/events?page=2&per_page=100", "YlaUXrQwdYgLDpen3Oc2QhEDa5sZCeCp+68ghJlzYbE=").get("events"))
                .hasSize(30);
    }

    @Test
    void filtersOrders() {
        assertThat(get("/v9/orders?page=1&state=pending", "E/H9RWTzZvnIEHNeTNKrdtkk+Wld0KFHSEJNesH7Ed4=")
                .get("total_entries").asInt()).isEqualTo(252);
        // the last of the 1,260 orders was updated at 15:30, six each minute
        assertThat(get("/v9/orders?updated_at.gte=2026-01-01T15%3A30%3A00Z", "34e74sshdRuh+4sfprak1yqBR68/uz4oRBFiz4nEn10=")
                .get("total_entries").asInt()).isEqualTo(1);
    }

    @Test
    void listsListingsOfOneEventAtOnce() {
        JsonNode listings = get("/v9/listings?event_id=900001", "tjo/y2+T8EA0sNQxHJ1uQQTFYE6LRjtDOxwPZM9NO+c=");

        assertThat(listings.get("ticket_groups")).hasSize(6);
        assertThat(listings.at("/ticket_groups/0/retail_price").isNumber()).isTrue();
        assertThat(get("/v9/listings/600001", "p+HR3pgeEQijmiljGGTeimlgGLVqpRssIH5J0EC4ccY=").get("id").asInt())
                .isEqualTo(600_001);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "/v9/orders?per_page=101                   | 422 | V8NOXgtq1NCZGwaPQc7PKyx3nuETBK/JLjquCDzqn+g= | per_page",
            "/v9/orders?updated_at_gte=2026-01-01      | 422 | 9/6XDFtg6JrzrXv9AqtDG5uZcNri+juhTmfqpaPJnm0= | updated_at_gte is not allowed",
            "/v9/events/deleted?order_by=id            | 422 | Rlk3IlkpJ25IljC0+r5+ti89o65Muk6AbLtekn6qoOE= | order_by is not allowed",
            "/v9/listings                              | 400 | Fimr0iSBYZBrn0P7opXDbFrdlJZl0QVlV1+4AiPEyyI= | event_id is required",
            "/v9/listings?event_id=900001&page=1       | 400 | m8kHDYvA21mQULzi6y+Bl6LntxbRMqvOPMlQILFxe6o= | page is not allowed",
            "/v9/events/1                              | 404 | cKnGGBtrpwQ11NAwHAEORxXzYxDtDp5ORHiMSaulEWE= | Couldn't find Event with ID=1",
            "/v9/nothing                               | 404 | fRX4rh/0e4D3pOI0bO+fnykH5t5+RozguCDLuqmpK/Y= | The endpoint you requested doesn't exist." })
    void answersABadRequestLikeTheProvider(String target, int status, String signature, String text) {
        HttpResponse<String> response = send("GET", target, "", signature);

        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.body()).contains(text);
        assertThat(simulators.ticketEvolution().refused()).isZero();
    }

    @Test
    void makesAndMovesAnOrder() {
        HttpResponse<String> made = send("POST", "/v9/orders",
                "{\"orders\":[{\"client_id\":3001,\"shipped_items\":[{\"items\":[{\"ticket_group_id\":600001,\"quantity\":2}]}]}]}",
                "h9Kj4t1aXowRZkFD4JB67ozP5sHYWo9tbvPeoVvqB3Q=");
        assertThat(made.statusCode()).isEqualTo(201);
        assertThat(json(made).at("/orders/0/id").asInt()).isEqualTo(401_261);
        assertThat(json(made).at("/orders/0/total").asText()).isEqualTo("203.00");
        assertThat(get("/v9/orders/401261", "gYWG4R3FSyFqYQAUe3xwdEUAjcxNVD2xXY6S1F8st5A=").get("state").asText())
                .isEqualTo("pending");
        String accept = "wwRP5b+VTXi40LnC1ZC9VdA9zSVGtC5BuvWvZ3Vg110=";
        assertThat(json(send("POST", "/v9/orders/401261/accept", "{\"reviewer_id\":1}", accept)).get("state").asText())
                .isEqualTo("accepted");
        assertThat(send("POST", "/v9/orders/401261/accept", "{\"reviewer_id\":1}", accept).statusCode()).isEqualTo(422);
        assertThat(json(send("POST", "/v9/orders/401261/cancel", "{\"reason\":\"Test Order\"}",
                "dlJbeYZZbXULaPP2xpYsBGgv5+xJl51zj9obrj9ST78=")).get("state").asText()).isEqualTo("canceled");
        assertThat(send("POST", "/v9/orders/400005/reject", "{\"reviewer_id\":1,\"reason\":\"nope\"}",
                "9UYuox3F+Nu10OIjd2nlT+O+5dbp8sGroRYkYXNjIkc=").statusCode()).isEqualTo(422);
        HttpResponse<String> v10 = send("POST", "/v10/orders",
                "{\"order\":{\"client_id\":3001,\"ticket_group\":{\"id\":600002,\"quantity\":4}}}",
                "tXSd/mwtUTbNR6sX0F8ByvUw4BgjlDSfJujPldHT3R4=");
        assertThat(json(v10).at("/order/id").asInt()).isEqualTo(401_262);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "1      | 2 | 4L1TcQWlGGkS5yoMNbL+xcqhktGk3fH8wTF5Vz00NK0= | OrderGroup::Builder::NoTickets",
            "600001 | 3 | EBjZne16BC+ykLaY939gYf+h0EIlXT43ed/DhJfW5Sk= | OrderLink::InvalidTicketSplit" })
    void answersAnImpossibleOrderWithTwoTexts(long listing, int quantity, String signature, String kind) {
        String body = "{\"orders\":[{\"items\":[{\"ticket_group_id\":%d,\"quantity\":%d}]}]}".formatted(listing, quantity);

        HttpResponse<String> response = send("POST", "/v9/orders", body, signature);

        assertThat(response.statusCode()).isEqualTo(422);
        assertThat(json(response)).hasSize(2);
        assertThat(json(response).get(0).asText()).isEqualTo(kind);
    }

    @Test
    void makesClients() {
        HttpResponse<String> made = send("POST", "/v9/clients", "{\"clients\":[{\"name\":\"Ada Test\"}]}",
                "Ke2Ng2R4IPU6UrWj1ZQ2iu3hDnRfx6SJtfSpG4OtJi4=");
        HttpResponse<String> refused = send("POST", "/v9/clients", "{\"clients\":[{\"name\":\"\"}]}",
                "YGaK8CVLYOixy+Dw4TvPNZGqdFWUWoI0xXw9VgBCfSY=");

        assertThat(json(made).at("/clients/0/id").asInt()).isEqualTo(3_013);
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(json(refused).at("/clients/0/errors/name/0").asText()).isEqualTo("can't be blank");
    }

    private JsonNode get(String target, String signature) {
        HttpResponse<String> response = send("GET", target, "", signature);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return json(response);
    }

    private HttpResponse<String> send(String method, String target, String body, String signature) {
        return client.send(method, target, body, "X-Token", TOKEN, "X-Signature", signature);
    }
}
