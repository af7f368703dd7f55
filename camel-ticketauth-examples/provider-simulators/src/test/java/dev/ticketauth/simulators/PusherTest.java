// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.stream.IntStream;

import dev.ticketauth.simulators.PushReceiver.Received;
import dev.ticketauth.simulators.push.PushAttempt;
import dev.ticketauth.simulators.push.PushCounts;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.push.RetryPlan;
import dev.ticketauth.simulators.push.Signing;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.wsync.WsyncSettings;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/** How pushes leave: again, twice, shuffled, many at a time. */
@Timeout(60)
class PusherTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final int MANY = 100_000;
    private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";

    private final ManualClock clock = ManualClock.startingAt(Instant.parse("2026-06-01T12:00:00Z"));
    private final ProviderSimulators simulators = ProviderSimulators.builder().clock(clock)
            .wsync(WsyncSettings.defaults().withTickets(MANY)).start();
    private final PushReceiver receiver = new PushReceiver();
    private final PushTarget target = PushTarget.at(receiver.url());

    @AfterEach
    void stop() {
        simulators.close();
        receiver.close();
    }

    @Test
    void triesAgainUntilItIsTaken() {
        receiver.answers(500, 302, 404, 204);
        Pusher pusher = pusher(target.signedWith(Signing.standardWebhooks(SECRET))
                .retrying(RetryPlan.standardWebhooks().faster(1e9)));

        pusher.push(ticket(1));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(pusher.counts()).isEqualTo(new PushCounts(1, 4, 1, 0));
        assertThat(pusher.attempts()).extracting(PushAttempt::number).containsExactly(1, 2, 3, 4);
        assertThat(pusher.attempts()).extracting(PushAttempt::status).containsExactly(500, 302, 404, 204);
        assertThat(pusher.attempts()).extracting(PushAttempt::record).containsOnly(ticket(1));
        assertThat(receiver.received()).extracting(push -> push.header("webhook-id"))
                .containsOnly(pusher.attempts().get(0).pushId());
    }

    @Test
    void signsEachAttemptWithItsOwnTime() {
        receiver.answer(503, "1");
        Pusher pusher = pusher(target.signedWith(Signing.standardWebhooks(SECRET)).retrying(RetryPlan.of(Duration.ZERO)));

        pusher.push(ticket(1));
        await().until(() -> pusher.counts().attempts() == 1);
        clock.advance(Duration.ofMinutes(1));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(receiver.received()).extracting(push -> push.header("webhook-timestamp"))
                .containsExactly("1780315200", "1780315260");
        assertThat(receiver.received()).extracting(push -> push.header("webhook-signature")).doesNotHaveDuplicates();
    }

    @Test
    void givesUpAtTheEndOfThePlan() {
        receiver.answers(500, 500, 500, 500, 500, 200);
        Pusher pusher = pusher(target.retrying(RetryPlan.ticketEvolution().faster(1e6)));

        pusher.push(ticket(1));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(pusher.counts()).isEqualTo(new PushCounts(1, 5, 0, 1));
        assertThat(receiver.count()).isEqualTo(5);
    }

    @Test
    void stopsWhenTheReceiverIsGone() {
        receiver.answers(410);
        Pusher pusher = pusher(target.retrying(RetryPlan.ticketEvolution()));

        pusher.push(ticket(1));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(pusher.counts()).isEqualTo(new PushCounts(1, 1, 0, 1));
    }

    @ParameterizedTest
    @ValueSource(ints = { 429, 503 })
    void waitsForAsLongAsTheReceiverAsks(int status) {
        receiver.answer(status, "1");
        Pusher pusher = pusher(target.retrying(RetryPlan.of(Duration.ofMillis(1))));

        pusher.push(ticket(1));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(gap()).isGreaterThanOrEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void waitsNoLongerThanThePlanAllows() {
        receiver.answer(503, "3600").answer(429, "Fri, 31 Dec 2100 23:59:59 GMT").answer(500, "3600").answer(503, "soon");
        Duration brief = Duration.ofMillis(1);
        Pusher pusher = pusher(target.retrying(
                RetryPlan.of(brief, brief, brief, brief).withLongestRetryAfter(Duration.ofMillis(20))));

        pusher.push(ticket(1));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(pusher.counts()).isEqualTo(new PushCounts(1, 5, 1, 0));
        assertThat(gap()).isGreaterThanOrEqualTo(Duration.ofMillis(20));
    }

    @Test
    void triesAgainWhenThereIsNoAnswer() {
        receiver.answers(0);
        Pusher slow = pusher(target.withTimeout(Duration.ofMillis(100)).retrying(RetryPlan.of(Duration.ZERO)));
        slow.push(ticket(1));
        assertThat(slow.awaitIdle(SOON)).isTrue();
        assertThat(slow.attempts()).extracting(PushAttempt::status).containsExactly(0, 200);

        receiver.close();
        Pusher refused = pusher(target);
        refused.push(ticket(1));
        assertThat(refused.awaitIdle(SOON)).isTrue();
        assertThat(refused.counts()).isEqualTo(new PushCounts(1, 1, 0, 1));
    }

    @Test
    void isNotHeldUpByTheBodyOfAnAnswer() {
        receiver.answerHalf();
        Pusher pusher = pusher(target).concurrency(1);
        pusher.push(ticket(1));
        pusher.push(ticket(2));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(pusher.counts()).isEqualTo(new PushCounts(2, 2, 2, 0));
    }

    @Test
    void sendsEveryThirdTwice() {
        Pusher pusher = pusher(target).duplicates(3).concurrency(1);

        IntStream.rangeClosed(1, 7).forEach(number -> pusher.push(ticket(number)));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        assertThat(numbers(receiver.received())).containsExactly(1, 2, 3, 3, 4, 5, 6, 6, 7);
        assertThat(pusher.counts()).isEqualTo(new PushCounts(9, 9, 9, 0));
        assertThat(new HashSet<>(pusher.attempts().stream().map(PushAttempt::pushId).toList())).hasSize(7);
        assertThatThrownBy(() -> pusher.duplicates(-1)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void shufflesWithinAWindowTheSameInEveryRun() {
        List<List<Integer>> runs = new ArrayList<>();
        for (int run = 0; run < 2; run++) {
            try (PushReceiver own = new PushReceiver()) {
                Pusher pusher = pusher(PushTarget.at(own.url())).reorder(5, 42).concurrency(1);
                IntStream.rangeClosed(1, 12).forEach(number -> pusher.push(ticket(number)));
                assertThat(pusher.awaitIdle(SOON)).isTrue();
                runs.add(numbers(own.received()));
            }
        }

        assertThat(runs.get(0)).isEqualTo(runs.get(1)).isNotEqualTo(IntStream.rangeClosed(1, 12).boxed().toList());
        assertThat(runs.get(0).subList(0, 5)).containsExactlyInAnyOrder(1, 2, 3, 4, 5);
        assertThat(runs.get(0).subList(5, 10)).containsExactlyInAnyOrder(6, 7, 8, 9, 10);
    }

    @Test
    void letsAWindowGoThatIsNotFull() {
        Pusher pusher = pusher(target).reorder(100, 1);
        pusher.push(ticket(1));
        assertThat(pusher.counts().pending()).isEqualTo(1);

        await().until(() -> pusher.counts().delivered() == 1);
        assertThatThrownBy(() -> pusher.reorder(0, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> pusher.concurrency(65)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void sendsTheHeadersOfTheTarget() {
        Pusher pusher = pusher(target.withHeader("X-Token", "t").withBasic("user", "pass")
                .withHeader("content-type", "text/plain"));
        pusher.push(ticket(1));

        assertThat(pusher.awaitIdle(SOON)).isTrue();
        Received push = receiver.received().get(0);
        assertThat(push.header("X-Token")).isEqualTo("t");
        assertThat(push.header("Authorization")).isEqualTo("Basic dXNlcjpwYXNz");
        assertThat(push.headers().get("Content-Type")).containsExactly("text/plain");
        assertThat(push.header("webhook-id")).isNull();
    }

    @Test
    void sendsManyAndKeepsManyWaiting() {
        receiver.forgetful();
        Records<String> tickets = simulators.wsync().data().tickets();
        Pusher pusher = pusher(PushTarget.at(receiver.url()));
        IntStream.rangeClosed(1, 10_000).forEach(number -> pusher.push(ticket(number)));
        assertThat(pusher.awaitIdle(Duration.ofSeconds(40))).isTrue();
        assertThat(receiver.count()).isEqualTo(10_000);
        assertThat(pusher.attempts()).hasSize(1_000);

        receiver.close();
        Pusher waiting = pusher(target.retrying(RetryPlan.of(Duration.ofDays(1))));
        tickets.ids().forEach(waiting::push);
        assertThat(waiting.counts().pending()).isEqualTo(MANY);
        assertThat(waiting.awaitIdle(Duration.ofMillis(1))).isFalse();
    }

    @Test
    void anotherTargetTakesThePlaceOfTheFirst() {
        Pusher first = pusher(PushTarget.at(URI.create("http://127.0.0.1:9/")));
        Pusher second = pusher(target);

        simulators.wsync().data().tickets().change(ticket(1), ticket -> ticket.put("status", "used"));

        assertThat(second.awaitIdle(SOON)).isTrue();
        assertThat(receiver.count()).isEqualTo(1);
        assertThat(first.counts().pushes()).isZero();
        assertThat(simulators.wsync().pusher()).containsSame(second);
    }

    @Test
    void endsItsThreadsWithTheSimulator() {
        receiver.answers(500);
        Pusher pusher = pusher(target.retrying(RetryPlan.ticketEvolution()));
        pusher.push(ticket(1));
        await().until(() -> pusher.counts().attempts() == 1);

        simulators.close();

        await().until(() -> Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("wsync-simulator-push-")));
        simulators.wsync().data().tickets().remove(ticket(2));
        assertThat(pusher.awaitIdle(SOON)).isFalse();
        assertThat(pusher.counts()).isEqualTo(new PushCounts(1, 1, 0, 0));
    }

    private Pusher pusher(PushTarget to) {
        return simulators.wsync().pushTo(to);
    }

    /** With as many digits as the last one has. */
    private static String ticket(int number) {
        return "ticket-%06d".formatted(number);
    }

    private static List<Integer> numbers(List<Received> pushes) {
        return pushes.stream().map(push -> Integer.valueOf(push.json().get("id").asText().substring(7))).toList();
    }

    private Duration gap() {
        List<Received> received = receiver.received();
        return Duration.ofNanos(received.get(1).nanos() - received.get(0).nanos());
    }
}
