// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.ticketevolution.CatalogChange;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionPusher;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionSettings;
import dev.ticketauth.simulators.timetap.TimeTapSettings;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What a route gets of a push, and what the sender gets of the route.
 */
class WebhookTest extends WebhookTestSupport {

    private static final String[] TOKEN = { "webhookAuth=token", "webhookSecret=RAW(s3cret)" };

    @Test
    void anAppointmentOfTimeTap() throws Exception {
        hook("timetap", TOKEN);

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret", "X-Other", "kept")).isEqualTo(200);

        TicketAuthChange change = change(0);
        assertThat(change.type()).isEqualTo("booking.changed");
        assertThat(change.id()).isEqualTo("77001");
        assertThat(change.resource()).isEqualTo("bookings");
        assertThat(change.record().id()).isEqualTo("77001");
        assertThat(change.time()).isEqualTo("2026-01-01T10:00:00Z");
        assertThat(change.raw().toString()).isEqualTo(APPOINTMENT);
        Exchange exchange = received.get(0);
        assertThat(exchange.getMessage().getHeaders()).containsEntry("X-Other", "kept").doesNotContainKey("X-Webhook-Token");
        assertThat(exchange.getMessage().getHeaders().keySet()).noneMatch(name -> name.startsWith("CamelHttp"));
        assertThat(exchange.getFromRouteId()).isEqualTo("hook");
    }

    @Test
    void itsHeadersAreThoseOfACloudEvent() throws Exception {
        hook("timetap", TOKEN);

        push(APPOINTMENT, "X-Webhook-Token", "s3cret", "ce-id", "from outside");

        TicketAuthChange change = change(0);
        assertThat(received.get(0).getMessage().getHeaders()).containsEntry("CamelTicketAuthProvider", "timetap")
                .containsEntry("CamelTicketAuthResource", "bookings").containsEntry("CamelTicketAuthRecordId", "77001")
                .containsEntry("CamelTicketAuthRecordVersion", change.version())
                .containsEntry("CamelCloudEventID", "77001/" + change.version())
                .containsEntry("CamelCloudEventType", "ticketauth.booking.changed")
                .containsEntry("CamelCloudEventSource", "ticketauth:timetap/live")
                .containsEntry("CamelCloudEventSubject", "77001")
                .containsEntry("CamelCloudEventTime", "2026-01-01T10:00:00Z").doesNotContainKey("CamelTicketAuthOutdated");
        assertThat(change.version()).startsWith("2026-01-01T10:00:00Z/");
    }

    @ParameterizedTest
    @ValueSource(strings = { "staff", "professional" })
    void appointmentsAsTimeTapPushesThem(String staffField) throws Exception {
        simulators.close();
        simulators = ProviderSimulators.builder()
                .timetap(TimeTapSettings.defaults().withPushedStaffField(staffField)).start();
        hook("timetap", TOKEN);
        var appointments = simulators.timetap().data().appointments();

        pushed(simulators.timetap().pushTo(target()), 2, pusher -> {
            appointments.change(700_003, appointment -> appointment.put("note", "Zoë").put("modifieddate", 1_800_000_000_000L));
            appointments.change(700_004, appointment -> appointment.put("status", "CANCELLED"));
        });

        TicketAuthChange changed = change(0);
        assertThat(changed.type()).isEqualTo("booking.changed");
        assertThat(changed.id()).isEqualTo("700003");
        assertThat(changed.time()).isEqualTo("2027-01-15T08:00:00Z");
        assertThat(changed.record().startsAt()).isNotNull();
        assertThat(changed.raw().get("calendarid").asInt()).isEqualTo(700_003);
        assertThat(changed.raw().get("note").asText()).isEqualTo("Zoë");
        assertThat(changed.raw().path(staffField).path("professionalId").asInt()).isPositive();
        assertThat(changed.record().raw()).isEqualTo(changed.raw());
        assertThat(change(1).type()).isEqualTo("booking.cancelled");
        assertThat(change(1).id()).isEqualTo("700004");
        assertThat(change(1).record().state()).isEqualTo(RecordState.CANCELLED);
    }

    @Test
    void anOrderOfTicketEvolution() throws Exception {
        hook("ticketevolution", TOKEN);

        assertThat(pushForm(
                Map.of(
                        "order_group_id", "5", "recipient", "seller", "event_type", "order_created", "body",
                        "{\"id\":4711,\"state\":\"pending\",\"total\":\"25.00\",\"updated_at\":\"2026-01-01T10:00:00Z\"}"),
                "X-Webhook-Token", "s3cret")).isEqualTo(200);

        TicketAuthChange change = change(0);
        assertThat(change.type()).isEqualTo("booking.created");
        assertThat(change.id()).isEqualTo("4711");
        assertThat(change.raw().get("order_group_id").asText()).isEqualTo("5");
        assertThat(change.raw().get("body")).isEqualTo(change.record().raw());
        assertThat(received.get(0).getMessage().getHeaders()).doesNotContainKeys("body", "event_type");
    }

