// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.http.HttpResponse;
import java.time.Instant;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.simulators.ticketmatic.TicketmaticSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static dev.ticketauth.simulators.TestClient.json;
import static org.assertj.core.api.Assertions.assertThat;

class TicketmaticSimulatorTest {
    private static final String KEY = "TM-HMAC-SHA256 key=ticketmatic-access-key-for-tests ";
    private static final String SIGNED
            = KEY + "ts=2026-06-01T12:00:00 sign=41e5f2c8350ff2418c25348a06efd4f870de4549e3ec95935a18b7062b0af5aa";
    private static final String ORDERS = "/api/1/testaccount/orders";

    private final ManualClock clock = ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z"));
    private ProviderSimulators simulators;
    private TestClient client;

    @BeforeEach
    void start() {
        simulators = ProviderSimulators.builder().clock(clock).start();
        client = new TestClient(simulators.ticketmatic());
    }

    @AfterEach
    void stop() {
        simulators.close();
    }

    @Test
    void takesThePublishedVector() {
        TicketmaticSettings settings = TicketmaticSettings.defaults().withKeys("xyz", "xyz").withAccount("ticketmatic");
        ManualClock then = ManualClock.startingAt(Instant.parse("2017-07-29T17:00:00Z"));
        try (ProviderSimulators past = ProviderSimulators.builder().clock(then).ticketmatic(settings).start()) {
            HttpResponse<String> response = new TestClient(past.ticketmatic()).send("GET", "/api/1/ticketmatic/events", "",
                    "Authorization", "TM-HMAC-SHA256 key=xyz ts=2017-07-29T16:40:46 "
                                     + "sign=192437c5f28b8dd431c57bac1f3552d671cd4eb50382961dfb413d731d050590");

            assertThat(response.statusCode()).isEqualTo(200);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "ts=2026-06-01T11:30:00 sign=556cef9725cd6097a5e69133ddaee97121be40b81fa1ed686087112b9617f27d",
            "ts=2026-06-01T12:30:00 sign=1b3512de6eecd21745907034c5bdeb8bf3e1fb58a052ad54c52b0b3241b16804" })
    void takesATimeAtTheEdgeOfTheWindow(String rest) {
        assertThat(client.send("GET", ORDERS, "", "Authorization", KEY + rest).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''           | there is no Authorization header",
            "Bearer x     | neither TM-HMAC-SHA256 nor Basic",
            "Basic dGlja2V0bWF0aWMtYWNjZXNzLWtleS1mb3ItdGVzdHM6eA== | Basic needs the access key",
            "TM-HMAC-SHA256 key=k, ts=2026-06-01T12:00:00, sign=0    | with one blank between the items",
            "TM-HMAC-SHA256 key=k  ts=2026-06-01T12:00:00 sign=0     | with one blank between the items",
            "TM-HMAC-SHA256 ts=2026-06-01T12:00:00 key=k sign=0      | is not 'TM-HMAC-SHA256 key",
            "TM-HMAC-SHA256 key=k ts=2026-06-01T12:00:00 sign=0      | the key 'k' is unknown",
            KEY + "ts=2026-06-01T12:00:00Z sign=67be1064856eeae5699a52a9795d550c45ff2830d15f6883b626f989dcb34d78 | not a UTC time like",
            KEY + "ts=2026-06-01T11:29:59 sign=610147bf77cde078920d20c7dea5620a358a0f5d1bedba26548508a47fedd576 | ts is PT30M1S old",
            KEY + "ts=2026-06-01T12:30:01 sign=91d4d490c8d4894a54b65f6d1af3ea5bbafcf490d0c59d45f2fe4e7cf5dc9b9a | ts is PT30M1S ahead",
            KEY + "ts=2026-06-01T12:00:00 sign=1a026a565b4ea6d3e8639781d727a0c87b98a24ac03b5920e1f47fc98a217650 | signature does not match",
            KEY + "ts=2026-06-01T12:00:00 sign=41E5F2C8350FF2418C25348A06EFD4F870DE4549E3EC95935A18B7062B0AF5AA | signature does not match" })
    void refuses(String header, String reason) {
        HttpResponse<String> response = client.send("GET", ORDERS, "", "Authorization", header);

        assertThat(response.statusCode()).isEqualTo(401);
        assertThat(json(response).get("code").asInt()).isEqualTo(401);
        assertThat(simulators.ticketmatic().refusals()).hasSize(1).first().asString()
                .contains(reason).doesNotContain("ticketmatic-secret-key-for-tests");
    }

    @Test
    void refusesAnotherAccountWith403() {
        String signed = KEY + "ts=2026-06-01T12:00:00 sign=e1e58b97f2afad09344f8cae57c894e9d8156d15aeeefb7c52eb2ae98cea4ed1";
        HttpResponse<String> response = client.send("GET", "/api/1/other/orders", "", "Authorization", signed);

        assertThat(response.statusCode()).isEqualTo(403);
        assertThat(json(response).get("message").asText()).startsWith("Permission denied: ");
    }

    @Test
    void signsCallsWithoutAnAccountWithAnEmptyOne() {
        String empty = "ts=2026-06-01T12:00:00 sign=1a026a565b4ea6d3e8639781d727a0c87b98a24ac03b5920e1f47fc98a217650";
        String underscore = "ts=2026-06-01T12:00:00 sign=b5ee3ffdbe2548e5aa38dfe9cf627bd2bfe858864c7c61695bab10de6af6102b";

        assertThat(json(client.send("GET", "/api/1/_/tools/accounts", "", "Authorization", KEY + empty))).hasSize(1);
        assertThat(client.send("GET", "/api/1/_/tools/accounts", "", "Authorization", KEY + underscore).statusCode())
                .isEqualTo(401);
        assertThat(client.send("GET", "/api/1/_/orders", "", "Authorization", KEY + empty).statusCode()).isEqualTo(403);
    }

