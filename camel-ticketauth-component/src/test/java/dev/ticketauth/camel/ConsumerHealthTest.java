// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.Consumer;
import org.apache.camel.health.HealthCheck;
import org.apache.camel.health.HealthCheckHelper;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The reasons that a consumer's health check gives.
 */
class ConsumerHealthTest extends BookingConsumerTest {

    private static final String TIME = "\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";

    @BeforeEach
    void enable() {
        checkConsumers();
    }

    private String awaitReason() {
        await().untilAsserted(() -> assertThat(check().getMessage().orElse("")).contains("since"));
        assertThat(check().getState()).isEqualTo(HealthCheck.State.DOWN);
        return check().getMessage().orElseThrow();
    }

    private HealthCheck.Result check() {
        return HealthCheckHelper.invokeReadiness(camel).stream()
                .filter(result -> result.getCheck().getId().equals("consumer:sync")).findFirst().orElseThrow();
    }

    @Test
    void aRefusedKey() throws Exception {
        String consumer = consumer("pageSize=10").replace(simulators.ticketmatic().secretKey(), "wrong-secret-key");
        routes(builder -> builder.from(consumer).routeId("sync").to("log:never"));

        assertThat(awaitReason()).matches(
                "ticketmatic refuses the key of account testaccount since " + TIME + ": answered 401\\. Check accessKey.*")
                .doesNotContain("wrong-secret-key", simulators.ticketmatic().accessKey());
        assertThat(check().getDetails()).containsKey(HealthCheck.FAILURE_ERROR_COUNT);
    }

    @Test
    void anAnswerThatIsAboutThePollOnly() throws Exception {
        simulators.ticketmatic().inject(Fault.status(500).onPath("/api/1/testaccount/orders").always());
        route();

        assertThat(awaitReason()).matches("Polls of ticketmatic fail since " + TIME + ": ticketmatic .* answered 500 to .*");
    }

    @Test
    void whatWasBeforeAStopIsNotTold() throws Exception {
        StandingClock clock = new StandingClock();
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        Instant begin = Instant.now().truncatedTo(ChronoUnit.SECONDS);
        clock.set(begin);
        simulators.ticketmatic().inject(Fault.status(500).onPath("/api/1/testaccount/orders").always());
        route();
        assertThat(awaitReason()).startsWith("Polls of ticketmatic fail since " + begin);

        // a route that starts again may have another consumer, JMX and supervision start the same one
        Consumer consumer = camel.getRoute("sync").getConsumer();
        consumer.stop();
        clock.advance(Duration.ofSeconds(30));
        consumer.start();

        await().untilAsserted(() -> assertThat(check().getMessage().orElse(""))
                .startsWith("Polls of ticketmatic fail since " + begin.plusSeconds(30)));
    }

    @Test
    void aRouteThatFails() throws Exception {
        routes(builder -> {
            builder.errorHandler(builder.noErrorHandler());
            builder.from(consumer("pageSize=10")).routeId("sync")
                    .throwException(new IllegalStateException("secret of the route"));
        });

        assertThat(awaitReason()).matches("Route sync has not completed a record of ticketmatic since " + TIME
                                          + ": java\\.lang\\.IllegalStateException\\. The next poll begins with it;.*");
    }
}