    @Test
    void ordersAsTicketEvolutionPushesThem() throws Exception {
        hook("ticketevolution", TOKEN);
        var orders = simulators.ticketEvolution().data().orders();

        pushed(simulators.ticketEvolution().pushTo(target()), 4, pusher -> {
            orders.put(500_000L,
                    orders.find(400_005L).put("id", 500_000).put("oid", " 1500000-500000").put("state", "pending"));
            orders.change(500_000L, order -> order.put("state", "accepted"));
            orders.change(500_000L, order -> order.put("reference", "a+b & ü%"));
            orders.change(500_000L, order -> order.put("state", "canceled"));
        });

        assertThat(received).extracting(exchange -> exchange.getMessage().getBody(TicketAuthChange.class).type())
                .containsExactly("booking.created", "booking.changed", "booking.changed", "booking.cancelled");
        assertThat(received).allSatisfy(exchange -> {
            TicketAuthChange change = exchange.getMessage().getBody(TicketAuthChange.class);
            assertThat(change.id()).isEqualTo("500000");
            assertThat(change.resource()).isEqualTo("bookings");
            assertThat(change.time()).isEqualTo(change.record().updatedAt()).isNotNull();
            assertThat(change.raw().get("order_group_id").asText()).isEqualTo("1500000");
        });
        assertThat(change(2).record().reference()).isEqualTo("a+b & ü%");
        assertThat(change(1).raw().get("event_type").asText()).isEqualTo("seller_accepted");
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theCatalogAsTicketEvolutionPushesIt(boolean inBraces) throws Exception {
        simulators.close();
        simulators = ProviderSimulators.builder()
                .ticketEvolution(TicketEvolutionSettings.defaults().withCatalogBodyInBraces(inBraces)).start();
        hook("ticketevolution", TOKEN);

        pushed(simulators.ticketEvolution().pushTo(target()), 5, pusher -> {
            TicketEvolutionPusher catalog = (TicketEvolutionPusher) pusher;
            catalog.pushEvent(900_021, CatalogChange.CREATED);
            catalog.pushEvent(900_021, CatalogChange.UPDATED);
            catalog.pushEvent(900_021, CatalogChange.DELETED);
            catalog.pushPerformer(42, "The \"Who\"", CatalogChange.UPDATED);
            catalog.pushVenue(7, "Hall", CatalogChange.CREATED);
        });

        assertThat(received).extracting(exchange -> exchange.getMessage().getBody(TicketAuthChange.class))
                .extracting(change -> change.type() + " " + change.resource() + " " + change.id())
                .containsExactly(
                        "event.created events 900021", "event.changed events 900021", "event.deleted events 900021",
                        "performer.changed performers 42", "venue.created venues 7");
        assertThat(received).allSatisfy(exchange -> {
            TicketAuthChange change = exchange.getMessage().getBody(TicketAuthChange.class);
            assertThat(change.record()).isNull();
            assertThat(change.raw().get("body").isObject()).isTrue();
            assertThat(exchange.getMessage().getHeaders()).containsEntry("CamelTicketAuthResource", change.resource())
                    .containsEntry("CamelCloudEventType", "ticketauth." + change.type())
                    .doesNotContainKey("CamelCloudEventTime");
        });
        assertThat(change(3).raw().get("perfomer_id").asText()).isEqualTo("42");
        assertThat(change(3).raw().at("/body/name").asText()).isEqualTo("The \"Who\"");
    }

    @Test
    void recordsAsWsyncPushesThem() throws Exception {
        hook("wsync", "webhookAuth=token", "webhookSecret=RAW(s3cret)", "statusPointer=/status", "updatedAtPointer=/updatedAt");

        pushed(simulators.wsync().pushTo(target()), 2, pusher -> {
            simulators.wsync().data().tickets().change("ticket-0007", ticket -> ticket.put("status", "used"));
            simulators.wsync().data().tickets().change("ticket-0007", ticket -> ticket.put("status", "cancelled"));
        });

        assertThat(change(0).id()).isEqualTo("ticket-0007");
        assertThat(change(0).type()).isEqualTo("booking.changed");
        assertThat(change(0).record().state()).isEqualTo(RecordState.COMPLETED);
        assertThat(change(0).time()).isNotNull().isEqualTo(change(1).time());
        assertThat(change(1).type()).isEqualTo("booking.cancelled");
    }

    @Test
    void pointersSayWhereWsyncPutsThings() throws Exception {
        hook("wsync", "webhookAuth=none", "idPointer=/data/no", "statusPointer=/data/how", "updatedAtPointer=/data/when");
        String body
                = "{\"kind\":\"x\",\"data\":{\"no\":12345678901234567890,\"how\":\"void\",\"when\":\"2026-01-01T10:00:00+01:00\"}}";

        assertThat(push(body)).isEqualTo(200);

        assertThat(change(0).id()).isEqualTo("12345678901234567890");
        assertThat(change(0).type()).isEqualTo("booking.cancelled");
        assertThat(change(0).record().status()).isEqualTo("void");
        assertThat(change(0).time()).isEqualTo("2026-01-01T09:00:00Z");
        assertThat(change(0).raw()).hasToString(body);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "\"yesterday\"", "9223372036854775807", "-1", "1e400", "null", "{}", "\"9999-99-99T99:99:99Z\"", "true" })
    void aTimeThatIsNoneKeepsNothingBack(String time) throws Exception {
        hook("timetap", "webhookAuth=none");

        assertThat(push("{\"calendarid\":1,\"status\":\"OPEN\",\"modifieddate\":" + time + "}")).isEqualTo(200);
        assertThat(change(0).id()).isEqualTo("1");
        // the headers and the text can be made of it
        assertThat(camel.getTypeConverter().convertTo(String.class, change(0))).contains("\"modifieddate\":" + time);
    }

