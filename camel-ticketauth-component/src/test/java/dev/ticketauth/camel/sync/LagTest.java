// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Duration;

import dev.ticketauth.camel.session.StandingClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class LagTest {

    private final StandingClock clock = new StandingClock();
    private final Lag lag = new Lag(clock);

    private void pass(int seconds) {
        clock.advance(Duration.ofSeconds(seconds));
    }

    @Test
    void itCountsFromTheBeginOfTheLastRoundThatIsConsumed() {
        lag.begins();
        pass(10);
        lag.ends();
        pass(5);
        assertThat(lag.seconds()).isNaN();

        lag.completed();
        assertThat(lag.seconds()).isEqualTo(15);
        pass(60);
        lag.begins();
        lag.completed();
        assertThat(lag.seconds()).as("the round still goes on").isEqualTo(75);
        lag.ends();
        lag.completed();
        assertThat(lag.seconds()).isZero();
    }

    @Test
    void aRoundThatIsGivenUpIsNeverConsumed() {
        lag.begins();
        lag.ends();
        lag.breaksOff();
        lag.completed();

        assertThat(lag.seconds()).isNaN();
    }
}
