// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.camel.webhook.Once;
import dev.ticketauth.camel.webhook.OnceInRepository;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.RetryPlan;
import dev.ticketauth.simulators.push.Signing;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.processor.idempotent.FileIdempotentRepository;
import org.apache.camel.support.processor.state.FileStateRepository;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Every push is done once, whatever happens on the way, and none is lost.
 */
class WebhookOnceTest extends WebhookTestSupport {

    private static final String WHSEC = "MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
    private static final Instant TIME = Instant.parse("2020-01-01T10:00:00Z");

    private final MemoryRepositories repositories = new MemoryRepositories(new ConcurrentHashMap<>());
    private final StandingClock clock = new StandingClock();

    private void hookWithMemory(String... options) throws Exception {
        camel.getRegistry().bind("seen", repositories.consumed());
        List<String> all = new ArrayList<>(List.of("webhookAuth=none", "idempotentRepository=#seen"));
        all.addAll(List.of(options));
        hook("timetap", all.toArray(String[]::new));
    }

    private void standStill() {
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
    }

    private static String appointment(int id, Instant modified) {
        return "{\"calendarid\":" + id + ",\"status\":\"OPEN\",\"modifieddate\":" + modified.toEpochMilli() + "}";
    }

    @Test
    void aPushThatComesTwiceIsTakenOnce() throws Exception {
        hook("timetap", "webhookAuth=none");

        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(received).hasSize(1);

        assertThat(push(APPOINTMENT.replace("OPEN", "PENDING"))).isEqualTo(200);
        assertThat(received).hasSize(2);
    }

    @Test
    void theFieldsOfAFormInAnotherOrderAreTheSamePush() throws Exception {
        hook("ticketevolution", "webhookAuth=none");
        String type = "application/x-www-form-urlencoded";

        assertThat(post("/hook", "event_type=order_created&order_group_id=5&body=%7B%22id%22%3A1%7D".getBytes(UTF_8),
                "Content-Type", type).statusCode()).isEqualTo(200);
        assertThat(post("/hook", "body=%7B%22id%22%3A1%7D&order_group_id=5&event_type=order_created".getBytes(UTF_8),
                "Content-Type", type).statusCode()).isEqualTo(200);

        assertThat(received).hasSize(1);
    }