    @Test
    void allConversionsAgree() throws Exception {
        hook("ticketevolution", "webhookAuth=none");
        pushForm(Map.of("event_type", "order_created", "order_group_id", "5", "body",
                "{\"id\":4711,\"total\":25.00,\"note\":\"Zoë\"}"));
        TicketAuthChange change = change(0);

        String text = camel.getTypeConverter().mandatoryConvertTo(String.class, change);

        assertThat(text).startsWith("{\"type\":\"booking.created\",\"provider\":\"ticketevolution\",\"account\":\"sandbox\","
                                    + "\"resource\":\"bookings\",\"id\":\"4711\",\"version\":\"" + change.version()
                                    + "\",\"record\":{")
                .contains("\"raw\":{\"id\":4711,\"total\":25.00,\"note\":\"Zoë\"}").doesNotContain("\"time\"");
        assertThat(camel.getTypeConverter().mandatoryConvertTo(byte[].class, change)).isEqualTo(text.getBytes(UTF_8));
        assertThat(camel.getTypeConverter().mandatoryConvertTo(InputStream.class, change).readAllBytes())
                .isEqualTo(text.getBytes(UTF_8));
        assertThat(camel.getTypeConverter().mandatoryConvertTo(JsonNode.class, change)).hasToString(text);
        assertThat(change).hasToString(
                "TicketAuthChange[booking.created, ticketevolution/sandbox, 4711, " + change.version() + "]");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", " ", "{}", "{\"calendarid\":null}", "{\"calendarid\":\"\"}", "{\"calendarid\":{}}", "[]",
            "[{\"calendarid\":1}]",
            "null", "\"calendarid\"", "{\"calendarid\":1", "{\"calendarid\":1}{\"calendarid\":2}", "calendarid=1", "<a/>" })
    void aBodyThatTimeTapDoesNotSendIsRefused(String body) throws Exception {
        hook("timetap", TOKEN);

        HttpResponse<String> answer
                = post("/hook", body.getBytes(UTF_8), "Content-Type", "application/json", "X-Webhook-Token", "s3cret");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().firstValue("Retry-After")).isEmpty();
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "application/x-www-form-urlencoded | timetap         | calendarid=1",
            "application/json                  | ticketevolution | {\"event_type\":\"order_created\",\"body\":{\"id\":1}}",
            "application/x-www-form-urlencoded | ticketevolution | event_type=order_created&order_group_id=5",
            "application/x-www-form-urlencoded | ticketevolution | event_type=order_created&order_group_id=5&body={}",
            "application/x-www-form-urlencoded | ticketevolution | event_type=order_created&order_group_id=5&body=[1]",
            "application/x-www-form-urlencoded | ticketevolution | event_type=order_created&order_group_id=5&body=id",
            "application/x-www-form-urlencoded | ticketevolution | event_type=order_created&body={\"id\":1}&body={\"id\":2}",
            "application/x-www-form-urlencoded | ticketevolution | body={\"id\":1}&order_group_id=5&order_group_id=5",
            "text/plain                        | ticketevolution | event_type=order_created&body=%zz",
            "application/x-www-form-urlencoded | ticketevolution | event_type=event_updated&body={\"name\":\"x\"}",
            "application/x-www-form-urlencoded | wsync           | id=1" })
    void aBodyOfAnotherFormIsRefused(String type, String provider, String body) throws Exception {
        hook(provider, TOKEN);
        String sent
                = type.startsWith("application/x") ? body.replace("{", "%7B").replace("\"", "%22").replace("}", "%7D") : body;

        HttpResponse<String> answer = post("/hook", sent.getBytes(UTF_8), "Content-Type", type, "X-Webhook-Token", "s3cret");

        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).isEmpty();
        assertThat(received).isEmpty();
    }

    @Test
    void aBadTokenIsRefused() throws Exception {
        hook("timetap", TOKEN);

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3creT")).isEqualTo(401);
        assertThat(push(APPOINTMENT)).isEqualTo(401);
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "timetap         | Settings > Integrations > Other Integrations > Webhook", "ticketevolution | ask its support",
            "wsync           | not documented by the provider" })
    void registrationTellsAPersonWhatToDo(String provider, String instruction) throws Exception {
        String log = logOf(() -> routes(builder -> builder.from(webhook(provider, TOKEN)
                                                                + "&webhookExternalUrl=https://hooks.example.org")
                .to("log:x")));

        assertThat(log).contains(instruction, "https://hooks.example.org/hook").doesNotContain("s3cret");
        assertThat(simulator(provider).requests()).isEmpty();
    }

    @Test
    void onlyPostsArePushes() throws Exception {
        hook("timetap", TOKEN);
        HttpClient client = HttpClient.newHttpClient();

        for (String method : new String[] { "GET", "PUT", "DELETE", "OPTIONS" }) {
            HttpRequest request = HttpRequest.newBuilder(uri("/hook")).header("X-Webhook-Token", "s3cret")
                    .method(method, HttpRequest.BodyPublishers.ofString(APPOINTMENT)).build();
            assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).as(method).isIn(404, 405);
        }
        assertThat(received).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(ints = { 202, 302, 404, 500 })
    void nothingOfTheRouteIsInTheAnswer(int status) throws Exception {
        routes(builder -> builder.from(webhook("timetap", TOKEN)).setHeader(Exchange.HTTP_RESPONSE_CODE).constant(status)
                .setHeader("Location").constant("https://elsewhere.example.org").setHeader("X-Inner").constant("secret")
                .setHeader(Exchange.CONTENT_TYPE).constant("text/html").setBody().constant("of nobody's business"));

        HttpResponse<String> answer = post("/hook", APPOINTMENT.getBytes(UTF_8), "X-Webhook-Token", "s3cret");

        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map()).doesNotContainKeys("location", "x-inner", "content-type", "x-webhook-token");
    }

    @Test
    void aRouteThatFailsIsAFailureOfTheServerWithoutItsException() throws Exception {
        routes(builder -> builder.from(webhook("timetap", TOKEN)).setBody().constant("inner").process(exchange -> {
            throw new IllegalStateException("inner");
        }));

        HttpResponse<String> answer = post("/hook", APPOINTMENT.getBytes(UTF_8), "X-Webhook-Token", "s3cret");

        assertThat(answer.statusCode()).isEqualTo(500);
        assertThat(answer.body()).isEmpty();
        assertThat(answer.headers().map().toString()).doesNotContain("inner");
    }

    @Test
    void aRouteThatRollsBackHasFailed() throws Exception {
        routes(builder -> builder.from(webhook("timetap", TOKEN)).markRollbackOnly());

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret")).isEqualTo(500);
    }

    @Test
    void aFailureThatTheRouteHandlesIsNone() throws Exception {
        routes(builder -> {
            builder.onException(IllegalStateException.class).handled(true).setHeader(Exchange.HTTP_RESPONSE_CODE).constant(418);
            builder.from(webhook("timetap", TOKEN)).process(exchange -> {
                throw new IllegalStateException("handled");
            });
        });

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret")).isEqualTo(200);
    }

    @Test
    void aRouteThatGoesOnInOtherThreadsIsWaitedFor() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook("timetap", TOKEN)).threads(2).process(exchange -> {
                gate.await();
                received.add(exchange.copy());
            }).choice().when(exchange -> change(0).record().status().equals("PENDING")).throwException(
                    new IllegalStateException("in another thread"));
        });
        CompletableFuture<HttpResponse<String>> answer = pushLater(APPOINTMENT);
        await().during(Duration.ofMillis(200)).until(() -> !answer.isDone());

        gate.countDown();
        assertThat(answer.get().statusCode()).isEqualTo(200);

        received.clear();
        assertThat(push(APPOINTMENT.replace("OPEN", "PENDING"), "X-Webhook-Token", "s3cret")).isEqualTo(500);
    }

    @Test
    void aRouteThatPutsItIntoAQueueIsNotWaitedForBehindIt() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        routes(builder -> {
            builder.from(webhook("timetap", TOKEN)).to("seda:later");
            builder.from("seda:later").process(exchange -> {
                gate.await();
                received.add(exchange.copy());
            });
        });

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret")).isEqualTo(200);
        assertThat(received).isEmpty();
        gate.countDown();
        await().untilAsserted(() -> assertThat(received).hasSize(1));
        assertThat(change(0).id()).isEqualTo("77001");
    }

    @Test
    void aPushThatIsUnderWayWhenTheRouteStopsIsCompletedAndAnswered() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        routes(builder -> builder.from(webhook("timetap", TOKEN)).routeId("hook").process(exchange -> {
            begun.countDown();
            gate.await();
            received.add(exchange.copy());
        }));
        CompletableFuture<HttpResponse<String>> answer = pushLater(APPOINTMENT);
        begun.await();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(() -> stopRoute("hook"), Caller::start);
        // nothing is taken any longer
        await().untilAsserted(
                () -> assertThat(push(APPOINTMENT.replace("77001", "77002"), "X-Webhook-Token", "s3cret")).isEqualTo(404));
        assertThat(stopped).isNotDone();

        gate.countDown();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        stopped.get();
        assertThat(received).hasSize(1);
    }

    @Test
    void aPushThatIsUnderWayWhenTheContextStopsIsCompletedAndAnswered() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        routes(builder -> builder.from(webhook("timetap", TOKEN)).routeId("hook").process(exchange -> {
            begun.countDown();
            gate.await();
            received.add(exchange.copy());
        }));
        CompletableFuture<HttpResponse<String>> answer = pushLater(APPOINTMENT);
        begun.await();
        CompletableFuture<Void> stopped = CompletableFuture.runAsync(camel::stop, Caller::start);
        await().until(() -> camel.getStatus().isStopping());
        await().during(Duration.ofMillis(200)).until(() -> !stopped.isDone());

        gate.countDown();

        assertThat(answer.get().statusCode()).isEqualTo(200);
        stopped.get();
        assertThat(received).hasSize(1);
    }

    @Test
    void aRouteThatIsStoppedAndStartedTakesPushesAgain() throws Exception {
        hook("timetap", TOKEN);
        push(APPOINTMENT, "X-Webhook-Token", "s3cret");
        camel.getRouteController().stopRoute("hook");
        camel.getRouteController().startRoute("hook");

        assertThat(push(APPOINTMENT.replace("77001", "77002"), "X-Webhook-Token", "s3cret")).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret")).isEqualTo(200);
        assertThat(received).hasSize(2);
    }

    private CompletableFuture<HttpResponse<String>> pushLater(String body) {
        HttpRequest request = HttpRequest.newBuilder(uri("/hook")).header("X-Webhook-Token", "s3cret")
                .POST(HttpRequest.BodyPublishers.ofString(body)).build();
        return HttpClient.newHttpClient().sendAsync(request, BodyHandlers.ofString());
    }

    private void stopRoute(String id) {
        try {
            camel.getRouteController().stopRoute(id);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private PushTarget target() {
        return PushTarget.at(uri("/hook")).withHeader("X-Webhook-Token", "s3cret");
    }

    /** One at a time, in order, and each taken at once. */
    private void pushed(Pusher pusher, int count, Consumer<Pusher> changes) {
        try (pusher) {
            pusher.concurrency(1);
            changes.accept(pusher);
            assertThat(pusher.awaitIdle(Duration.ofSeconds(20))).isTrue();
            assertThat(pusher.attempts()).extracting(attempt -> attempt.status()).hasSize(count).containsOnly(200);
        }
        assertThat(received).hasSize(count);
    }

    private interface Step {

        void run() throws Exception;
    }

    private static String logOf(Step step) throws Exception {
        PrintStream console = System.out;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        System.setOut(new PrintStream(log, true, UTF_8));
        try {
            step.run();
        } finally {
            System.setOut(console);
        }
        return log.toString(UTF_8);
    }
}