    @Test
    void takesBasicToo() {
        String basic = "Basic dGlja2V0bWF0aWMtYWNjZXNzLWtleS1mb3ItdGVzdHM6dGlja2V0bWF0aWMtc2VjcmV0LWtleS1mb3ItdGVzdHM=";

        assertThat(client.send("GET", ORDERS, "", "Authorization", basic).statusCode()).isEqualTo(200);
    }

    @Test
    void tellsTheTimeToAnybody() {
        HttpResponse<String> response = client.send("GET", "/api/1/testaccount/diagnostics/time", "");

        assertThat(response.body()).isEqualTo("{\"systemtime\":\"2026-06-01T12:00:00\"}");
    }

    @Test
    void pagesThroughAllOrders() {
        assertThat(get(ORDERS).get("data")).hasSize(100);
        assertThat(get(ORDERS + "?limit=100&offset=1100").get("data")).hasSize(52);
        assertThat(get(ORDERS + "?limit=1000").get("nbrofresults").asInt()).isEqualTo(1_152);
        JsonNode beyond = get(ORDERS + "?offset=1152");
        assertThat(beyond.get("data")).isEmpty();
        assertThat(beyond.has("nbrofresults")).isFalse();
        JsonNode baskets = get(ORDERS + "?simplefilter=%7B%22status%22%3A21001%7D");
        assertThat(baskets.get("nbrofresults").asInt()).isEqualTo(120);
    }

    @Test
    void listsOrdersSinceAnUpdate() {
        for (String since : new String[] {
                "2026-01-01+11:36:57.12", "%222026-01-01T11%3A36%3A57.12%22", "2026-01-01%2011:36:57.12%2B00:00",
                "2026-01-01T13:36:57.12%2B0200" }) {
            JsonNode found = get(ORDERS + "?lastupdatesince=" + since + "&orderby=lastupdatets&orderby_asc=true");
            assertThat(found.get("nbrofresults").asInt()).isEqualTo(12);
            assertThat(found.at("/data/0/orderid").asInt()).isEqualTo(101_189);
        }
    }

    @Test
    void leadsAnOrderFromBasketToConfirmation() {
        HttpResponse<String> noChannel = send("POST", ORDERS, "{}");
        assertThat(noChannel.statusCode()).isEqualTo(400);
        JsonNode order = json(send("POST", ORDERS, "{\"saleschannelid\":1}"));
        String path = ORDERS + "/" + order.get("orderid").asLong();
        assertThat(order.get("status").asInt()).isEqualTo(21001);
        assertThat(json(send("PUT", path, "{\"customerid\":500001}")).get("customerid").asInt()).isEqualTo(500_001);
        JsonNode added = json(
                send("POST", path + "/tickets", "{\"tickets\":[{\"tickettypepriceid\":401},{\"tickettypepriceid\":401}]}"));
        assertThat(added.get("ids")).hasSize(2);
        assertThat(added.at("/order/nbroftickets").asInt()).isEqualTo(2);
        JsonNode removed = json(send("DELETE", path + "/tickets", "{\"tickets\":[" + added.at("/ids/0") + "]}"));
        assertThat(removed.get("tickets")).hasSize(1);
        assertThat(removed.at("/tickets/0").has("barcode")).isFalse();
        assertThat(send("POST", path, "{}").statusCode()).isEqualTo(400);
        JsonNode confirmed = json(send("POST", path, ""));
        assertThat(confirmed.get("status").asInt()).isEqualTo(21002);
        assertThat(confirmed.at("/tickets/0").has("barcode")).isTrue();
        assertThat(send("DELETE", path, "").statusCode()).isEqualTo(400);
        HttpResponse<String> basketGone = send("DELETE", ORDERS + "/100010", "");
        assertThat(basketGone.statusCode()).isEqualTo(200);
        assertThat(basketGone.body()).isEmpty();
        assertThat(send("GET", ORDERS + "/100010", "").statusCode()).isEqualTo(404);
    }

    @Test
    void streamsTicketsLineByLine() {
        String all = send("GET", "/api/1/testaccount/events/20001/tickets", "").body();
        String some
                = send("GET", "/api/1/testaccount/events/20001/tickets?simplefilter=%7B%22tickettypeid%22%3A302%7D", "").body();

        assertThat(all).endsWith("}\n").doesNotContain("\n\n");
        assertThat(all.lines()).hasSize(1_000).hasSize(simulators.ticketmatic().data().tickets(20_001).size());
        assertThat(some.lines()).hasSize(500);
    }

    @Test
    void hidesDraftEventsUnlessAskedForThem() {
        assertThat(get("/api/1/testaccount/events").get("nbrofresults").asInt()).isEqualTo(35);
        assertThat(get("/api/1/testaccount/events?simplefilter=%7B%22status%22%3A%5B19001%5D%7D").get("data")).hasSize(5);
    }

    private JsonNode get(String target) {
        return json(send("GET", target, ""));
    }

    private HttpResponse<String> send(String method, String target, String body) {
        return client.send(method, target, body, "Authorization", SIGNED);
    }
}
