// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ManualClock;
import dev.ticketauth.simulators.ProviderSimulators;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.support.PropertyBindingSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The component's options clock and timer, as a user's test sets them.
 */
class OwnClockTest extends SimulatorTest {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ManualClock clock = ManualClock.startingNow();

    @Override
    protected void setupResources() {
        simulators = ProviderSimulators.builder().clock(clock).start();
    }

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getRegistry().bind("clock", clock);
        created.getRegistry().bind("timer", clock.timer());
        TicketAuthComponent component = created.getComponent("ticketauth", TicketAuthComponent.class);
        // as camel.component.ticketauth.clock=#bean:clock does it
        PropertyBindingSupport.build().withCamelContext(created).withTarget(component)
                .withProperty("clock", "#bean:clock").withProperty("timer", "#bean:timer").bind();
        return created;
    }

    @ParameterizedTest
    @ValueSource(strings = { "timetap", "tt" })
    void sessionsExpireByIt(String provider) {
        assertThat(call(provider, null).getException()).isNull();
        clock.advance(Duration.ofDays(1));

        assertThat(call(provider, null).getException()).isNull();

        assertThat(simulator(provider).logins()).isEqualTo(2);
        assertThat(simulator(provider).refusals()).isEmpty();
    }

    @Test
    void signaturesHoldItsTime() {
        clock.advance(Duration.ofDays(30));

        assertThat(call("ticketmatic", null).getException()).isNull();
        assertThat(simulators.ticketmatic().refusals()).isEmpty();
    }

    @Test
    void aRepetitionWaitsForTheTimer() {
        simulators.wsync().inject(Fault.status(503).withRetryAfter("30"));

        CompletableFuture<Exchange> answer = CompletableFuture.supplyAsync(() -> call("wsync", null), Caller::start);

        assertThat(clock.awaitWaiting(PATIENCE)).isTrue();
        clock.advance(Duration.ofSeconds(29));
        assertThat(answer).isNotDone();
        assertThat(simulators.wsync().calls()).isEqualTo(1);
        clock.advance(Duration.ofSeconds(1));
        assertThat(answer).succeedsWithin(PATIENCE)
                .satisfies(exchange -> assertThat(exchange.getException()).isNull());
        assertThat(simulators.wsync().calls()).isEqualTo(2);
    }

    @Test
    void theTimerIsNotShutDownWithTheComponent() {
        assertThat(call("wsync", null).getException()).isNull();

        camel.stop();

        assertThat(clock.timer().isShutdown()).isFalse();
    }
}