    @Test
    void twentyAtATimeAreTakenOnce() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger begun = new AtomicInteger();
        routes(builder -> builder.from(webhook("timetap", "webhookAuth=none")).process(exchange -> {
            begun.incrementAndGet();
            gate.await();
        }));
        ExecutorService senders = Executors.newFixedThreadPool(20);
        try {
            List<Future<HttpResponse<String>>> answers = new ArrayList<>();
            for (int i = 0; i < 20; i++) {
                answers.add(senders.submit(() -> post("/hook", APPOINTMENT.getBytes(UTF_8))));
            }
            // the others are told to come again while the first one is under way
            await().until(() -> answers.stream().filter(Future::isDone).count() == 19);
            gate.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<HttpResponse<String>> answer : answers) {
                statuses.add(answer.get().statusCode());
                if (answer.get().statusCode() == 503) {
                    assertThat(answer.get().headers().firstValueAsLong("Retry-After")).hasValue(5);
                }
            }
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(1);
            assertThat(Collections.frequency(statuses, 503)).isEqualTo(19);
        } finally {
            senders.shutdownNow();
        }
        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(begun).hasValue(1);
    }

    @Test
    void anotherStateOfARecordWaitsForTheOneThatIsUnderWay() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        AtomicInteger underWay = new AtomicInteger();
        List<Integer> together = Collections.synchronizedList(new ArrayList<>());
        List<Instant> times = Collections.synchronizedList(new ArrayList<>());
        routes(builder -> builder.from(webhook("timetap", "webhookAuth=none")).process(exchange -> {
            together.add(underWay.incrementAndGet());
            begun.countDown();
            if (exchange.getMessage().getBody(TicketAuthChange.class).id().equals("1")) {
                gate.await();
            }
            times.add(exchange.getMessage().getBody(TicketAuthChange.class).time());
            underWay.decrementAndGet();
        }));
        ExecutorService senders = Executors.newFixedThreadPool(12);
        try {
            Future<Integer> first = senders.submit(() -> push(appointment(1, TIME)));
            begun.await();
            Future<Integer> second = senders.submit(() -> push(appointment(1, TIME.plusSeconds(1))));
            await().during(Duration.ofMillis(300)).until(() -> !second.isDone() && times.isEmpty());
            // the same one does not wait, and another record neither
            assertThat(push(appointment(1, TIME))).isEqualTo(503);
            assertThat(push(appointment(1, TIME.plusSeconds(1)))).isEqualTo(503);
            gate.countDown();
            assertThat(first.get()).isEqualTo(200);
            assertThat(second.get()).isEqualTo(200);
        } finally {
            senders.shutdownNow();
        }
        assertThat(times).containsExactly(TIME, TIME.plusSeconds(1));
        assertThat(together).containsOnly(1);
    }

    @Test
    void onlySoManyWaitForOneRecord() throws Exception {
        CountDownLatch gate = new CountDownLatch(1);
        CountDownLatch begun = new CountDownLatch(1);
        routes(builder -> builder.from(webhook("timetap", "webhookAuth=none")).process(exchange -> {
            begun.countDown();
            gate.await();
            received.add(exchange.copy());
        }));
        ExecutorService senders = Executors.newFixedThreadPool(15);
        try {
            List<Future<Integer>> answers = new ArrayList<>();
            answers.add(senders.submit(() -> push(appointment(1, TIME))));
            begun.await();
            for (int i = 1; i < 15; i++) {
                String body = appointment(1, TIME.plusSeconds(i));
                answers.add(senders.submit(() -> push(body)));
            }
            await().until(() -> answers.stream().filter(Future::isDone).count() == 4);
            await().during(Duration.ofMillis(200)).until(() -> answers.stream().filter(Future::isDone).count() == 4);
            for (Future<Integer> answer : answers) {
                if (answer.isDone()) {
                    assertThat(answer.get()).isEqualTo(503);
                }
            }
            gate.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            assertThat(Collections.frequency(statuses, 200)).isEqualTo(11);
        } finally {
            senders.shutdownNow();
        }
        assertThat(received).hasSize(11);
        for (int i = 0; i < 15; i++) {
            assertThat(push(appointment(1, TIME.plusSeconds(i)))).isEqualTo(200);
        }
        assertThat(received).hasSize(15);
    }

    @Test
    void whatFailsLetsTheNextStateOfItsRecordPass() throws Exception {
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook("timetap", "webhookAuth=none")).process(exchange -> {
                received.add(exchange.copy());
                if (received.size() == 1) {
                    throw new IllegalStateException("not today");
                }
            });
        });

        assertThat(push(appointment(1, TIME))).isEqualTo(500);
        assertThat(push(appointment(1, TIME.plusSeconds(1)))).isEqualTo(200);
        assertThat(push(appointment(1, TIME))).isEqualTo(200);
        assertThat(received).extracting(exchange -> exchange.getMessage().getHeader("CamelTicketAuthOutdated"))
                .containsExactly(null, null, true);
    }

    /** A record without a time has nothing but its bytes to tell its states apart. */
    @Test
    void withoutATimeAStateThatReturnsIsARepetition() throws Exception {
        hook("wsync", "webhookAuth=none", "updatedAtPointer=/at");

        for (String status : List.of("open", "closed", "open")) {
            assertThat(push("{\"id\":\"1\",\"status\":\"" + status + "\"}")).isEqualTo(200);
        }
        assertThat(received).hasSize(2);
        for (int i = 0; i < 3; i++) {
            assertThat(push("{\"id\":\"2\",\"status\":\"open\",\"at\":\"2026-01-01T00:00:0" + i + "Z\"}")).isEqualTo(200);
        }
        assertThat(received).hasSize(5);
    }

    @Test
    void manyDifferentOnesAtATimeAreAllTakenOnce() throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Map<String, Integer> times = new ConcurrentHashMap<>();
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook("timetap", "webhookAuth=none")).threads(4).process(exchange -> {
                if (calls.incrementAndGet() % 7 == 0) {
                    throw new IllegalStateException("now and then");
                }
                times.merge(exchange.getMessage().getBody(TicketAuthChange.class).id(), 1, Integer::sum);
            });
        });
        List<Integer> pushes = new ArrayList<>();
        for (int id = 1; id <= 100; id++) {
            pushes.addAll(List.of(id, id, id));
        }
        Collections.shuffle(pushes, new Random(7));

        atATime(8, pushes.stream().<Callable<Integer>> map(id -> () -> {
            int attempts = 0;
            // as a sender that does not give up
            while (push(appointment(id, Instant.EPOCH)) != 200) {
                assertThat(++attempts).isLessThan(10_000);
            }
            return attempts;
        }).toList());

        assertThat(times).hasSize(100).allSatisfy((id, count) -> assertThat(count).as(id).isEqualTo(1));
    }

    @ParameterizedTest
    @ValueSource(strings = { "webhookOutdated=flag", "webhookHandOver=RAW(seda:kept?size=2&concurrentConsumers=2)" })
    void everyPushOfASenderThatRepeatsIsTakenOnce(String option) throws Exception {
        AtomicInteger calls = new AtomicInteger();
        Map<String, Integer> times = new ConcurrentHashMap<>();
        String[] options = { "webhookAuth=standardWebhooks", "webhookSecret=RAW(whsec_" + WHSEC + ")", option };
        routes(builder -> {
            // a queue in memory does not bring anything again
            builder.errorHandler(option.contains("HandOver")
                    ? builder.defaultErrorHandler().maximumRedeliveries(-1).redeliveryDelay(1) : builder.noErrorHandler());
            builder.from(webhook("timetap", options)).process(exchange -> {
                if (calls.incrementAndGet() % 5 == 0) {
                    throw new IllegalStateException("now and then");
                }
                TicketAuthChange change = exchange.getMessage().getBody(TicketAuthChange.class);
                times.merge(change.id() + "/" + change.version(), 1, Integer::sum);
            });
        });
        RetryPlan plan = RetryPlan.of(Collections.nCopies(200, Duration.ofMillis(20)).toArray(Duration[]::new))
                .withLongestRetryAfter(Duration.ofMillis(20));
        var appointments = simulators.timetap().data().appointments();

        try (Pusher pusher = simulators.timetap().pushTo(
                PushTarget.at(uri("/hook")).retrying(plan).signedWith(Signing.standardWebhooks("whsec_" + WHSEC)))) {
            pusher.concurrency(8).duplicates(3).reorder(5, 3);
            for (int change = 0; change < 150; change++) {
                long modified = 1_600_000_000_000L + change;
                appointments.change(700_001 + change % 50, appointment -> appointment.put("modifieddate", modified));
            }
            assertThat(pusher.awaitIdle(Duration.ofSeconds(60))).isTrue();
            assertThat(pusher.counts().givenUp()).isZero();
            assertThat(pusher.counts().pushes()).isEqualTo(200);
        }

        await().untilAsserted(() -> assertThat(times).hasSize(150));
        assertThat(times.values()).containsOnly(1);
    }

    @Test
    void aPushThatFailedIsTakenWhenItComesAgain() throws Exception {
        AtomicBoolean fails = new AtomicBoolean(true);
        camel.getRegistry().bind("seen", repositories.consumed());
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(webhook("timetap", "webhookAuth=none", "idempotentRepository=#seen")).process(exchange -> {
                if (fails.get()) {
                    throw new IllegalStateException("not today");
                }
                received.add(exchange.copy());
            });
        });

        assertThat(push(APPOINTMENT)).isEqualTo(500);
        assertThat(repositories.consumedKeys()).isEmpty();
        assertThat(push(APPOINTMENT)).isEqualTo(500);
        fails.set(false);
        assertThat(push(APPOINTMENT)).isEqualTo(200);

        assertThat(received).hasSize(1);
        // its time is not later than itself
        assertThat(received.get(0).getMessage().getHeaders()).doesNotContainKey(TicketAuthConstants.OUTDATED);
        // what tells that it is taken is gone, and only one key is left of it
        assertThat(repositories.consumedKeys()).singleElement().asString().doesNotContain("taken");
    }

    @Test
    void aPushThatWasUnderWayAtACrashIsTakenAgainWhenItsTimeIsOver() throws Exception {
        standStill();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        camel.getRegistry().bind("seen", repositories.consumed());
        String[] options = { "webhookAuth=none", "idempotentRepository=#seen", "webhookTakenFor=10s" };
        routes(builder -> builder.from(webhook("timetap", options)).routeId("hook").process(exchange -> {
            begun.countDown();
            gate.await();
        }));
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try {
            sender.submit(() -> push(APPOINTMENT));
            begun.await();
            List<String> left = List.copyOf(repositories.consumedKeys());
            assertThat(left).singleElement().asString().contains("/taken/");
            gate.countDown();
            sender.shutdown();
            assertThat(sender.awaitTermination(20, TimeUnit.SECONDS)).isTrue();
            camel.getRouteController().stopRoute("hook");
            camel.removeRoute("hook");
            // what a process that is killed at this moment leaves behind
            repositories.consumedKeys().clear();
            repositories.consumedKeys().addAll(left);
        } finally {
            sender.shutdownNow();
        }
        hook("timetap", options);

        assertThat(push(APPOINTMENT)).isEqualTo(503);
        clock.advance(Duration.ofSeconds(9));
        assertThat(push(APPOINTMENT)).isEqualTo(503);
        assertThat(received).isEmpty();
        clock.advance(Duration.ofSeconds(11));
        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(received).hasSize(1);
        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(longs = { 1, -1 })
    void ofTwoWhoComeWhileAPeriodEndsNotBothAreFirst(long seconds) {
        AtomicBoolean isFirst = new AtomicBoolean(true);
        List<Once.Take> takes = new ArrayList<>();
        Once[] once = new Once[1];
        IdempotentRepository interrupted = new Failing(repositories.consumed()) {

            @Override
            public boolean add(String key) {
                // the other one comes between the look at the clock and this, and its clock shows another period
                if (isFirst.getAndSet(false)) {
                    clock.advance(Duration.ofSeconds(seconds));
                    takes.add(once[0].take("push"));
                    clock.advance(Duration.ofSeconds(-seconds));
                }
                return super.add(key);
            }
        };
        once[0] = new OnceInRepository(interrupted, "", Duration.ofSeconds(1), clock);

        takes.add(once[0].take("push"));

        assertThat(takes).extracting(Once.Take::turn).containsExactly(Once.Turn.FIRST, Once.Turn.BUSY);
        once[0].release(takes.get(0));
        assertThat(repositories.consumedKeys()).isEmpty();
    }

    @Test
    void aRouteThatNeedsLongerThanItMayIsNotForgottenWhenItEnds() throws Exception {
        standStill();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch gate = new CountDownLatch(1);
        AtomicInteger count = new AtomicInteger();
        camel.getRegistry().bind("seen", repositories.consumed());
        routes(builder -> builder
                .from(webhook("timetap", "webhookAuth=none", "idempotentRepository=#seen", "webhookTakenFor=1s"))
                .process(exchange -> {
                    count.incrementAndGet();
                    begun.countDown();
                    gate.await();
                }));
        ExecutorService sender = Executors.newSingleThreadExecutor();
        try {
            Future<Integer> first = sender.submit(() -> push(APPOINTMENT));
            begun.await();
            clock.advance(Duration.ofMillis(900));
            assertThat(push(APPOINTMENT)).isEqualTo(503);
            clock.advance(Duration.ofSeconds(60));
            gate.countDown();
            assertThat(first.get()).isEqualTo(200);
        } finally {
            sender.shutdownNow();
        }
        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(count).hasValue(1);
        assertThat(repositories.consumedKeys()).singleElement().asString().doesNotContain("taken");
    }

    @Test
    void filesRememberAcrossRestartsAndTakeAnyId(@TempDir Path folder) throws Exception {
        for (int start = 0; start < 3; start++) {
            camel.getRegistry().bind("seen",
                    FileIdempotentRepository.fileIdempotentRepository(folder.resolve("seen").toFile()));
            camel.getRegistry().bind("states", FileStateRepository.fileStateRepository(folder.resolve("states").toFile()));
            // another option, so that nothing is left of the endpoint before
            hook("wsync", "webhookAuth=none", "idempotentRepository=#seen", "cursorRepository=#states", "webhookOutdated=drop",
                    "updatedAtPointer=/at", "webhookTakenFor=" + (start + 1) + "m");

            // a state repository has no place for = and line ends in its keys
            assertThat(push("{\"id\":\"a=b\\nc\",\"at\":\"2020-01-02T00:00:00Z\"}")).isEqualTo(200);
            assertThat(push("{\"id\":\"plain\",\"at\":\"2020-01-02T00:00:00Z\"}")).isEqualTo(200);
            assertThat(push("{\"id\":\"plain\",\"at\":\"2020-01-01T00:00:00Z\",\"start\":" + start + "}")).isEqualTo(200);
            assertThat(received).hasSize(2);

            camel.getRouteController().stopRoute("hook");
            camel.removeRoute("hook");
        }
    }

    @Test
    void theIdThatIsSignedCountsAndNotWhenItWasSent() throws Exception {
        hook("timetap", "webhookAuth=standardWebhooks", "webhookSecret=RAW(whsec_" + WHSEC + ")");
        long now = Instant.now().getEpochSecond();

        assertThat(signed("msg_1", now - 20, APPOINTMENT)).isEqualTo(200);
        assertThat(signed("msg_1", now, APPOINTMENT)).isEqualTo(200);
        assertThat(received).hasSize(1);

        // the sender says that it is another one
        assertThat(signed("msg_2", now, APPOINTMENT)).isEqualTo(200);
        assertThat(received).hasSize(2);
        assertThat(signed("msg_" + "9".repeat(1_000), now, APPOINTMENT)).isEqualTo(200);
        assertThat(signed("msg_" + "9".repeat(1_000), now - 1, APPOINTMENT)).isEqualTo(200);
        assertThat(received).hasSize(3);
    }

    @Test
    void anIdThatNobodySignedDoesNotCount() throws Exception {
        hook("timetap", "webhookAuth=token", "webhookSecret=RAW(s3cret)");

        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret", "webhook-id", "msg_1")).isEqualTo(200);
        assertThat(push(APPOINTMENT, "X-Webhook-Token", "s3cret", "webhook-id", "msg_2")).isEqualTo(200);
        assertThat(push(APPOINTMENT.replace("OPEN", "PENDING"), "X-Webhook-Token", "s3cret", "webhook-id", "msg_1"))
                .isEqualTo(200);

        assertThat(received).hasSize(2);
    }

    private int signed(String id, long timestamp, String body) throws Exception {
        Mac mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(Base64.getDecoder().decode(WHSEC), "HmacSHA256"));
        String signature = Base64.getEncoder().encodeToString(mac.doFinal((id + "." + timestamp + "." + body).getBytes(UTF_8)));
        return push(body, "webhook-id", id, "webhook-timestamp", String.valueOf(timestamp), "webhook-signature",
                "v1," + signature);
    }

    @ParameterizedTest
    @ValueSource(strings = { "contains", "add" })
    void aRepositoryThatIsDownLosesNothing(String operation) throws Exception {
        Failing failing = new Failing(repositories.consumed());
        camel.getRegistry().bind("seen", failing);
        hook("timetap", "webhookAuth=none", "idempotentRepository=#seen");

        failing.operation = operation;
        HttpResponse<String> answer = post("/hook", APPOINTMENT.getBytes(UTF_8));
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.headers().firstValueAsLong("Retry-After")).hasValue(5);
        assertThat(answer.body()).isEmpty();
        assertThat(received).isEmpty();

        failing.operation = null;
        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void aRepositoryThatGoesDownWhileTheRouteRunsDoesNotMakeItFail() throws Exception {
        standStill();
        Failing failing = new Failing(repositories.consumed());
        camel.getRegistry().bind("seen", failing);
        AtomicInteger count = new AtomicInteger();
        routes(builder -> builder.from(webhook("timetap", "webhookAuth=none", "idempotentRepository=#seen"))
                .process(exchange -> {
                    count.incrementAndGet();
                    failing.operation = "add";
                }));

        assertThat(push(APPOINTMENT)).isEqualTo(200);

        // nobody could note it: as long as it counts as taken it is not done again, and then it is
        failing.operation = null;
        assertThat(push(APPOINTMENT)).isEqualTo(503);
        clock.advance(Duration.ofMinutes(2));
        assertThat(push(APPOINTMENT)).isEqualTo(200);
        assertThat(count).hasValue(2);
    }

    @Test
    void statesThatCanNotBeReadKeepAPushAndLoseNothing() throws Exception {
        AtomicBoolean down = new AtomicBoolean(true);
        Map<String, String> states = new ConcurrentHashMap<>() {

            private static final long serialVersionUID = 1L;

            @Override
            public String get(Object key) {
                if (down.get()) {
                    throw new IllegalStateException("down");
                }
                return super.get(key);
            }
        };
        camel.getRegistry().bind("states", new MemoryRepositories(states).cursors());
        hookWithMemory("cursorRepository=#states");

        assertThat(push(APPOINTMENT.replace("1767261600000", "1577872800000"))).isEqualTo(503);
        assertThat(repositories.consumedKeys()).isEmpty();
        down.set(false);
        assertThat(push(APPOINTMENT.replace("1767261600000", "1577872800000"))).isEqualTo(200);
        assertThat(received).hasSize(1);
    }

    @Test
    void anOlderStateThatComesLaterIsFlagged() throws Exception {
        hookWithMemory();

        push(appointment(1, TIME));
        push(appointment(1, TIME.minusMillis(1)));
        push(appointment(2, TIME.minusMillis(1)));
        // of the same time, and not the same
        push(appointment(1, TIME).replace("OPEN", "PENDING"));
        push(appointment(1, TIME.plusMillis(1)));
        push("{\"calendarid\":1,\"status\":\"OPEN\"}");

        assertThat(received).extracting(exchange -> exchange.getMessage().getHeader("CamelTicketAuthOutdated"))
                .containsExactly(null, true, null, null, null, null);
    }

    @Test
    void anOlderStateThatComesLaterIsDroppedWhereTheOptionSaysSo() throws Exception {
        hookWithMemory("webhookOutdated=drop");

        assertThat(push(appointment(1, TIME))).isEqualTo(200);
        assertThat(push(appointment(1, TIME.minusMillis(1)))).isEqualTo(200);
        assertThat(push(appointment(1, TIME).replace("OPEN", "PENDING"))).isEqualTo(200);
        assertThat(push("{\"calendarid\":1,\"status\":\"OPEN\"}")).isEqualTo(200);

        assertThat(received)
                .extracting(exchange -> exchange.getMessage().getHeader("CamelTicketAuthRecordVersion", String.class))
                .satisfiesExactly(
                        version -> assertThat(version).startsWith("2020-01-01T10:00:00Z/"),
                        version -> assertThat(version).startsWith("2020-01-01T10:00:00Z/"),
                        version -> assertThat(version).doesNotContain("/"));
        // one that was dropped is done
        assertThat(repositories.consumedKeys()).hasSize(4).noneMatch(key -> key.contains("taken"));
    }

    @Test
    void aStateFromTheFutureHidesNothing() throws Exception {
        standStill();
        hookWithMemory("webhookOutdated=drop");

        push(appointment(1, clock.now().plus(Duration.ofDays(1))));
        push(appointment(1, clock.now().plusSeconds(60)));
        push(appointment(1, clock.now()));
        push(appointment(1, clock.now().plusSeconds(61)));

        assertThat(received).extracting(exchange -> exchange.getMessage().getBody(TicketAuthChange.class).time())
                .containsExactly(
                        clock.now().plus(Duration.ofDays(1)), clock.now().plusSeconds(60), clock.now().plusSeconds(61));
    }

    @Test
    void amongManyAtATimeTheNewestIsNeverOutdated() throws Exception {
        hookWithMemory("webhookOutdated=drop");
        List<Callable<Integer>> pushes = new ArrayList<>();
        for (int version = 0; version < 60; version++) {
            for (int id = 1; id <= 3; id++) {
                String body = appointment(id, TIME.plusSeconds(version));
                pushes.add(() -> push(body));
            }
        }
        Collections.shuffle(pushes, new Random(11));

        assertThat(atATime(8, pushes)).containsOnly(200);

        for (String id : List.of("1", "2", "3")) {
            assertThat(received).extracting(exchange -> exchange.getMessage().getBody(TicketAuthChange.class))
                    .filteredOn(change -> change.id().equals(id)).extracting(TicketAuthChange::time)
                    .contains(TIME.plusSeconds(59)).doesNotHaveDuplicates();
        }
        assertThat(received).hasSizeLessThan(180);
    }

    @Test
    void webhooksThatShareARepositoryDoNotTakeEachOthersPushes() throws Exception {
        camel.getRegistry().bind("seen", repositories.consumed());
        String[] shared = { "webhookAuth=none", "idempotentRepository=#seen" };
        routes(builder -> {
            builder.from(webhookAt("/wsync", "wsync", shared)).process(exchange -> received.add(exchange.copy()));
            builder.from(webhookAt("/wsync2", "wsync", shared[0], shared[1], "tenant=two"))
                    .process(exchange -> received.add(exchange.copy()));
            builder.from(webhookAt("/timetap", "timetap", shared)).process(exchange -> received.add(exchange.copy()));
            // the same account, and a route that is after something else
            builder.from(webhookAt("/timetap2", "timetap", shared[0], shared[1], "webhookOutdated=drop"))
                    .process(exchange -> received.add(exchange.copy()));
        });
        byte[] body = "{\"id\":7,\"calendarid\":7,\"status\":\"OPEN\"}".getBytes(UTF_8);

        for (String path : List.of("/wsync", "/wsync2", "/timetap", "/timetap2", "/wsync", "/wsync2", "/timetap",
                "/timetap2")) {
            assertThat(post(path, body, "Content-Type", "application/json").statusCode()).isEqualTo(200);
        }

        assertThat(received).hasSize(4);
        assertThat(repositories.consumedKeys()).hasSize(4);
    }

    @Test
    void keysFitIntoTheColumnsOfRepositories() throws Exception {
        camel.getRegistry().bind("seen", repositories.consumed());
        List<String> keys = Collections.synchronizedList(new ArrayList<>());
        routes(builder -> builder.from(
                webhook("wsync", "webhookAuth=none", "idempotentRepository=#seen", "webhookTakenFor=1",
                        "webhookHandOver=seda:kept"))
                .process(exchange -> keys.addAll(repositories.consumedKeys())));

        push("{\"id\":\"" + "x".repeat(500) + "\"}");
        push("{\"id\":\"short\"}");
        push("{\"id\":\"" + "1234567890".repeat(2) + "\"}");

        await().untilAsserted(() -> assertThat(keys).anyMatch(key -> key.contains("/taken/")));
        // handed over, and done
        await().untilAsserted(() -> assertThat(repositories.consumedKeys()).hasSize(6));
        assertThat(keys).allSatisfy(key -> assertThat(key.length()).isLessThanOrEqualTo(100));
    }

    private static <T> List<T> atATime(int count, List<Callable<T>> calls) throws Exception {
        ExecutorService senders = Executors.newFixedThreadPool(count);
        try {
            List<T> results = new ArrayList<>();
            for (Future<T> result : senders.invokeAll(calls)) {
                results.add(result.get());
            }
            return results;
        } finally {
            senders.shutdownNow();
        }
    }

    /** Fails in one of its operations. */
    private static class Failing implements IdempotentRepository {

        private final IdempotentRepository repository;
        private volatile String operation;

        Failing(IdempotentRepository repository) {
            this.repository = repository;
        }

        private IdempotentRepository up(String name) {
            if (name.equals(operation)) {
                throw new IllegalStateException("the repository is down");
            }
            return repository;
        }

        @Override
        public boolean add(String key) {
            return up("add").add(key);
        }

        @Override
        public boolean contains(String key) {
            return up("contains").contains(key);
        }

        @Override
        public boolean remove(String key) {
            return up("remove").remove(key);
        }

        @Override
        public boolean confirm(String key) {
            return true;
        }

        @Override
        public void clear() {
            repository.clear();
        }

        @Override
        public void start() {
        }

        @Override
        public void stop() {
        }
    }
}
