// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.simulators.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RequestOperationTest extends SimulatorTest {

    private static final List<String> PROVIDERS = List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

    private static final ObjectMapper JSON = new ObjectMapper();

    private JsonNode echoed(Exchange exchange) throws Exception {
        assertThat(exchange.getException()).isNull();
        return JSON.readTree(exchange.getMessage().getBody(String.class));
    }

    private String echo(String provider, String... options) {
        return endpoint(provider, Stream.concat(Stream.of("operation=request", "path=" + echoPath(provider)),
                Stream.of(options)).toArray(String[]::new));
    }

    private static String sha256(byte[] bytes) throws Exception {
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    }

    static List<String> providers() {
        return PROVIDERS;
    }

    /**
     * Each query as a route author may write it, the bytes that leave, and those that leave where the query is signed.
     */
    static Stream<Arguments> messyQueries() {
        return Stream.of(
                Arguments.of("q=New York", "q=New%20York", "q=New+York"),
                Arguments.of("q=New+York&r=a%2Bb&s=c%20d", "q=New+York&r=a%2Bb&s=c%20d", "q=New+York&r=a%2Bb&s=c+d"),
                Arguments.of("page[items]=10&page[cursor]=5", "page%5Bitems%5D=10&page%5Bcursor%5D=5",
                        "page%5Bcursor%5D=5&page%5Bitems%5D=10"),
                Arguments.of("updated_at.gte=2015-08-21T01:44:18+00:00", "updated_at.gte=2015-08-21T01:44:18+00:00",
                        "updated_at.gte=2015-08-21T01%3A44%3A18+00%3A00"),
                Arguments.of("name=Bücher \uD83D\uDE00|x", "name=B%C3%BCcher%20%F0%9F%98%80%7Cx",
                        "name=B%C3%BCcher+%F0%9F%98%80%7Cx"),
                Arguments.of("b=2&a=1&b=1&a=&flag", "b=2&a=1&b=1&a=&flag", "a=1&a=&b=2&b=1&flag"),
                Arguments.of("p=50%&q={{user.home}}", "p=50%25&q=%7B%7Buser.home%7D%7D", "p=50%25&q=%7B%7Buser.home%7D%7D"));
    }

    @ParameterizedTest
    @MethodSource("messyQueries")
    void whatIsSignedIsWhatLeaves(String query, String sent, String sentWhereSigned) throws Exception {
        for (String provider : PROVIDERS) {
            JsonNode echo = echoed(send(echo(provider), null, Map.of(Exchange.HTTP_QUERY, query)));

            String expected = provider.equals("ticketevolution") ? sentWhereSigned : sent;
            String target = echo.path("target").asText();
            assertThat(target.substring(target.indexOf('?') + 1).replaceFirst("&requestId=.*", ""))
                    .as(provider).isEqualTo(expected);
            assertThat(simulator(provider).refusals()).as(provider).isEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("providers")
    void everyMethodIsAccepted(String provider) throws Exception {
        for (String method : List.of("GET", "POST", "PUT", "PATCH", "DELETE")) {
            for (String query : new String[] { "", "z=1&a=x y" }) {
                JsonNode echo = echoed(send(echo(provider, "method=" + method), null, Map.of(Exchange.HTTP_QUERY, query)));
                assertThat(echo.path("method").asText()).isEqualTo(method);
                assertThat(echo.path("bodyLength").asInt()).isZero();
            }
        }
        Exchange head = send(echo(provider, "method=HEAD"), null, Map.of());
        assertThat(head.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
        assertThat(simulator(provider).refusals()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void bodiesArriveAsTheyAre(String provider) throws Exception {
        byte[] large = new byte[8 * 1024 * 1024];
        Arrays.fill(large, (byte) 'x');
        String text = "{\"name\": \"Zoë \uD83D\uDE00\"}";
        for (String method : List.of("POST", "PUT", "PATCH", "DELETE")) {
            for (Object body : new Object[] {
                    text, text.getBytes(StandardCharsets.UTF_8), new ByteArrayInputStream(large), large }) {
                byte[] expected = body == text || body instanceof byte[] b && b.length < 100
                        ? text.getBytes(StandardCharsets.UTF_8)
                        : large;

                JsonNode echo = echoed(send(echo(provider, "method=" + method), body, Map.of()));

                assertThat(echo.path("bodySha256").asText()).as("%s %s", method, body.getClass()).isEqualTo(sha256(expected));
                assertThat(echo.path("contentType").asText()).isEqualTo("application/json");
            }
        }
        assertThat(simulator(provider).refusals()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("providers")
    void textIsEncodedAsTheMessageSays(String provider) throws Exception {
        JsonNode echo = echoed(send(echo(provider), "Zoë", Map.of(Exchange.CONTENT_TYPE, "text/plain; charset=ISO-8859-1")));

        assertThat(echo.path("bodySha256").asText()).isEqualTo(sha256("Zoë".getBytes(StandardCharsets.ISO_8859_1)));
        assertThat(echo.path("contentType").asText()).isEqualTo("text/plain; charset=ISO-8859-1");
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt" })
    void aBodyTooLargeToKeepIsStreamedWhereItIsNotSigned(String provider) throws Exception {
        InputStream body = new ByteArrayInputStream(new byte[300_000]);

        JsonNode echo = echoed(send(echo(provider, "maxBodySize=1000"), body, Map.of()));

        assertThat(echo.path("bodyLength").asInt()).isEqualTo(300_000);
    }

    @Test
    void aBodyTooLargeToSignIsRefusedBeforeAnythingIsSent() {
        for (Object body : new Object[] { new ByteArrayInputStream(new byte[1001]), new byte[1001] }) {
            Exchange exchange = send(echo("ticketevolution", "maxBodySize=1000"), body, Map.of());

            assertThat(exchange.getException()).hasMessageContaining("more than 1000 bytes")
                    .hasMessageContaining("maxBodySize");
        }
        assertThat(simulator("ticketevolution").requests()).isEmpty();
    }

    @Test
    void anEmptyStreamIsNoBody() throws Exception {
        InputStream unknownLength = new FilterInputStream(new ByteArrayInputStream(new byte[0])) {
        };
        JsonNode echo = echoed(send(echo("ticketevolution"), unknownLength, Map.of()));

        assertThat(echo.path("bodyLength").asInt()).isZero();
        assertThat(simulator("ticketevolution").refusals()).isEmpty();
    }

    @Test
    void theQueryIsThatOfThePathThenTheHeaderThenParameters() throws Exception {
        String uri = endpoint("wsync", "operation=request", "path=RAW(/echo/a b?x=1&y=ä)", "params.event=RAW(Zoë & Co)",
                "params.from=option");

        JsonNode echo = echoed(send(uri, null, Map.of(
                Exchange.HTTP_QUERY, "h=2", Exchange.HTTP_RAW_QUERY, "ignored=1", Exchange.HTTP_PATH, "/ignored",
                TicketAuthConstants.PARAMS, Map.of("from", List.of("header", "twice")))));

        assertThat(echo.path("target").asText())
                .isEqualTo("/echo/a%20b?x=1&y=%C3%A4&h=2&event=Zo%C3%AB+%26+Co&from=header&from=twice");
    }

    @ParameterizedTest
    @CsvSource({
            "CamelHttpPath,/echo/x?y,/echo/x%3Fy", "CamelHttpPath,echo/100%,/echo/100%25",
            "CamelHttpPath,/echo/{{user.home}},/echo/%7B%7Buser.home%7D%7D",
            "CamelHttpUri,BASE/echo/ü?q=a b,/echo/%C3%BC?q=a%20b" })
    void thePathMayComeFromTheMessage(String header, String value, String target) throws Exception {
        String base = simulator("wsync").baseUri().toString();

        JsonNode echo = echoed(send(endpoint("wsync", "operation=request"), null, Map.of(header, value.replace("BASE", base))));

        assertThat(echo.path("target").asText()).isEqualTo(target);
    }

    @Test
    void aMessageCannotMoveTheCallElsewhere() {
        int port = simulator("ticketmatic").baseUri().getPort();
        for (String uri : List.of(
                simulator("ticketmatic").baseUri() + "/echo", "http://localhost:" + simulator("wsync").baseUri().getPort(),
                "http://user@127.0.0.1:" + port + "/", "https://evil.test/", "//evil.test/x", "/echo")) {
            Exchange exchange = send(endpoint("wsync", "operation=request"), null, Map.of(Exchange.HTTP_URI, uri));

            assertThat(exchange.getException()).as(uri).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("CamelHttpUri");
        }
        for (String path : List.of("/../x", "/a/%2e%2E/b", "..", "/a/..;/b", "/a/..%2Fb", "/a\\..\\b", "/a/..%3Bx/b")) {
            Exchange exchange = send(endpoint("wsync", "operation=request"), null, Map.of(Exchange.HTTP_PATH, path));

            assertThat(exchange.getException()).as(path).hasMessageContaining("segment '..'");
        }
        simulators.all().forEach(simulator -> assertThat(simulator.requests()).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("providers")
    void credentialsOfTheMessageNeverTravelAndNoneStayBehind(String provider) {
        List<String> names = List.of("Authorization", "cookie", "Host", "X-Token", "X-SIGNATURE", "x-api-key");
        Map<String, Object> headers = new HashMap<>();
        names.forEach(name -> headers.put(name, "of-the-message"));
        headers.put("X-Correlation", "kept");

        Exchange exchange = send(echo(provider), null, headers);

        RecordedRequest received = lastRequest(provider);
        assertThat(received.headers().values().toString()).doesNotContain("of-the-message");
        assertThat(received.header("X-Correlation")).isEqualTo("kept");
        assertThat(exchange.getMessage().getHeaders().keySet()).doesNotContainAnyElementsOf(names)
                .contains("X-Correlation");
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(simulator(provider).secretKey());
    }

    @Test
    void optionsOfCamelHttpReachTheClientOfRequestsAndThatOfLogins() {
        String endpoint = echo("timetap", "http.userAgent=RAW(my agent & co)", "http.responseTimeout=20000",
                "http.maxTotalConnections=5");

        assertThat(send(endpoint, null, Map.of()).getException()).isNull();

        assertThat(simulator("timetap").requests()).hasSize(2)
                .allSatisfy(request -> assertThat(request.header("User-Agent")).isEqualTo("my agent & co"));
    }

    @Test
    void theAnswerSaysWhoAnsweredAndHow() {
        Exchange exchange = send(echo("tt"), null, Map.of());

        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.PROVIDER)).isEqualTo("tt");
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(lastRequest("tt").rawTarget())
                .endsWith("requestId=" + exchange.getMessage().getHeader(TicketAuthConstants.REQUEST_ID));
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
            "ticketmatic,/orders/1,404", "timetap,/appointments/1,400", "ticketevolution,/orders/1,404",
            "wsync,/tickets/none,404" })
    void anAnswerOutside200To299IsAnErrorWithTheProvidersWords(String provider, String path, int status) {
        Exchange exchange = send(endpoint(provider, "operation=request", "path=" + path), null, Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(TicketAuthProviderException.class, failure -> {
            assertThat(failure.getProvider()).isEqualTo(provider);
            assertThat(failure.getStatus()).isEqualTo(status);
            assertThat(failure.getAttempts()).isOne();
            assertThat(failure.isRetryable()).isFalse();
            assertThat(failure.getCause()).isInstanceOfSatisfying(HttpOperationFailedException.class,
                    http -> assertThat(http.getStatusCode()).isEqualTo(status));
            assertThat(failure).hasMessageContaining("GET").hasMessageContaining(path);
        });
    }

    @Test
    void orItIsTheAnswerWhenTheUserWantsItSo() {
        Exchange exchange = send(
                endpoint("timetap", "operation=request", "path=/appointments/1", "http.throwExceptionOnFailure=false"), null,
                Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(400);
        assertThat(exchange.getMessage().getBody(String.class)).contains("Appointment for Id 1 not found!");
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aServerThatIsBusyIsAskedAgain(String provider) {
        simulator(provider).rejectNext(2, 503);

        Exchange exchange = send(echo(provider), null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(3);
        assertThat(simulator(provider).requests()).extracting(RecordedRequest::status).contains(503);
        assertThat(simulator(provider).refusals()).allMatch(reason -> reason.contains("rejectNext"));
    }

    @ParameterizedTest
    @MethodSource("providers")
    void aWriteThatMayHaveBeenDoneIsNotSentAgain(String provider) {
        simulator(provider).rejectNext(1, 503);

        Exchange exchange = send(echo(provider), "{}", Map.of());

        assertThat(exchange.getException()).isInstanceOfSatisfying(TicketAuthProviderException.class,
                failure -> assertThat(failure.isRetryable()).isTrue());
        assertThat(simulator(provider).calls()).isOne();
    }

    @Test
    void aStreamIsSentAgainFromItsBeginning() throws Exception {
        simulator("ticketmatic").rejectNext(1, 429);

        JsonNode echo = echoed(send(echo("ticketmatic"), new ByteArrayInputStream("streamed".getBytes()), Map.of()));

        assertThat(echo.path("bodySha256").asText()).isEqualTo(sha256("streamed".getBytes()));
        assertThat(simulator("ticketmatic").calls()).isEqualTo(2);
    }

    @Test
    void aFailureLeavesTheRoutesOwnMessage() throws Exception {
        List<Object> seen = new ArrayList<>();
        routes(route -> route.from("direct:start").doTry()
                .to(endpoint("timetap", "operation=request", "path=/appointments/1")).doCatch(TicketAuthException.class)
                .process(exchange -> {
                    seen.add(exchange.getMessage().getBody());
                    seen.add(exchange.getMessage().getHeader("mine"));
                    seen.add(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE));
                    seen.add(exchange.getMessage().getHeader(Exchange.HTTP_URI));
                }).end());

        send("direct:start", "my body", Map.of("mine", "kept", Exchange.HTTP_METHOD, "GET"));

        assertThat(seen).containsExactly("my body", "kept", 400, null);
    }

    @Test
    void anAnswerThatIsNotKeptInMemoryDoesNotHoldAConnectionThroughARetry() throws Exception {
        simulator("wsync").rejectNext(1, 503);

        Exchange exchange = send(echo("wsync", "http.disableStreamCache=true", "http.connectionsPerRoute=1",
                "http.maxTotalConnections=1", "http.connectionRequestTimeout=2000"), null, Map.of());

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(2);
    }

    @Test
    void anEndpointThatIsStoppedAndStartedGoesOn() throws Exception {
        String endpoint = echo("timetap");
        assertThat(send(endpoint, null, Map.of()).getException()).isNull();
        camel.getEndpoint(endpoint).stop();
        camel.getEndpoint(endpoint).start();
        simulators.timetap().revokeSessions();

        assertThat(send(endpoint, null, Map.of()).getException()).isNull();
    }

    @Test
    void theOperationMayComeWithTheMessage() {
        Exchange exchange = send(endpoint("wsync", "operation=explain", "path=/echo"), null,
                Map.of(TicketAuthConstants.OPERATION, "request"));

        assertThat(exchange.getException()).isNull();
        assertThat(simulator("wsync").calls()).isOne();
        assertThat(send(endpoint("wsync"), null, Map.of(TicketAuthConstants.OPERATION, "token")).getException())
                .hasMessageContaining("no operation 'token'").hasMessageContaining("Endpoint ticketauth:");
    }

    @Test
    void theLargestBodySizeIsOne() throws Exception {
        JsonNode echo = echoed(
                send(echo("ticketevolution", "maxBodySize=2147483647"), new ByteArrayInputStream(new byte[10]), Map.of()));

        assertThat(echo.path("bodyLength").asInt()).isEqualTo(10);
        Exchange signed = send(endpoint("ticketevolution", "operation=sign", "path=/echo", "maxBodySize=2147483647"),
                new ByteArrayInputStream(new byte[10]), Map.of());
        assertThat(signed.getException()).isNull();
    }

    @ParameterizedTest
    @CsvSource({ "POST,GET", "GET,POST", "GET,DELETE", "PUT,GET", "DELETE,PUT" })
    void theMethodOfTheOptionsWins(String option, String header) throws Exception {
        for (Object body : new Object[] { null, "{}" }) {
            for (String query : new String[] { "", "?a=1" }) {
                String endpoint = endpoint("wsync", "operation=request", "method=" + option, "path=RAW(/echo" + query + ")");

                JsonNode echo = echoed(send(endpoint, body, Map.of(Exchange.HTTP_METHOD, header)));

                assertThat(echo.path("method").asText()).as("%s %s", body, query).isEqualTo(option);
            }
        }
    }
}
