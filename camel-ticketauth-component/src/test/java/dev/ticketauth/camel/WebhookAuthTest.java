// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.Signing;
import org.apache.camel.CamelContext;
import org.apache.camel.builder.RouteBuilder;
import org.apache.camel.impl.DefaultCamelContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

/**
 * All kinds of {@code webhookAuth}, alone and together, over HTTP.
 */
class WebhookAuthTest extends WebhookTestSupport {

    private static final String SECRET = "TopSecretValue";
    private static final String WHSEC = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Duration SOON = Duration.ofSeconds(20);

    private static String basic(String user, String password) {
        return "Basic " + Base64.getEncoder().encodeToString((user + ":" + password).getBytes(UTF_8));
    }

    /** The keys of TimeTap's simulator, to read records again with. */
    private String[] withKeys(String... options) {
        String[] all = Arrays.copyOf(options, options.length + 2);
        all[options.length] = "accessKey=RAW(" + simulator("timetap").accessKey() + ")";
        all[options.length + 1] = "secretKey=RAW(" + simulator("timetap").secretKey() + ")";
        return all;
    }

    private long apiCalls() {
        return simulator("timetap").requests().stream().filter(request -> request.rawTarget().contains("/appointments/"))
                .count();
    }

    private static String appointment(int id, String status) {
        return "{\"calendarid\":" + id + ",\"status\":\"" + status + "\",\"modifieddate\":1767261600000}";
    }

