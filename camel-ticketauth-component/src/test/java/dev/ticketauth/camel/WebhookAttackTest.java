// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

/**
 * What somebody who has no secret tries, over HTTP.
 */
class WebhookAttackTest extends WebhookTestSupport {

    private static final String SECRET = "TopSecretValue";
    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final String EVIL = "evil-marker";
    private static final String JSON = "application/json";

    private final MemoryRepositories repositories = new MemoryRepositories(new ConcurrentHashMap<>());

    private void hmacHook(String... more) throws Exception {
        hook("timetap", Stream.concat(
                Stream.of("webhookAuth=hmac", "webhookSecret=RAW(" + SECRET + ")", "webhookHeader=X-Signature"),
                Stream.of(more)).toArray(String[]::new));
    }

    private void tokenHook(String provider, String... more) throws Exception {
        hook(provider, Stream.concat(Stream.of("webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")"), Stream.of(more))
                .toArray(String[]::new));
    }

    private void fetchBackHook(String... more) throws Exception {
        hook("timetap", Stream.concat(Stream.of(
                "webhookAuth=fetchBack", "accessKey=RAW(" + simulator("timetap").accessKey() + ")",
                "secretKey=RAW(" + simulator("timetap").secretKey() + ")"), Stream.of(more)).toArray(String[]::new));
    }

    private static int status(String answer) {
        assertThat(answer).startsWith("HTTP/1.1 ");
        return Integer.parseInt(answer.substring(9, 12));
    }

    private int raw(byte[] body, String... headers) throws IOException {
        return status(RawHttp.post(port(), "/hook", body, headers));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(UTF_8);
    }

    // 39: variants of one signature, and very many of them

    @Test
    void tenThousandSignaturesCostNothing() throws Exception {
        hmacHook();
        String good = Hmacs.hex(SECRET, APPOINTMENT);
        long before = System.nanoTime();

        // as many as the server lets through, and more than that
        assertThat(push(APPOINTMENT, "X-Signature", "00,".repeat(1_300) + good)).isEqualTo(401);
        assertThat(push(APPOINTMENT, "X-Signature", (good + ",").repeat(60))).isEqualTo(401);
        assertThat(raw(bytes(APPOINTMENT), "X-Signature", "00,".repeat(10_000) + good)).isIn(401, 431);
        String[] headers = new String[400];
        for (int i = 0; i < headers.length; i += 2) {
            headers[i] = "X-Signature";
            headers[i + 1] = "00";
        }
        headers[399] = good;
        assertThat(raw(bytes(APPOINTMENT), headers)).isIn(401, 431);

        assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(Duration.ofSeconds(5));
        assertThat(received).isEmpty();
        assertThat(push(APPOINTMENT, "X-Signature", good)).isEqualTo(200);
    }

    @Test
    void otherSpellingsOfTheSameBytesAreTheSame() throws Exception {
        hmacHook("webhookPrefix=sha256=");
        String good = Hmacs.hex(SECRET, APPOINTMENT);

        assertThat(push(APPOINTMENT, "x-signature", "sha256=" + good.toUpperCase(Locale.ROOT))).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-SIGNATURE", "sha256=" + good + ", sha256=" + good)).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-Signature", "SHA256=" + good)).isEqualTo(401);
        assertThat(push(APPOINTMENT, "X-Signature", "sha1=" + good)).isEqualTo(401);
        // no second chance to be taken either
        assertThat(received).hasSize(1);
    }

    // 40: less than a signature

    @ParameterizedTest
    @ValueSource(strings = { "", "v1", "v1,", "v1,=", "v1,AA==", "v1, ", "v1a,", "v1,v1,", "v2,", ",", " " })
    void lessThanASignatureIsNone(String signature) throws Exception {
        hook("timetap", "webhookAuth=standardWebhooks", "webhookSecret=RAW(" + WHSEC + ")");
        long now = Instant.now().getEpochSecond();
        String good = Hmacs.standardWebhooks(WHSEC, "msg_1", now, bytes(APPOINTMENT));

        for (String each : List.of(
                signature, signature + good.substring(3, 20), good.replace("v1,", "v1a,"), good.replace("v1,", "V1,"),
                good.substring(3))) {
            assertThat(push(APPOINTMENT, "webhook-id", "msg_1", "webhook-timestamp", "" + now, "webhook-signature", each,
                    "X-Algorithm", "none", "alg", "none")).as(each).isEqualTo(401);
        }
        assertThat(received).isEmpty();
    }

    // 42: bytes that move from one part of what is signed to the next

    @Test
    void noPartReachesIntoTheNext() throws Exception {
        hook("timetap", "webhookAuth=standardWebhooks", "webhookSecret=RAW(" + WHSEC + ")");
        long now = Instant.now().getEpochSecond();
        // the sender signs msg_1.<now>.{…}: the same bytes with the dots elsewhere
        String good = Hmacs.standardWebhooks(WHSEC, "msg_1", now, bytes("1." + APPOINTMENT));
        String shifted = Hmacs.standardWebhooks(WHSEC, "msg_1." + now, now, bytes(APPOINTMENT));

        assertThat(push(APPOINTMENT, "webhook-id", "msg_1." + now, "webhook-timestamp", "1", "webhook-signature", good))
                .isEqualTo(401);
        assertThat(push(APPOINTMENT, "webhook-id", "msg_1." + now, "webhook-timestamp", "" + now, "webhook-signature", shifted))
                .isEqualTo(401);
        assertThat(push(now + "." + APPOINTMENT, "webhook-id", "msg_1", "webhook-timestamp", "" + now, "webhook-signature",
                shifted)).isEqualTo(400);
        assertThat(received).isEmpty();
    }

    @Test
    void theEndOfABodyDoesNotBecomeATimestamp() throws Exception {
        hmacHook("webhookSigned={body}{timestamp:X-Time}");
        long now = Instant.now().getEpochSecond();
        // JSON with a number at its end is none, so a body that is cut shows as 400 when it was believed
        String signature = Hmacs.hex(SECRET, "{\"calendarid\":1}\n00" + now);

        assertThat(push("{\"calendarid\":1}\n", "X-Signature", signature, "X-Time", "00" + now)).isEqualTo(401);
        assertThat(push("{\"calendarid\":1}\n0", "X-Signature", signature, "X-Time", "0" + now)).isEqualTo(401);
        assertThat(push("{\"calendarid\":1}\n00", "X-Signature", signature, "X-Time", "" + now)).isEqualTo(400);
        assertThat(received).isEmpty();
    }

    // 43: what was captured comes again

    private String[] signed(String id, long timestamp, String... more) {
        return Stream.concat(Stream.of(
                "Content-Type", JSON, "webhook-id", id, "webhook-timestamp", "" + timestamp, "webhook-signature",
                Hmacs.standardWebhooks(WHSEC, id, timestamp, bytes(APPOINTMENT))), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void replayInsideTheWindowIsDropped() throws Exception {
        StandingClock clock = new StandingClock();
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        hook("timetap", "webhookAuth=standardWebhooks", "webhookSecret=RAW(" + WHSEC + ")");
        long sent = clock.now().getEpochSecond();

        assertThat(raw(bytes(APPOINTMENT), signed("msg_1", sent))).isEqualTo(200);
        clock.advance(Duration.ofMinutes(4));
        assertThat(raw(bytes(APPOINTMENT), signed("msg_1", sent))).isEqualTo(200);
        // what is not signed may be anything
        assertThat(raw(bytes(APPOINTMENT), signed("msg_1", sent, "X-Request-Id", "other", "Date", "now", "User-Agent", "me")))
                .isEqualTo(200);
        assertThat(status(RawHttp.post(port(), "/hook?x=y", bytes(APPOINTMENT), signed("msg_1", sent)))).isEqualTo(200);
        assertThat(received).hasSize(1);

        clock.advance(Duration.ofMinutes(2));
        assertThat(raw(bytes(APPOINTMENT), signed("msg_1", sent))).isEqualTo(401);
        // a fresh time without a fresh signature
        String[] fresh = signed("msg_1", sent);
        fresh[5] = "" + clock.now().getEpochSecond();
        assertThat(raw(bytes(APPOINTMENT), fresh)).isEqualTo(401);
        assertThat(received).hasSize(1);
    }

    @Test
    void anUnsignedIdIsNoWayToBeTakenTwice() throws Exception {
        hmacHook();
        String signature = Hmacs.hex(SECRET, APPOINTMENT);

        for (int i = 0; i < 5; i++) {
            assertThat(push(APPOINTMENT, "X-Signature", signature, "webhook-id", "msg_" + i, "webhook-timestamp", "" + i))
                    .isEqualTo(200);
        }
        assertThat(received).hasSize(1);
    }

    /** A node of its own that shares nothing with others but the repository. */
    private final class Node implements AutoCloseable {

        private final CamelContext node = new DefaultCamelContext();
        private final int nodePort = freePort();

        Node() throws Exception {
            node.addService(server(nodePort));
            node.getRegistry().bind("seen", repositories.consumed());
            node.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    from(webhook("timetap", "webhookAuth=standardWebhooks", "webhookSecret=RAW(" + WHSEC + ")",
                            "idempotentRepository=#seen")).process(exchange -> received.add(exchange.copy()));
                }
            });
            node.start();
        }

        int push(String[] headers) throws IOException {
            return status(RawHttp.post(nodePort, "/hook", bytes(APPOINTMENT), headers));
        }

        @Override
        public void close() {
            node.stop();
        }
    }

    @Test
    void replayAfterARestartIsDropped() throws Exception {
        String[] captured = signed("msg_1", Instant.now().getEpochSecond());
        for (int i = 0; i < 2; i++) {
            try (Node node = new Node()) {
                assertThat(node.push(captured)).isEqualTo(200);
            }
        }
        assertThat(received).hasSize(1);
    }

    @Test
    void replayAtAnotherNodeIsDropped() throws Exception {
        String[] captured = signed("msg_1", Instant.now().getEpochSecond());
        try (Node one = new Node(); Node other = new Node()) {
            assertThat(one.push(captured)).isEqualTo(200);
            assertThat(other.push(captured)).isEqualTo(200);
            assertThat(one.push(captured)).isEqualTo(200);
        }
        assertThat(received).hasSize(1);
    }

    // 44: the bytes that came, not what somebody has made of them

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(compressed)) {
            stream.write(bytes);
        }
        return compressed.toByteArray();
    }

    @ParameterizedTest
    @ValueSource(ints = { 1, 7, 4_096 })
    void chunksArePutTogether(int chunkSize) throws Exception {
        hmacHook();

        assertThat(status(RawHttp.postInChunks(port(), "/hook", bytes(APPOINTMENT), chunkSize, "Content-Type", JSON,
                "X-Signature", Hmacs.hex(SECRET, APPOINTMENT)))).isEqualTo(200);
        assertThat(change(0).raw().toString()).isEqualTo(APPOINTMENT);
    }

    @Test
    void aCompressedBodyIsSignedAsItIsSent() throws Exception {
        hmacHook();
        byte[] compressed = gzip(bytes(APPOINTMENT));

        assertThat(raw(compressed, "Content-Type", JSON, "Content-Encoding", "gzip", "X-Signature",
                Hmacs.hex(SECRET, compressed))).isEqualTo(200);
        assertThat(change(0).raw().toString()).isEqualTo(APPOINTMENT);
        assertThat(raw(compressed, "Content-Type", JSON, "Content-Encoding", "gzip", "X-Signature",
                Hmacs.hex(SECRET, APPOINTMENT))).isEqualTo(401);
        // compressed, but broken
        byte[] cut = Arrays.copyOf(compressed, compressed.length / 2);
        assertThat(raw(cut, "Content-Encoding", "gzip", "X-Signature", Hmacs.hex(SECRET, cut))).isEqualTo(400);
        // the header is not signed, so it must not matter to a body that was not compressed
        assertThat(raw(bytes(APPOINTMENT), "Content-Encoding", "gzip", "X-Signature", Hmacs.hex(SECRET, APPOINTMENT)))
                .isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void aBombIsNotBlownUp() throws Exception {
        tokenHook("timetap");
        byte[] bomb = gzip(new byte[50_000_000]);
        assertThat(bomb.length).isLessThan(60_000);

        assertThat(raw(bomb, "Content-Encoding", "gzip", "X-Webhook-Token", "wrong")).isEqualTo(401);
        assertThat(raw(bomb, "Content-Encoding", "gzip", "X-Webhook-Token", SECRET)).isEqualTo(413);
    }

    /** Fields and files take the place of bytes, so there is nothing left that was signed, not even nothing. */
    @ParameterizedTest
    @ValueSource(strings = { "", "filename=\"a.json\"", "name2=\"b\"" })
    void partsAreRefused(String disposition) throws Exception {
        hmacHook();
        String parts = "--x\r\nContent-Disposition: form-data; name=\"CamelFoo\"; " + disposition + "\r\n\r\n" + APPOINTMENT
                       + "\r\n--x--\r\n";

        for (String content : List.of("", parts, APPOINTMENT)) {
            assertThat(raw(bytes(parts), "Content-Type", "multipart/form-data; boundary=x", "X-Signature",
                    Hmacs.hex(SECRET, content))).as(content).isEqualTo(401);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void aFormOfWhichNothingIsLeftIsNoEmptyBody() throws Exception {
        hmacHook();

        assertThat(raw(bytes("CamelFoo=1"), "Content-Type", "application/x-www-form-urlencoded", "X-Signature",
                Hmacs.hex(SECRET, ""))).isEqualTo(401);
        assertThat(raw(bytes("a=1"), "Content-Type", "application/x-www-form-urlencoded; charset=x", "X-Signature",
                Hmacs.hex(SECRET, "a=1"))).isEqualTo(401);
    }

    @Test
    void bytesThatAreNoTextAreSignedAsTheyAre() throws Exception {
        hmacHook();
        byte[] latin = "{\"calendarid\":5,\"name\":\"J\u00f6rg\"}".getBytes(ISO_8859_1);
        byte[] noise = { (byte) 0xff, (byte) 0xfe, 0, (byte) 0xc3, (byte) 0x28, (byte) 0xed, (byte) 0xa0, (byte) 0x80 };

        for (byte[] body : List.of(latin, noise)) {
            // proven, and then no JSON in UTF-8
            assertThat(raw(body, "X-Signature", Hmacs.hex(SECRET, body))).isEqualTo(400);
            assertThat(raw(body, "Content-Type", "application/json; charset=ISO-8859-1", "X-Signature",
                    Hmacs.hex(SECRET, body))).isEqualTo(400);
            String replaced = new String(body, UTF_8);
            assertThat(raw(body, "X-Signature", Hmacs.hex(SECRET, replaced))).isEqualTo(401);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void oneByteMoreOrLessIsAnotherBody() throws Exception {
        hmacHook();
        String body = "{\r\n  \"calendarid\": 5\r\n}\r\n";
        String signature = Hmacs.hex(SECRET, body);

        for (String other : List.of(
                body.replace("\r\n", "\n"), body.strip(), body + "\n", " " + body, "\ufeff" + body, body.replace("5", "5.0"),
                body + "\0")) {
            assertThat(raw(bytes(other), "X-Signature", signature)).isEqualTo(401);
        }
        assertThat(raw(bytes(body), "X-Signature", signature)).isEqualTo(200);
    }

    @Test
    void anEmptyBodyIsSignedToo() throws Exception {
        hmacHook();

        assertThat(raw(new byte[0], "X-Signature", Hmacs.hex(SECRET, ""))).isEqualTo(400);
        assertThat(raw(new byte[0], "X-Signature", Hmacs.hex(SECRET, " "))).isEqualTo(401);
        assertThat(raw(new byte[0])).isEqualTo(401);
    }

    // 45: too much

    @Test
    void aBodyThatIsTooLargeIsNotLookedAt() throws Exception {
        hmacHook("webhookMaxBodySize=1000");
        byte[] fits = bytes(" ".repeat(1000));
        byte[] large = bytes(" ".repeat(1001));

        assertThat(raw(fits, "X-Signature", "00")).isEqualTo(401);
        // not even the signature: whoever sends it is told nothing about that
        assertThat(raw(large, "X-Signature", "00")).isEqualTo(413);
        assertThat(raw(large, "X-Signature", Hmacs.hex(SECRET, large))).isEqualTo(413);
        assertThat(status(RawHttp.postInChunks(port(), "/hook", fits, 100, "X-Signature", "00"))).isEqualTo(401);
        assertThat(status(RawHttp.postInChunks(port(), "/hook", large, 100, "X-Signature", "00"))).isEqualTo(413);
        assertThat(status(RawHttp.postInChunks(port(), "/hook", bytes(" ".repeat(5_000_000)), 60_000))).isEqualTo(413);
    }

    @Test
    void aFormThatIsTooLargeIsNotLookedAt() throws Exception {
        tokenHook("ticketevolution", "webhookMaxBodySize=1000");
        byte[] large = bytes("event_type=order_created&body=" + "1".repeat(1000));
        String form = "application/x-www-form-urlencoded";

        assertThat(raw(large, "Content-Type", form)).isEqualTo(413);
        assertThat(status(RawHttp.postInChunks(port(), "/hook", large, 100, "Content-Type", form))).isEqualTo(413);
        assertThat(raw(bytes("event_type=x"), "Content-Type", form)).isEqualTo(401);
    }

    /** Vert.x refuses fields of more than 8 KB itself, before anything here sees them; servlets take them. */
    @Test
    void largeFieldsComeThroughAServletAndAreNoHeaders() throws Exception {
        int jetty = freePort();
        routes(builder -> {
            builder.restConfiguration().component("jetty").host("127.0.0.1").port(jetty);
            builder.from("webhook:" + bareEndpoint("ticketevolution", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")")
                         + "&webhookComponentName=jetty&webhookPath=/hook")
                    .process(exchange -> received.add(exchange.copy()));
        });
        String order = "{\"id\":5,\"notes\":\"" + EVIL.repeat(10_000) + "\"}";
        byte[] body = bytes("event_type=order_created&X-Other=" + EVIL + "&CamelFoo=" + EVIL + "&body="
                            + URLEncoder.encode(order, UTF_8));
        String[] headers = {
                "Content-Type", "application/x-www-form-urlencoded", "X-Webhook-Token", SECRET, "camelHttpUri", EVIL };

        assertThat(status(RawHttp.post(jetty, "/hook?camelFileName=" + EVIL, body, headers))).isEqualTo(200);
        assertThat(change(0).raw().get("body").toString()).isEqualTo(order);
        assertThat(received.get(0).getMessage().getHeaders().toString()).doesNotContain(EVIL).doesNotContain(SECRET);
        headers[3] = "wrong";
        assertThat(status(RawHttp.post(jetty, "/hook", body, headers))).isEqualTo(401);
    }

    @Test
    void whoFailsTooOftenCostsNoMoreCalls() throws Exception {
        StandingClock clock = new StandingClock();
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        fetchBackHook("webhookMaxFailures=3");
        for (int i = 0; i < 3; i++) {
            assertThat(push("{\"calendarid\":99999" + i + "}")).isEqualTo(401);
        }
        long calls = simulator("timetap").calls();

        HttpResponse<String> answer = post("/hook", bytes("{\"calendarid\":700001}"), "Content-Type", JSON);
        assertThat(answer.statusCode()).isEqualTo(429);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("60");
        assertThat(simulator("timetap").calls()).isEqualTo(calls);

        clock.advance(Duration.ofMinutes(1));
        assertThat(push("{\"calendarid\":700001}")).isEqualTo(200);
    }

    /** An id that makes the provider refuse in another way than with 404 costs as much. */
    @ParameterizedTest
    @ValueSource(ints = { 400, 404, 410, 422 })
    void whateverTheProviderSaysToAnUnknownIdCounts(int status) throws Exception {
        fetchBackHook("webhookMaxFailures=3");
        simulators.timetap().inject(Fault.status(status).onPath("/live/appointments").always());

        for (int i = 0; i < 3; i++) {
            assertThat(push("{\"calendarid\":99999" + i + "}")).isEqualTo(401);
        }
        assertThat(push("{\"calendarid\":999999}")).isEqualTo(429);
    }

    @Test
    void whoHasASecretIsNeverLockedOut() throws Exception {
        hook("timetap", "webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")", "webhookMaxFailures=3",
                "accessKey=RAW(" + simulator("timetap").accessKey() + ")",
                "secretKey=RAW(" + simulator("timetap").secretKey() + ")");
        for (int i = 0; i < 10; i++) {
            assertThat(push("{\"calendarid\":99999" + i + "}", "X-Webhook-Token", "wrong")).isEqualTo(401);
            assertThat(push("{\"calendarid\":99999" + i + "}", "X-Webhook-Token", SECRET)).isEqualTo(401);
        }
        assertThat(push("{\"calendarid\":700001}", "X-Webhook-Token", SECRET)).isEqualTo(200);
    }

    /**
     * Every push that makes the provider be asked for nothing new counts: one that was seen, one while the provider is
     * down.
     */
    @Test
    void whoBringsNothingNewCostsNoMoreCalls() throws Exception {
        fetchBackHook("webhookMaxFailures=3", "maxRetries=0");
        assertThat(push("{\"calendarid\":700001}")).isEqualTo(200);
        assertThat(push("{\"calendarid\":700001}")).isEqualTo(200);
        simulators.timetap().inject(Fault.status(503).always());
        assertThat(push("{\"calendarid\":700002}")).isEqualTo(503);
        simulators.timetap().clearFaults();
        simulators.timetap().data().appointments().change(700_002,
                appointment -> appointment.put("modifieddate", 1767261600000L));
        assertThat(push("{\"calendarid\":700002,\"modifieddate\":1767261600001}")).isEqualTo(503);
        long calls = simulator("timetap").calls();

        assertThat(push("{\"calendarid\":700003}")).isEqualTo(429);
        assertThat(simulator("timetap").calls()).isEqualTo(calls);
        assertThat(received).hasSize(1);
    }

    @Test
    void whoseRouteFailsCostsNoMoreCalls() throws Exception {
        String options = "webhook:" + bareEndpoint("timetap", "webhookAuth=fetchBack", "webhookMaxFailures=2",
                "accessKey=RAW(" + simulator("timetap").accessKey() + ")",
                "secretKey=RAW(" + simulator("timetap").secretKey() + ")");
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(options + "&webhookComponentName=platform-http&webhookPath=/hook")
                    .throwException(new IllegalStateException("broken"));
        });

        assertThat(push("{\"calendarid\":700001}")).isEqualTo(500);
        assertThat(push("{\"calendarid\":700002}")).isEqualTo(500);
        assertThat(push("{\"calendarid\":700003}")).isEqualTo(429);
    }

    /** Whoever has one address of IPv6 has the network that it is in. */
    @ParameterizedTest
    @CsvSource({
            "192.0.2.7:4711,192.0.2.7", "2001:db8:0:1:0:0:0:7:4711,2001:db8:0:1", "2001:db8:0:1:aaaa:0:0:9:4712,2001:db8:0:1",
            "2001:db8:0:2:0:0:0:7:4711,2001:db8:0:2", "nobody,''" })
    void aSourceIsAnAddressOrANetwork(String remote, String source) throws Exception {
        Exchange exchange = new DefaultExchange(camel);
        exchange.getIn().setHeader("CamelVertxPlatformHttpRemoteAddress", remote);

        assertThat(InboundMessage.of(exchange, 10).source()).isEqualTo(source);
    }

    /** What can't be asked for costs nothing, so it keeps nobody from being heard. */
    @Test
    void whatIsNoBookingDoesNotCount() throws Exception {
        routes(builder -> builder.from("webhook:" + endpoint("ticketevolution", "webhookAuth=fetchBack", "webhookMaxFailures=3")
                                       + "&webhookComponentName=platform-http&webhookPath=/hook")
                .process(exchange -> received.add(exchange.copy())));
        String id = simulators.ticketEvolution().data().orders().ids().get(0).toString();

        for (int i = 0; i < 5; i++) {
            assertThat(pushForm(Map.of("event_type", "event_updated", "event_id", "5"))).isEqualTo(401);
        }
        assertThat(pushForm(Map.of("event_type", "seller_accepted", "body", "{\"id\":" + id + "}"))).isEqualTo(200);
    }

    // Headers, fields and parameters that steer Camel

    @Test
    void nothingFromOutsideSteersCamel() throws Exception {
        tokenHook("ticketevolution");
        Map<String, String> names = new TreeMap<>();
        for (String name : List.of(
                "camelHttpUri", "CAMELTicketAuthOperation", "CamelTicketAuthOutdated", "org.apache.camel.x",
                "Org.Apache.Camel.Y", "CamelFileName", "cAmElHttpResponseCode", "CamelVertxPlatformHttpRemoteAddress",
                "CamelCharsetName", "CamelExecCommandExecutable", "kafka.OVERRIDE_TOPIC", "Kafka.KEY", "JMSReplyTo",
                "jmsDestination", "JMSXGroupID", "breadcrumbId")) {
            names.put(name, EVIL);
        }
        String query = "?" + String.join("&", names.keySet().stream().map(name -> name + "=" + EVIL).toList());
        String form = String.join("&", names.keySet().stream().map(name -> name + "=" + EVIL).toList())
                      + "&event_type=order_created&x-other=" + EVIL + "&Authorization=" + EVIL + "&Content-Type=" + EVIL
                      + "&body=%7B%22id%22%3A5%7D";
        List<String> headers = new ArrayList<>(
                List.of(
                        "Content-Type", "application/x-www-form-urlencoded", "X-Webhook-Token", SECRET, "X-Other", "own",
                        "Authorization", EVIL, "Cookie", EVIL, "Proxy-Authorization", EVIL));
        names.keySet().forEach(name -> headers.addAll(List.of(name, EVIL)));

        assertThat(status(RawHttp.post(port(), "/hook" + query, bytes(form), headers.toArray(String[]::new)))).isEqualTo(200);

        Map<String, Object> seen = received.get(0).getMessage().getHeaders();
        assertThat(seen.toString()).doesNotContain(EVIL).doesNotContain(SECRET);
        // a field has its name, and nobody can tell them apart
        assertThat(seen.keySet()).noneMatch(name -> name.equalsIgnoreCase("X-Other"));
        assertThat(seen.keySet()).filteredOn(name -> name.toLowerCase(Locale.ROOT).startsWith("camel"))
                .allMatch(name -> name.startsWith("CamelTicketAuth") || name.startsWith("CamelCloudEvent"));
        assertThat(received.get(0).getAllProperties().toString()).doesNotContain(EVIL);
    }

    /** The same of JSON, whose parameters are in the query alone. */
    @Test
    void namesOfParametersAreNoHeaders() throws Exception {
        tokenHook("timetap");

        assertThat(
                status(RawHttp.post(port(), "/hook?a=" + EVIL + "&x-KEPT=" + EVIL + "&kafka.KEY=" + EVIL + "&flag&%4db=" + EVIL,
                        bytes(APPOINTMENT), "Content-Type", JSON, "X-Webhook-Token", SECRET, "X-Kept", EVIL, "X-Own", "own",
                        "kafka.TOPIC", EVIL, "JMSType", EVIL, "breadcrumbid", EVIL)))
                .isEqualTo(200);

        Map<String, Object> seen = received.get(0).getMessage().getHeaders();
        assertThat(seen).containsEntry("X-Own", "own").doesNotContainKeys("a", "flag", "Mb", "X-Kept", "x-KEPT");
        assertThat(seen.toString()).doesNotContain(EVIL);
    }

    // What is malformed is refused like everything else

    static Stream<String> malformed() {
        return Stream.of(
                "", " ", "Basic", "Basic ", "Basic \u00e9\u00e8", "Basic ====", "Basic dXNlcg==", "Basic OjoK",
                "basic " + "A".repeat(500),
                "Negotiate x", "Digest username=\"user\"", ",", ";", "\t", "-1", "-9223372036854775809", "99999999999999999999",
                "1e400", "NaN", "0x7f", "\u00ff\u00fe\u0080", "%00", "%zz", "v1,%", "v1,\u00e4", "v1," + "=".repeat(100), "{}",
                "[]", "null",
                "${header.foo}", "#{1}", "{{sys:user.home}}", "${jndi:ldap://127.0.0.1/a}", "' OR 1=1", "../..");
    }

    @ParameterizedTest
    @MethodSource("malformed")
    void malformedInputIsRefused(String value) throws Exception {
        hook("timetap", "webhookAuth=basic,token,standardWebhooks", "webhookUsername=user", "webhookSecret=RAW(" + WHSEC + ")");
        List<String> headers = List.of(
                "Authorization", "X-Webhook-Token", "webhook-id", "webhook-timestamp", "webhook-signature", "Content-Type",
                "Content-Encoding", "Accept", "X-Forwarded-For");
        for (String each : headers) {
            assertThat(raw(bytes(APPOINTMENT), each, value)).as(each + ": " + value).isIn(400, 401);
        }
        String[] all = headers.stream().filter(each -> !each.equals("Content-Type")).flatMap(each -> Stream.of(each, value))
                .toArray(String[]::new);
        assertThat(raw(bytes(APPOINTMENT), all)).isEqualTo(401);
        assertThat(received).isEmpty();
    }

    static Stream<String> strangeBodies() {
        return Stream.of(
                "", "null", "[]", "1", "\"x\"", "{", "{\"calendarid\":}", "{\"calendarid\":null}", "{\"calendarid\":{}}",
                "{}{}",
                "{\"calendarid\":[1]}", "{\"calendarid\":true}", "{\"calendarid\":1e999999999}", "\0", "\ufeff", "NaN",
                "{\"calendarid\":" + "9".repeat(2_000) + "}", "[".repeat(100_000), "{\"a\":".repeat(100_000), "<xml/>",
                "{\"calendarid\":5,\"price\":1e12345678901}", "{\"calendarid\":1e-12345678901}",
                "{\"calendarid\":5,\"modifieddate\":1e99999999999}", "&".repeat(1_000_000), "a=b&".repeat(250_000),
                "{\"calendarid\":5,\"note\":\"" + " ".repeat(1_000_000) + "\"}",
                "{\"calendarid\":5,\"note\":\"Reference: " + " ".repeat(1_000_000) + "\"}",
                "{\"calendarid\":5,\"note\":\"" + "\\n".repeat(400_000) + "Reference: x\"}",
                "{\"calendarid\":5,\"modifieddate\":1e999999999,\"price\":1e-999999999,\"x\":" + "1".repeat(999) + "}",
                "{\"calendarid\":5,\"modifieddate\":-99999999999999999}", "{\"calendarid\":5,\"modifieddate\":\"\\u0000\"}",
                "{\"calendarid\":5,\"status\":{\"a\":[]},\"staff\":7,\"client\":\"x\",\"startTime\":1e99,\"startDate\":[]}",
                "{\"calendarid\":5,\"startDate\":\"9999-99-99\",\"startTime\":2500,\"timeZone\":\"../../etc\"}");
    }

    /** Whoever has no secret can make fetchBack read a body: it must neither take long nor fall over. */
    @ParameterizedTest
    @MethodSource("strangeBodies")
    @Timeout(60)
    void strangeBodiesAreNoTrouble(String body) throws Exception {
        fetchBackHook();

        quickly(() -> assertThat(raw(bytes(body), "Content-Type", JSON)).isIn(400, 401));
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("strangeBodies")
    @Timeout(60)
    void strangeBodiesOfSomebodyWithASecretAreReadOrRefused(String body) throws Exception {
        tokenHook("timetap");

        quickly(() -> assertThat(raw(bytes(body), "Content-Type", JSON, "X-Webhook-Token", SECRET)).isIn(200, 400));
    }

    private static void quickly(Executable work) {
        assertTimeoutPreemptively(Duration.ofSeconds(8), work);
    }

    static Stream<String> strangeForms() {
        return Stream.of(
                "&".repeat(1_000_000), "a&".repeat(500_000), "=&".repeat(500_000), "%".repeat(1_000_000), "+".repeat(1_000_000),
                "body=1e12345678901", "event_type=order_created&body={\"id\":5,\"total\":1e12345678901}",
                "event_type=order_created&body={\"id\":1e-12345678901}");
    }

    /** As bytes, as Vert.x takes them apart, and with a charset that is none. */
    @ParameterizedTest
    @MethodSource("strangeForms")
    @Timeout(60)
    void strangeFormsAreNoTrouble(String form) throws Exception {
        tokenHook("ticketevolution");

        for (String type : List.of("application/x-www-form-urlencoded", "text/plain", "text/plain; charset=%%")) {
            quickly(() -> assertThat(raw(bytes(form), "Content-Type", type, "X-Webhook-Token", SECRET)).as(type)
                    .isEqualTo(400));
            quickly(() -> assertThat(raw(bytes(form), "Content-Type", type)).as(type).isIn(400, 401));
        }
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = { "charset=%%", "charset=", "charset=../..", "charset=utf-99; charset=%00" })
    void aCharsetThatIsNoneIsNoTrouble(String charset) throws Exception {
        hmacHook();

        quickly(() -> assertThat(raw(bytes(APPOINTMENT), "Content-Type", JSON + "; " + charset, "X-Signature", "00"))
                .isEqualTo(401));
        quickly(() -> assertThat(raw(bytes(APPOINTMENT), "Content-Type", JSON + "; " + charset, "X-Signature",
                Hmacs.hex(SECRET, APPOINTMENT))).isIn(200, 400));
    }

    // What an answer tells

    private static String withoutDate(String answer) {
        return answer.replaceAll("(?i)\r\ndate: [^\r]*", "");
    }

    @Test
    void allRefusalsAreOneAndTheSameAnswer() throws Exception {
        hook("timetap", "webhookAuth=basic,token,standardWebhooks", "webhookUsername=user", "webhookSecret=RAW(" + WHSEC + ")");
        long now = Instant.now().getEpochSecond();
        String good = Hmacs.standardWebhooks(WHSEC, "msg_1", now, bytes(APPOINTMENT));
        String basic = "Basic " + Base64.getEncoder().encodeToString(bytes("user:" + WHSEC));
        Set<String> answers = new TreeSet<>();

        for (String[] headers : new String[][] {
                {}, { "Authorization", basic }, { "Authorization", "Basic !" }, { "X-Webhook-Token", WHSEC },
                { "X-Webhook-Token", "x", "X-Webhook-Token", "y" }, { "Authorization", basic, "X-Webhook-Token", WHSEC },
                { "webhook-id", "msg_1", "webhook-timestamp", "" + now, "webhook-signature", good },
                {
                        "Authorization", basic, "X-Webhook-Token", WHSEC, "webhook-id", "msg_1", "webhook-timestamp", "1",
                        "webhook-signature", good },
                {
                        "Authorization", basic, "X-Webhook-Token", WHSEC, "webhook-id", "msg_1", "webhook-timestamp", "" + now,
                        "webhook-signature", "v1,AAAA" },
                { "Content-Encoding", "gzip" }, { "Content-Type", "multipart/form-data; boundary=x" } }) {
            answers.add(withoutDate(RawHttp.post(port(), "/hook", bytes(APPOINTMENT), headers)));
        }
        answers.add(withoutDate(RawHttp.post(port(), "/hook", new byte[0])));
        answers.add(withoutDate(RawHttp.post(port(), "/hook?x=y&x=y", bytes("not JSON"))));

        assertThat(answers).hasSize(1).allMatch(answer -> answer.startsWith("HTTP/1.1 401 "))
                .allMatch(answer -> answer.endsWith("\r\n\r\n") || answer.endsWith("\r\n\r\n0\r\n\r\n"));
        assertThat(received).isEmpty();
    }

    @Test
    void logsShowNoSecretAndNothingThatSomebodySends() throws Exception {
        String log = LogOutput.of(() -> {
            hook("timetap", "webhookAuth=basic,token,standardWebhooks,fetchBack", "webhookUsername=PrivateUser",
                    "webhookSecret=RAW(" + WHSEC + ")", "accessKey=RAW(" + simulator("timetap").accessKey() + ")",
                    "secretKey=RAW(" + simulator("timetap").secretKey() + ")");
            long now = Instant.now().getEpochSecond();
            String basic = "Basic " + Base64.getEncoder().encodeToString(bytes("PrivateUser:" + WHSEC));
            for (String body : List.of(APPOINTMENT, "{\"secret\":\"" + EVIL, "{\"calendarid\":700001}")) {
                String signature = Hmacs.standardWebhooks(WHSEC, "msg_1", now, bytes(body));
                for (String token : List.of(WHSEC, EVIL)) {
                    raw(bytes(body), "Authorization", basic, "X-Webhook-Token", token, "webhook-id", "msg_1",
                            "webhook-timestamp", "" + now, "webhook-signature", signature, "X-Evil", EVIL);
                }
            }
            return raw(bytes(APPOINTMENT), "Authorization", EVIL);
        });
        assertThat(received).isNotEmpty();
        assertThat(log).contains("were not taken").doesNotContain(WHSEC).doesNotContain(WHSEC.substring(6)).doesNotContain(EVIL)
                .doesNotContain("PrivateUser").doesNotContain(simulator("timetap").secretKey());
    }
}
