// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code operation=verify} behind the consumers of others.
 */
class VerifyOperationTest extends WebhookTestSupport {

    private static final String SECRET = "TopSecretValue";
    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String JSON = "application/json";

    private int jettyPort;

    /** Who takes the request. */
    enum Server {
        PLATFORM_HTTP,
        JETTY
    }

    private String from(Server server, String path) {
        if (server == Server.PLATFORM_HTTP) {
            return "platform-http:" + path + "?httpMethodRestrict=POST";
        }
        jettyPort = freePort();
        return "jetty:http://127.0.0.1:" + jettyPort + path + "?httpMethodRestrict=POST";
    }

    private String keys(String provider) {
        return "accessKey=RAW(" + simulator(provider).accessKey() + ")&secretKey=RAW(" + simulator(provider).secretKey() + ")";
    }

    private int port(Server server) {
        return server == Server.PLATFORM_HTTP ? port() : jettyPort;
    }

    private void serve(Server server, String provider, String... options) throws Exception {
        String from = from(server, "/in");
        String verify = bareEndpoint(provider, options) + "&operation=verify";
        routes(builder -> {
            handle(builder);
            builder.from(from).to(verify).process(exchange -> received.add(exchange.copy())).setBody().constant("ok");
        });
    }

    // the way that every consumer understands
    private static void handle(RouteBuilder builder) {
        builder.onException(TicketAuthVerificationException.class).handled(true).process(exchange -> {
            exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE,
                    exchange.getProperty(Exchange.EXCEPTION_CAUGHT, TicketAuthException.class).getStatus());
            exchange.getMessage().setBody(null);
        });
    }

    private int post(Server server, String target, byte[] body, String... headers) throws IOException {
        return Integer.parseInt(RawHttp.post(port(server), target, body, headers).substring(9, 12));
    }

    private int postChunked(Server server, byte[] body, String... headers) throws IOException {
        return Integer.parseInt(RawHttp.postInChunks(port(server), "/in", body, 100, headers).substring(9, 12));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    @ParameterizedTest
    @EnumSource
    void signatures(Server server) throws Exception {
        serve(server, "timetap", "webhookAuth=hmac", "webhookSecret=RAW(" + SECRET + ")", "webhookHeader=X-Signature",
                "webhookMaxBodySize=2000");
        byte[] noText = { '{', (byte) 0xff, (byte) 0xfe, 0, '\r', '\n', (byte) 0xc3, (byte) 0x28, (byte) 0x80, '}' };
        byte[] latin = "J\u00f6rg".getBytes(ISO_8859_1);

        for (byte[] body : List.of(bytes(APPOINTMENT), noText, latin, bytes(" \r\n{}\r\n "), new byte[0], new byte[2000])) {
            for (String type : List.of(JSON, "application/json; charset=ISO-8859-1", "text/plain",
                    "application/octet-stream")) {
                received.clear();
                String signature = Hmacs.hex(SECRET, body);
                assertThat(post(server, "/in", body, "Content-Type", type, "X-Signature", signature)).isEqualTo(200);
                assertThat(postChunked(server, body, "Content-Type", type, "X-Signature", signature)).isEqualTo(200);
                assertThat(received).hasSize(2).allSatisfy(
                        exchange -> assertThat(exchange.getMessage().getBody()).isEqualTo(body));
                assertThat(post(server, "/in", body, "Content-Type", type, "X-Signature", signature.substring(2)))
                        .isEqualTo(401);
                assertThat(post(server, "/in", bytes(APPOINTMENT + " "), "X-Signature", signature)).isEqualTo(401);
            }
        }
        assertThat(post(server, "/in", new byte[2001], "X-Signature", Hmacs.hex(SECRET, new byte[2001]))).isEqualTo(413);
        assertThat(postChunked(server, new byte[2001], "X-Signature", Hmacs.hex(SECRET, new byte[2001]))).isEqualTo(413);
    }

    @ParameterizedTest
    @EnumSource
    void standardWebhooks(Server server) throws Exception {
        serve(server, "wsync", "webhookAuth=standardWebhooks", "webhookSecret=RAW(" + WHSEC + ")");
        long now = Instant.now().getEpochSecond();
        String signature = Hmacs.standardWebhooks(WHSEC, "msg_1", now, bytes("{\"id\": 1}"));

        assertThat(post(server, "/in", bytes("{\"id\": 1}"), "webhook-id", "msg_1", "webhook-timestamp", "" + now,
                "webhook-signature", signature)).isEqualTo(200);
        assertThat(post(server, "/in", bytes("{\"id\": 2}"), "webhook-id", "msg_1", "webhook-timestamp", "" + now,
                "webhook-signature", signature)).isEqualTo(401);
        assertThat(post(server, "/in", bytes("{\"id\": 1}"), "webhook-id", "msg_1", "webhook-timestamp", "" + (now - 301),
                "webhook-signature", signature)).isEqualTo(401);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void tokensGoNoFurther(Server server) throws Exception {
        serve(server, "timetap", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")");

        assertThat(post(server, "/in", bytes(APPOINTMENT), "x-webhook-token", SECRET, "X-Other", "kept", "Authorization", "x"))
                .isEqualTo(200);
        assertThat(post(server, "/in", bytes(APPOINTMENT), "X-Webhook-Token", SECRET + "x")).isEqualTo(401);
        assertThat(post(server, "/in?X-Webhook-Token=" + SECRET, bytes(APPOINTMENT))).isEqualTo(401);
        assertThat(post(server, "/in", bytes(APPOINTMENT))).isEqualTo(401);
        assertThat(received).hasSize(1);
        Map<String, Object> headers = received.get(0).getMessage().getHeaders();
        assertThat(headers).doesNotContainKey("Authorization").containsEntry("X-Other", "kept")
                .containsEntry(TicketAuthConstants.PROVIDER, "timetap");
        assertThat(headers.toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void tokensInTheQueryGoNoFurther(Server server) throws Exception {
        serve(server, "timetap", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")", "webhookAuthIn=query",
                "webhookAuthName=key");

        assertThat(post(server, "/in?a=b&key=" + SECRET, bytes(APPOINTMENT))).isEqualTo(200);
        assertThat(post(server, "/in?key=x", bytes(APPOINTMENT))).isEqualTo(401);
        assertThat(post(server, "/in?key=" + SECRET + "&key=x", bytes(APPOINTMENT))).isEqualTo(401);
        assertThat(post(server, "/in", bytes(APPOINTMENT), "key", SECRET)).isEqualTo(401);
        assertThat(received.get(0).getMessage().getHeaders().toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void aFormOfTicketEvolution(Server server) throws Exception {
        serve(server, "ticketevolution", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")");
        String form = "application/x-www-form-urlencoded";
        byte[] body = bytes("event_type=order_created&body=%7B%22id%22%3A5%7D");

        assertThat(post(server, "/in", body, "Content-Type", form, "X-Webhook-Token", SECRET)).isEqualTo(200);
        assertThat(post(server, "/in", body, "Content-Type", form, "X-Webhook-Token", "x")).isEqualTo(401);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @EnumSource
    void fetchBack(Server server) throws Exception {
        serve(server, "timetap", "webhookAuth=fetchBack", keys("timetap"));

        assertThat(post(server, "/in", bytes("{\"calendarid\":700001,\"status\":\"FORGED\"}"), "Content-Type", JSON))
                .isEqualTo(200);
        TicketAuthChange change = change(0);
        assertThat(change.record().raw()).isEqualTo(simulators.timetap().data().appointments().find(700001));
        assertThat(post(server, "/in", bytes("{\"calendarid\":999999}"), "Content-Type", JSON)).isEqualTo(401);
        assertThat(post(server, "/in", bytes("no JSON"), "Content-Type", JSON)).isEqualTo(400);
        simulators.timetap().inject(Fault.status(503).always());
        // servlets answer what is not handled with 500, whatever the header says
        assertThat(post(server, "/in", bytes("{\"calendarid\":700002}"), "Content-Type", JSON))
                .isEqualTo(server == Server.JETTY ? 500 : 503);
        assertThat(received).hasSize(1);
    }

    /** Nobody may have the provider called at will, here neither. */
    @ParameterizedTest
    @EnumSource
    void whoFailsFetchBackTooOftenCostsNoMoreCalls(Server server) throws Exception {
        serve(server, "timetap", "webhookAuth=fetchBack", "webhookMaxFailures=2", keys("timetap"));

        for (int i = 0; i < 2; i++) {
            assertThat(post(server, "/in", bytes("{\"calendarid\":99999" + i + "}"), "Content-Type", JSON)).isEqualTo(401);
        }
        long calls = simulators.timetap().calls();
        assertThat(post(server, "/in", bytes("{\"calendarid\":700001}"), "Content-Type", JSON)).isEqualTo(429);
        assertThat(simulators.timetap().calls()).isEqualTo(calls);
        assertThat(received).isEmpty();
    }

    @Test
    void whatCanNotBeReadAgainDoesNotPassWithASecretEither() {
        String endpoint = endpoint("timetap", "operation=verify", "webhookAuth=token,fetchBack",
                "webhookSecret=RAW(" + SECRET + ")", "webhookMaxFailures=1");

        for (int i = 0; i < 3; i++) {
            Exchange exchange = send(endpoint, "{\"calendarid\":999999}", Map.of("X-Webhook-Token", SECRET));
            assertThat(failure(exchange).getStatus()).isEqualTo(401);
        }
        simulators.timetap().data().appointments().change(700_001,
                appointment -> appointment.put("modifieddate", 1767261600000L));
        Exchange older
                = send(endpoint, "{\"calendarid\":700001,\"modifieddate\":1767261600001}", Map.of("X-Webhook-Token", SECRET));
        assertThat(failure(older).getStatus()).isEqualTo(503);
        assertThat(older.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
    }

    /** A message that is refused may end in a dead letter queue. */
    @ParameterizedTest
    @CsvSource({ "true,wrong,401", "true,TopSecretValue,413", "false,TopSecretValue,400" })
    void secretsOfARefusedMessageGoNoFurtherEither(boolean isLong, String token, int status) {
        String endpoint = endpoint("timetap", "operation=verify", "webhookAuth=token,fetchBack",
                "webhookSecret=RAW(" + SECRET + ")", "webhookMaxBodySize=" + (isLong && status == 413 ? 1 : 1000));

        Exchange exchange = send(endpoint, "[]", Map.of(
                "x-webhook-token", token, "Authorization", "Basic " + token, "X-Other", "kept"));

        assertThat(failure(exchange).getStatus()).isEqualTo(status);
        assertThat(exchange.getMessage().getHeaders()).containsEntry("X-Other", "kept")
                .containsEntry(Exchange.HTTP_RESPONSE_CODE, status);
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(token);
    }

    @Test
    void aSecretInTheAddressOfARefusedMessageGoesNoFurtherEither() {
        String endpoint = bareEndpoint("timetap", "operation=verify", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")",
                "webhookAuthIn=query", "webhookAuthName=key");

        Exchange exchange = send(endpoint, APPOINTMENT, Map.of(
                "key", "wrong", Exchange.HTTP_QUERY, "key=wrong", Exchange.HTTP_RAW_QUERY, "key=wrong", Exchange.HTTP_URI,
                "/in?key=wrong", Exchange.HTTP_URL, "http://h/in?key=wrong", Exchange.HTTP_PATH, "/in/wrong"));

        assertThat(failure(exchange).getStatus()).isEqualTo(401);
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain("wrong");
    }

    @Test
    void aMessageThatTheProviderCanNotConfirmNowKeepsNoSecretAndIs503() {
        simulators.timetap().inject(Fault.status(503).always());
        Exchange exchange = send(
                endpoint("timetap", "operation=verify", "webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")",
                        "maxRetries=0"),
                "{\"calendarid\":700001}", Map.of("X-Webhook-Token", SECRET));

        assertThat(failure(exchange)).isNotInstanceOf(TicketAuthVerificationException.class);
        assertThat(exchange.getMessage().getHeader(Exchange.HTTP_RESPONSE_CODE)).isEqualTo(503);
        assertThat(exchange.getMessage().getHeaders().toString()).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @EnumSource
    void fetchBackOfAForm(Server server) throws Exception {
        serve(server, "ticketevolution", "webhookAuth=fetchBack", keys("ticketevolution"));
        String id = simulators.ticketEvolution().data().orders().ids().get(0).toString();
        String form = "application/x-www-form-urlencoded";

        assertThat(
                post(server, "/in", bytes("event_type=order_created&body=%7B%22id%22%3A" + id + "%7D"), "Content-Type", form))
                .isEqualTo(200);
        assertThat(post(server, "/in", bytes("event_type=order_created&body=%7B%22id%22%3A1%7D"), "Content-Type", form))
                .isEqualTo(401);
        assertThat(change(0).id()).isEqualTo(id);
    }

    /** Servlets have inflated it by then, so only what was signed before it was compressed is proven there. */
    @ParameterizedTest
    @CsvSource({ "PLATFORM_HTTP,200,401", "JETTY,401,200" })
    void aCompressedBodyIsCheckedAsTheServerHandsItOver(Server server, int ofCompressed, int ofPlain) throws Exception {
        serve(server, "timetap", "webhookAuth=hmac,fetchBack", "webhookSecret=RAW(" + SECRET + ")",
                "webhookHeader=X-Signature", keys("timetap"));
        String plain = "{\"calendarid\":700001}";
        byte[] body = compressed(plain);

        assertThat(post(server, "/in", body, "Content-Type", JSON, "Content-Encoding", "gzip", "X-Signature",
                Hmacs.hex(SECRET, body))).isEqualTo(ofCompressed);
        assertThat(post(server, "/in", body, "Content-Type", JSON, "Content-Encoding", "gzip", "X-Signature",
                Hmacs.hex(SECRET, plain))).isEqualTo(ofPlain);
        assertThat(received).hasSize(1);
        assertThat(change(0).id()).isEqualTo("700001");
    }

    /** Neither of them blows it up. */
    @ParameterizedTest
    @EnumSource
    void aBombIsTooLarge(Server server) throws Exception {
        serve(server, "timetap", "webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")", keys("timetap"));

        assertThat(post(server, "/in", compressed(" ".repeat(20_000_000)), "Content-Type", JSON, "Content-Encoding", "gzip",
                "X-Webhook-Token", SECRET)).isEqualTo(413);
        assertThat(received).isEmpty();
    }

    private static byte[] compressed(String text) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes(text));
        }
        return compressed.toByteArray();
    }

    @ParameterizedTest
    @EnumSource
    void partsAreRefused(Server server) throws Exception {
        serve(server, "timetap", "webhookAuth=hmac", "webhookSecret=RAW(" + SECRET + ")", "webhookHeader=X-Signature");
        String parts = "--x\r\nContent-Disposition: form-data; name=\"f\"; filename=\"a\"\r\n\r\n" + APPOINTMENT
                       + "\r\n--x--\r\n";

        for (String content : List.of("", parts, APPOINTMENT)) {
            assertThat(post(server, "/in", bytes(parts), "Content-Type", "multipart/form-data; boundary=x", "X-Signature",
                    Hmacs.hex(SECRET, content))).isEqualTo(401);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void theStatusIsThereWithoutHandling() throws Exception {
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from("platform-http:/in?httpMethodRestrict=POST")
                    .to(bareEndpoint("timetap", "operation=verify", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")",
                            "webhookMaxBodySize=1000"))
                    .process(exchange -> received.add(exchange.copy()));
        });

        String refused = RawHttp.post(port(), "/in", bytes(APPOINTMENT), "X-Webhook-Token", "x");
        assertThat(refused).startsWith("HTTP/1.1 401 ").doesNotContain("webhookAuth", "at dev.ticketauth", SECRET);
        assertThat(RawHttp.post(port(), "/in", new byte[1001], "X-Webhook-Token", SECRET)).startsWith("HTTP/1.1 413 ");
        assertThat(received).isEmpty();
    }

    /** Servlets answer every exception that a route leaves unhandled with 500; at least it shows nothing. */
    @Test
    void jettyNeedsTheHandling() throws Exception {
        String from = from(Server.JETTY, "/in");
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(from)
                    .to(bareEndpoint("timetap", "operation=verify", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")"))
                    .process(exchange -> received.add(exchange.copy()));
        });

        assertThat(RawHttp.post(jettyPort, "/in", bytes(APPOINTMENT), "X-Webhook-Token", "x")).startsWith("HTTP/1.1 500 ")
                .doesNotContain("webhookAuth", "dev.ticketauth", SECRET);
        assertThat(received).isEmpty();
    }

    @Test
    void theHeaderMayNameTheOperation() throws Exception {
        String endpoint = endpoint("timetap", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")");

        Exchange good = send(endpoint, bytes(APPOINTMENT),
                Map.of(TicketAuthConstants.OPERATION, "verify", "X-Webhook-Token", SECRET));
        assertThat(good.getException()).isNull();
        assertThat(good.getMessage().getBody()).isEqualTo(bytes(APPOINTMENT));
        Exchange bad = send(endpoint, bytes(APPOINTMENT), Map.of(TicketAuthConstants.OPERATION, "verify"));
        assertThat(failure(bad)).isInstanceOf(TicketAuthVerificationException.class)
                .satisfies(failure -> assertThat(failure.getStatus()).isEqualTo(401))
                .hasMessageContaining("webhookAuth=token").hasMessageNotContaining(SECRET).hasNoCause();
    }

    @Test
    void streamsAreReadOnce() {
        String endpoint = bareEndpoint("timetap", "operation=verify", "webhookAuth=hmac", "webhookSecret=RAW(" + SECRET + ")",
                "webhookHeader=X-Signature", "webhookMaxBodySize=1000");
        byte[] body = bytes(APPOINTMENT);
        InputStream once = new ByteArrayInputStream(body) {

            @Override
            public boolean markSupported() {
                return false;
            }
        };

        Exchange exchange = send(endpoint, once, Map.of("X-Signature", Hmacs.hex(SECRET, body)));
        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getBody()).isEqualTo(body);
        InputStream endless = new InputStream() {

            @Override
            public int read() {
                return 'x';
            }
        };
        assertThat(failure(send(endpoint, endless, Map.of())).getStatus()).isEqualTo(413);
    }

    @Test
    void theSameVerdictOnText() {
        String endpoint = bareEndpoint("timetap", "operation=verify", "webhookAuth=hmac", "webhookSecret=RAW(" + SECRET + ")",
                "webhookHeader=X-Signature");

        assertThat(send(endpoint, "J\u00f6rg", Map.of("X-Signature", Hmacs.hex(SECRET, "J\u00f6rg"))).getException()).isNull();
        assertThat(failure(send(endpoint, "Jorg", Map.of("X-Signature", Hmacs.hex(SECRET, "J\u00f6rg")))).getStatus())
                .isEqualTo(401);
        assertThat(failure(send(endpoint, null, Map.of())).getStatus()).isEqualTo(401);
    }
}