    @Test
    void basic() throws Exception {
        hook("timetap", "webhookAuth=basic", "webhookUsername=user", "webhookSecret=RAW(" + SECRET + ",\u00e4ndern%+)");

        assertThat(push(APPOINTMENT, "Authorization", basic("user", SECRET))).isEqualTo(200);
        assertThat(push(appointment(2, "OPEN"), "Authorization", basic("user", "\u00e4ndern%+"))).isEqualTo(200);
        assertThat(received).hasSize(2).noneMatch(exchange -> exchange.getMessage().getHeaders().containsKey("Authorization"));

        HttpResponse<String> refused = post("/hook", APPOINTMENT.getBytes(UTF_8), "Authorization", basic("user", "wrong"));
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Basic realm=\"webhook\", charset=\"UTF-8\"");
        assertThat(push(APPOINTMENT, "Authorization", basic("other", SECRET))).isEqualTo(401);
        assertThat(push(APPOINTMENT)).isEqualTo(401);
    }

    @Test
    void aTokenInAHeader() throws Exception {
        hook("timetap", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")", "webhookAuthName=X-Key");

        assertThat(push(APPOINTMENT, "x-key", SECRET)).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-Webhook-Token", SECRET)).isEqualTo(401);
        HttpResponse<String> refused = post("/hook?X-Key=" + SECRET, APPOINTMENT.getBytes(UTF_8), "Content-Type",
                "application/json");
        assertThat(refused.statusCode()).isEqualTo(401);
        assertThat(refused.headers().firstValue("WWW-Authenticate")).isEmpty();
        assertThat(received).hasSize(1);
    }

    @Test
    void aTokenInTheQuery() throws Exception {
        hook("timetap", "webhookAuth=token", "webhookSecret=RAW(Top Secret/Value+&=)", "webhookAuthIn=query",
                "webhookAuthName=key");
        byte[] body = APPOINTMENT.getBytes(UTF_8);

        assertThat(post("/hook?a=b&key=Top+Secret%2FValue%2B%26%3D&c", body).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getHeaders()).doesNotContainKeys("key", "a", "c");
        assertThat(received.get(0).getMessage().getHeaders().values().toString()).doesNotContain("Secret");
        for (String wrong : List.of(
                "", "?key", "?key=", "?Key=Top+Secret%2FValue%2B%26%3D", "?key=Top+Secret", "?key=%zz",
                "?key=Top+Secret%2FValue%2B%26%3D&key=Top+Secret%2FValue%2B%26%3D")) {
            assertThat(RawHttp.post(port(), "/hook" + wrong, body)).as(wrong).startsWith("HTTP/1.1 40");
        }
        assertThat(push(APPOINTMENT, "key", "Top Secret/Value+&=")).isEqualTo(401);
        assertThat(received).hasSize(1);
    }

    @Test
    void aTokenInThePath() throws Exception {
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhookAt("/hook/{token}/in", "timetap", "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")",
                    "webhookAuthIn=path", "webhookAuthName=token")).process(exchange -> received.add(exchange.copy()));
        });
        byte[] body = APPOINTMENT.getBytes(UTF_8);

        assertThat(post("/hook/" + SECRET + "/in", body).statusCode()).isEqualTo(200);
        assertThat(received.get(0).getMessage().getHeaders()).doesNotContainKey("token");
        assertThat(received.get(0).getMessage().getHeaders().values().toString()).doesNotContain(SECRET);
        assertThat(post("/hook/wrong/in", body).statusCode()).isEqualTo(401);
        assertThat(post("/hook/wrong/in?token=" + SECRET, body).statusCode()).isEqualTo(401);
        assertThat(post("/hook/wrong/in", body, "token", SECRET).statusCode()).isEqualTo(401);
        assertThat(post("/hook/" + SECRET + "/in/more", body).statusCode()).isEqualTo(404);
        assertThat(received).hasSize(1);
    }

    static Stream<Arguments> signatures() {
        return Stream.of("HmacSHA256", "HmacSHA384", "HmacSHA512", "HmacSHA1").flatMap(algorithm -> Stream.of(
                Arguments.of(algorithm, "hex", ""), Arguments.of(algorithm, "base64", ""),
                Arguments.of(algorithm, "hex", "sha="), Arguments.of(algorithm, "base64", "v1,")));
    }

    @ParameterizedTest
    @MethodSource("signatures")
    void hmac(String algorithm, String encoding, String prefix) throws Exception {
        hook("timetap", "webhookAuth=hmac", "webhookSecret=RAW(" + SECRET + ")", "webhookHeader=X-Signature",
                "webhookAlgorithm=" + algorithm, "webhookEncoding=" + encoding, "webhookPrefix=" + prefix);
        byte[] signature = Hmacs.sign(algorithm, SECRET.getBytes(UTF_8), APPOINTMENT.getBytes(UTF_8));
        String text = encoding.equals("hex")
                ? HexFormat.of().formatHex(signature) : Base64.getEncoder().encodeToString(signature);

        assertThat(push(APPOINTMENT, "X-Signature", prefix + text)).isEqualTo(200);
        assertThat(push(APPOINTMENT + " ", "X-Signature", prefix + text)).isEqualTo(401);
        assertThat(push(APPOINTMENT, "X-Signature", prefix + text.substring(4))).isEqualTo(401);
        assertThat(push(APPOINTMENT, "X-Signature", "x" + prefix + text)).isEqualTo(401);
        assertThat(push(APPOINTMENT)).isEqualTo(401);
        assertThat(received).hasSize(1);
    }

    @Test
    void hmacOverATimestampAndAHeader() throws Exception {
        StandingClock clock = new StandingClock();
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        hook("timetap", "webhookAuth=hmac", "webhookSecret=RAW(" + SECRET + ")", "webhookHeader=X-Signature",
                "webhookSigned=v0:{timestamp:X-Time}:{header:X-Event}:{body}", "webhookMaxAge=60s", "webhookMaxFuture=0");
        long now = clock.now().getEpochSecond();
        String signature = Hmacs.hex(SECRET, "v0:" + now + ":changed:" + APPOINTMENT);

        assertThat(push(APPOINTMENT, "X-Signature", signature, "X-Time", "" + now, "X-Event", "changed")).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-Signature", signature, "X-Time", "" + now, "X-Event", "deleted")).isEqualTo(401);
        assertThat(push(APPOINTMENT, "X-Signature", signature, "X-Time", "" + (now - 1), "X-Event", "changed")).isEqualTo(401);
        assertThat(push(APPOINTMENT, "X-Signature", signature, "X-Time", "" + now)).isEqualTo(401);
        String ahead = Hmacs.hex(SECRET, "v0:" + (now + 1) + ":changed:" + APPOINTMENT);
        assertThat(push(APPOINTMENT, "X-Signature", ahead, "X-Time", "" + (now + 1), "X-Event", "changed")).isEqualTo(401);
        clock.advance(Duration.ofSeconds(60));
        assertThat(push(APPOINTMENT, "X-Signature", signature, "X-Time", "" + now, "X-Event", "changed")).isEqualTo(200);
        clock.advance(Duration.ofSeconds(1));
        assertThat(push(APPOINTMENT, "X-Signature", signature, "X-Time", "" + now, "X-Event", "changed")).isEqualTo(401);
        // the second one was the first once more
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = { WHSEC, "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw" })
    void standardWebhooks(String secret) throws Exception {
        hook("timetap", "webhookAuth=standardWebhooks", "webhookSecret=RAW(" + secret + ")");

        try (Pusher pusher = simulators.timetap().pushTo(
                PushTarget.at(uri("/hook")).signedWith(Signing.standardWebhooks(WHSEC)))) {
            pusher.push("700001");
            assertThat(pusher.awaitIdle(SOON)).isTrue();
            assertThat(pusher.counts().delivered()).isEqualTo(1);
        }
        assertThat(change(0).id()).isEqualTo("700001");

        long now = Instant.now().getEpochSecond();
        String signature = Hmacs.standardWebhooks(WHSEC, "msg_1", now, APPOINTMENT.getBytes(UTF_8));
        String other = Hmacs.standardWebhooks("whsec_AAAA", "msg_1", now, APPOINTMENT.getBytes(UTF_8));
        assertThat(push(APPOINTMENT, "webhook-id", "msg_1", "webhook-timestamp", "" + now, "webhook-signature", other))
                .isEqualTo(401);
        assertThat(push(APPOINTMENT, "webhook-id", "msg_2", "webhook-timestamp", "" + now, "webhook-signature", signature))
                .isEqualTo(401);
        assertThat(push(APPOINTMENT, "webhook-id", "msg_1", "webhook-timestamp", "" + now, "webhook-signature",
                "v1a,AAAA " + other + " " + signature)).isEqualTo(200);
        assertThat(received).hasSize(2);
    }

    @Test
    void fetchBackTakesNothingOnTrust() throws Exception {
        hook("timetap", withKeys("webhookAuth=fetchBack"));

        assertThat(push(appointment(700001, "CANCELLED"))).isEqualTo(200);

        TicketAuthChange change = change(0);
        assertThat(change.record().raw()).isEqualTo(simulators.timetap().data().appointments().find(700001));
        assertThat(change.raw()).isEqualTo(change.record().raw());
        assertThat(change.type()).isEqualTo("booking.changed");
        assertThat(change.time()).isNotEqualTo(Instant.ofEpochMilli(1767261600000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "999999", "\"700001/../700002\"", "\"../business\"", "-1", "\"700001?x=1\"", "7e5", "\"\\u0000\"" })
    void fetchBackRefusesWhatTheProviderDoesNotKnow(String id) throws Exception {
        hook("timetap", withKeys("webhookAuth=fetchBack"));

        assertThat(push("{\"calendarid\":" + id + ",\"status\":\"OPEN\"}")).isEqualTo(401);

        assertThat(received).isEmpty();
    }

    @Test
    void fetchBackWaitsForTheProvider() throws Exception {
        hook("timetap", withKeys("webhookAuth=fetchBack"));
        simulators.timetap().inject(Fault.status(503).always());

        HttpResponse<String> answer = post("/hook", appointment(700001, "OPEN").getBytes(UTF_8), "Content-Type",
                "application/json");
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(answer.body()).isEmpty();
        assertThat(received).isEmpty();

        simulators.timetap().clearFaults();
        assertThat(push(appointment(700001, "OPEN"))).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void fetchBackOfATicketEvolutionOrder() throws Exception {
        String id = simulators.ticketEvolution().data().orders().ids().get(0).toString();
        routes(builder -> builder.from("webhook:" + endpoint("ticketevolution", "webhookAuth=fetchBack")
                                       + "&webhookComponentName=platform-http&webhookPath=/hook")
                .process(exchange -> received.add(exchange.copy())));

        assertThat(pushForm(Map.of("event_type", "order_created", "body", "{\"id\":" + id + ",\"state\":\"forged\"}")))
                .isEqualTo(200);
        assertThat(change(0).id()).isEqualTo(id);
        // an order that is read again does not say why it was pushed
        assertThat(change(0).type()).isIn("booking.changed", "booking.cancelled");
        assertThat(change(0).record().raw().toString()).doesNotContain("forged");
        assertThat(pushForm(Map.of("event_type", "order_created", "body", "{\"id\":1}"))).isEqualTo(401);
        // the provider has no way to ask for these
        assertThat(pushForm(Map.of("event_type", "event_updated", "event_id", "5"))).isEqualTo(401);
        assertThat(received).hasSize(1);
    }

    @Test
    void none() throws Exception {
        hook("timetap", "webhookAuth=none");

        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(push(appointment(2, "OPEN"), "Authorization", "Basic !!", "X-Webhook-Token", "kept")).isEqualTo(200);
        assertThat(received).hasSize(2);
    }

    @Test
    void aTokenAndFetchBack() throws Exception {
        hook("timetap", withKeys("webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")"));

        assertThat(push(appointment(700001, "CANCELLED"))).isEqualTo(401);
        assertThat(apiCalls()).isZero();
        assertThat(push(appointment(700001, "CANCELLED"), "X-Webhook-Token", SECRET)).isEqualTo(200);
        assertThat(apiCalls()).isEqualTo(1);
        assertThat(change(0).record().raw()).isEqualTo(simulators.timetap().data().appointments().find(700001));
        // deleted meanwhile: a good token does not stand for the provider's word
        assertThat(push(appointment(999999, "CANCELLED"), "X-Webhook-Token", SECRET)).isEqualTo(401);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(ints = { 400, 404, 410, 422 })
    void whatCanNotBeReadAgainIsRefusedWhoeverSendsIt(int status) throws Exception {
        hook("timetap", withKeys("webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")"));
        simulators.timetap().inject(Fault.status(status).onPath("/live/appointments").always());

        assertThat(push(appointment(700001, "OPEN"), "X-Webhook-Token", SECRET)).isEqualTo(401);
        assertThat(received).isEmpty();
    }

    @Test
    void aDeletedAppointmentCanNotBeConfirmed() throws Exception {
        hook("timetap", withKeys("webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")"));
        try (Pusher pusher = simulators.timetap().pushTo(PushTarget.at(uri("/hook")).withHeader("X-Webhook-Token", SECRET))) {
            simulators.timetap().data().appointments().remove(700003);
            assertThat(pusher.awaitIdle(SOON)).isTrue();
            assertThat(pusher.attempts()).extracting(attempt -> attempt.status()).containsExactly(401);
        }
        assertThat(received).isEmpty();
    }

    @Test
    void anAnswerAboutAnotherRecordConfirmsNothing() throws Exception {
        hook("timetap", withKeys("webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")"));
        simulators.timetap()
                .inject(Fault.status(200).withBody("application/json", "{\"calendarId\":700002,\"status\":\"OPEN\"}")
                        .onPath("/live/appointments").always());

        assertThat(push(appointment(700001, "OPEN"), "X-Webhook-Token", SECRET)).isEqualTo(401);
        assertThat(push(appointment(700002, "OPEN"), "X-Webhook-Token", SECRET)).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    /** A copy that the provider reads from may be behind what it pushes. */
    @Test
    void anOlderAnswerThanThePushIsAskedForLater() throws Exception {
        hook("timetap", withKeys("webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")"));
        var appointments = simulators.timetap().data().appointments();
        appointments.change(700001, appointment -> appointment.put("modifieddate", 1767261600000L));
        String ahead = "{\"calendarid\":700001,\"status\":\"OPEN\",\"modifieddate\":1767261600001}";

        HttpResponse<String> answer = post("/hook", ahead.getBytes(UTF_8), "X-Webhook-Token", SECRET);
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValue("Retry-After")).hasValue("5");
        assertThat(received).isEmpty();

        appointments.change(700001, appointment -> appointment.put("modifieddate", 1767261600001L));
        assertThat(push(ahead, "X-Webhook-Token", SECRET)).isEqualTo(200);
        assertThat(change(0).time()).isEqualTo(Instant.ofEpochMilli(1767261600001L));
    }

    @Test
    void ofTheCatalogueNothingIsConfirmed() throws Exception {
        hook("ticketevolution", "webhookAuth=token,fetchBack", "webhookSecret=RAW(" + SECRET + ")",
                "accessKey=RAW(" + simulator("ticketevolution").accessKey() + ")",
                "secretKey=RAW(" + simulator("ticketevolution").secretKey() + ")");

        assertThat(pushForm(Map.of("event_type", "event_updated", "event_id", "5", "body", "{\"id\":5}"), "X-Webhook-Token",
                SECRET)).isEqualTo(401);
        assertThat(simulator("ticketevolution").calls()).isZero();
        assertThat(received).isEmpty();
    }

    @Test
    void fetchBackAloneProvesNoHeader() throws Exception {
        hook("timetap", withKeys("webhookAuth=fetchBack"));
        assertThat(push(appointment(700001, "OPEN"), "X-Other", "of anybody")).isEqualTo(200);
        assertThat(received.get(0).getMessage().getHeaders()).doesNotContainKeys("X-Other", "User-Agent");
        assertThat(received.get(0).getMessage().getHeaders().keySet())
                .allMatch(name -> name.startsWith("CamelTicketAuth") || name.startsWith("CamelCloudEvent"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "webhookAuth=token,hmac&webhookHeader=X-Signature;1", "webhookAuth=token;0", "webhookAuth=token,fetchBack;0" })
    void checksThatShareTheirSecretsAreToldOf(String options, int times) throws Exception {
        String log = LogOutput.of(() -> {
            hook("timetap", withKeys(options, "webhookSecret=RAW(" + SECRET + ")"));
            return null;
        });

        assertThat(log.split("several checks that share the secrets of option webhookSecret", -1)).hasSize(times + 1);
        assertThat(log).doesNotContain(SECRET);
    }

    @Test
    void theSameOptionsAtTwoPathsAreRefused() throws Exception {
        String[] options = { "webhookAuth=token", "webhookSecret=RAW(" + SECRET + ")" };
        hook("timetap", options);

        Throwable failure = catchThrowable(() -> routes(builder -> builder.from(webhookAt("/other", "timetap", options))
                .routeId("other").process(exchange -> received.add(exchange.copy()))));
        assertThat(failure).rootCause().hasMessageContaining("a webhook with the same options at another path")
                .hasMessageContaining("webhookTakenFor=61s").hasMessageNotContaining(SECRET);
        assertThat(push(APPOINTMENT, "X-Webhook-Token", SECRET)).isEqualTo(200);

        routes(builder -> builder.from(webhookAt("/other", "timetap", options[0], options[1], "webhookTakenFor=61s"))
                .process(exchange -> received.add(exchange.copy())));
        assertThat(post("/other", APPOINTMENT.getBytes(UTF_8), "X-Webhook-Token", SECRET).statusCode()).isEqualTo(200);
        assertThat(received).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource({ "true,true,200", "true,false,401", "false,true,401", "false,false,401" })
    void aSignatureAndAToken(boolean isSigned, boolean hasToken, int status) throws Exception {
        hook("timetap", "webhookAuth=hmac,token", "webhookSecret=RAW(" + SECRET + ")", "webhookHeader=X-Signature");

        assertThat(push(APPOINTMENT, "X-Signature", isSigned ? Hmacs.hex(SECRET, APPOINTMENT) : "00", "X-Webhook-Token",
                hasToken ? SECRET : "wrong")).isEqualTo(status);
    }

    @Test
    void allThatCanBeSeenTogether() throws Exception {
        hook("timetap", withKeys("webhookAuth=basic, token, standardWebhooks, fetchBack", "webhookUsername=user",
                "webhookSecret=RAW(" + WHSEC + ")"));
        String body = appointment(700002, "OPEN");
        long now = Instant.now().getEpochSecond();

        assertThat(push(body, "Authorization", basic("user", WHSEC), "X-Webhook-Token", WHSEC, "webhook-id", "msg_1",
                "webhook-timestamp", "" + now, "webhook-signature",
                Hmacs.standardWebhooks(WHSEC, "msg_1", now, body.getBytes(UTF_8)))).isEqualTo(200);
        assertThat(change(0).id()).isEqualTo("700002");
    }

    @Test
    void secretsAreRolled() throws Exception {
        hook("timetap", "webhookAuth=hmac", "webhookSecret=RAW(new one , " + SECRET + ")", "webhookHeader=X-Signature");

        int id = 1;
        for (String secret : List.of("new one", SECRET)) {
            String body = appointment(id++, "OPEN");
            assertThat(push(body, "X-Signature", Hmacs.hex(secret, body))).isEqualTo(200);
        }
        String body = appointment(id, "OPEN");
        // signed with both, as a sender does meanwhile
        assertThat(push(body, "X-Signature", Hmacs.hex("retired", body) + "," + Hmacs.hex("new one", body))).isEqualTo(200);
        for (String secret : List.of("retired", "new one , " + SECRET, "new one ", "")) {
            String key = secret.isEmpty() ? "," : secret;
            assertThat(push(body, "X-Signature", Hmacs.hex(key, body))).isEqualTo(401);
        }
        assertThat(received).hasSize(3);
    }

    static Stream<Arguments> refusals() {
        String hmac = "webhookAuth=hmac&webhookSecret=RAW(" + SECRET + ")&webhookHeader=X-Signature";
        String token = "webhookAuth=token&webhookSecret=RAW(" + SECRET + ")";
        return Stream.of(
                Arguments.of("ticketmatic?account=a", token, "provider 'ticketmatic' sends no webhooks; poll it: from("
                                                             + "\"ticketauth:ticketmatic?resource=changes\")"),
                Arguments.of("tt?appName=a&companyName=c", token, "ticketauth:tt?resource=changes"),
                Arguments.of("timetap?tenant=north", "webhookOutdated=flag",
                        "'webhookAuth' is required: anyone can send a push"),
                Arguments.of("timetap?tenant=north", "webhookAuth=magic", "'webhookAuth' is 'magic'"),
                Arguments.of("timetap?tenant=north", "webhookAuth=none,token", "'none' stands alone"),
                Arguments.of("timetap?tenant=north", "webhookAuth=token", "'webhookSecret' is required"),
                Arguments.of("timetap?tenant=north", "webhookAuth=token&webhookSecret=RAW()", "'webhookSecret' is required"),
                Arguments.of("timetap?tenant=north", "webhookAuth=token&webhookSecret=RAW(" + SECRET + ",)", "empty secret"),
                Arguments.of("timetap?tenant=north", "webhookAuth=none&webhookSecret=RAW(" + SECRET + ")", "of no use"),
                Arguments.of("timetap?tenant=north", "webhookAuth=fetchBack&webhookSecret=RAW(" + SECRET + ")", "of no use"),
                Arguments.of("timetap?tenant=north", "webhookAuth=fetchBack", "accessKey and secretKey"),
                Arguments.of("timetap?tenant=north", "webhookAuth=basic&webhookSecret=RAW(" + SECRET + ")",
                        "'webhookUsername' is required"),
                Arguments.of("timetap?tenant=north", token + "&webhookAuthIn=cookie", "'webhookAuthIn' is 'cookie'"),
                Arguments.of("timetap?tenant=north", token + "&webhookAuthIn=path&webhookAuthName=token",
                        "webhookAuthIn=path needs {token} in option 'webhookPath'"),
                Arguments.of("timetap?tenant=north", token + "&webhookAuthIn=path",
                        "'webhookAuthName' is 'X-Webhook-Token'; for webhookAuthIn=path"),
                Arguments.of("timetap?tenant=north", "webhookAuth=hmac&webhookSecret=RAW(" + SECRET + ")",
                        "'webhookHeader' is required"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookAlgorithm=HmacMD5",
                        "'webhookAlgorithm' is 'HmacMD5'; allowed: HmacSHA256, HmacSHA384, HmacSHA512, HmacSHA1"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookEncoding=base32", "'webhookEncoding' is 'base32'"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookSigned={header:X-Id}.text", "{body} once"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookSigned={header:X-Id}{body}", "where the header ends"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookSigned={body}{header:X-Id}", "where the header ends"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookMaxAge=60s", "need a timestamp that is signed"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookSigned={timestamp:T}.{body}&webhookMaxAge=-60000",
                        "'webhookMaxAge' can't be negative"),
                Arguments.of("timetap?tenant=north", hmac + "&webhookSigned={timestamp:T}.{body}&webhookMaxAge=8761h",
                        "'webhookMaxAge' can't be negative, nor more than 365 days"),
                Arguments.of("timetap?tenant=north", token + "&webhookUsername=user",
                        "'webhookUsername' is of no use without webhookAuth=basic"),
                Arguments.of("timetap?tenant=north", token + "&webhookHeader=X-Signature",
                        "'webhookHeader' is of no use without webhookAuth=hmac"),
                Arguments.of("timetap?tenant=north", token + "&webhookPrefix=v1,",
                        "'webhookPrefix' is of no use without webhookAuth=hmac"),
                Arguments.of("timetap?tenant=north", token + "&webhookMaxAge=60s",
                        "'webhookMaxAge' is of no use without webhookAuth=hmac or standardWebhooks"),
                Arguments.of("timetap?tenant=north", token + "&webhookMaxFuture=60s",
                        "'webhookMaxFuture' is of no use without webhookAuth=hmac or standardWebhooks"),
                Arguments.of("timetap?tenant=north", "webhookAuth=standardWebhooks&webhookSecret=RAW(" + SECRET + "!)",
                        "not in base64"),
                Arguments.of("timetap?tenant=north", token + "&webhookMaxBodySize=0", "'webhookMaxBodySize'"),
                Arguments.of("timetap?tenant=north", token + "&webhookMaxFailures=-1", "'webhookMaxFailures'"),
                Arguments.of("timetap?tenant=north", token + "&webhookTakenFor=0", "'webhookTakenFor'"),
                Arguments.of("timetap?tenant=north", token + "&webhookOutdated=keep", "'webhookOutdated' is 'keep'"),
                Arguments.of("ticketevolution?tenant=north", hmac, "posts forms"),
                Arguments.of("ticketevolution?tenant=north", "webhookAuth=standardWebhooks&webhookSecret=RAW(" + WHSEC + ")",
                        "posts forms"),
                Arguments.of("wsync?environment=playground&baseUri=https://h", "webhookAuth=fetchBack",
                        "can't read a booking by its id"));
    }

    @ParameterizedTest
    @MethodSource("refusals")
    void whatIsMissingOrWrongIsToldWhenTheRouteStarts(String provider, String options, String reason) throws Exception {
        try (CamelContext other = new DefaultCamelContext()) {
            other.addService(server(freePort()));
            String uri = "webhook:ticketauth:" + provider + "&" + options
                         + "&webhookComponentName=platform-http&webhookPath=/hook";
            other.addRoutes(new RouteBuilder() {

                @Override
                public void configure() {
                    from(uri).to("log:received");
                }
            });
            Throwable failure = catchThrowable(other::start);

            assertThat(failure).isNotNull();
            assertThat(failure).rootCause().hasMessageContaining(reason)
                    .hasMessageContaining("Endpoint ticketauth://" + provider.substring(0, provider.indexOf('?')));
            for (Throwable each = failure; each != null; each = each.getCause()) {
                assertThat(each.toString()).doesNotContain(SECRET).doesNotContain(WHSEC);
            }
        }
    }
}
