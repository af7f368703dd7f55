// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.session;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class ClockSkewTest {

    private final StandingClock clock = new StandingClock();
    private final ClockSkew skew = new ClockSkew(clock);
    private final Instant now = clock.now();

    @Test
    void theOffsetIsTakenToTheMiddleOfTheExchange() {
        boolean differs = skew.learn(now.plus(Duration.ofMinutes(40)), now, now.plusSeconds(10), Duration.ZERO);

        assertThat(differs).isTrue();
        assertThat(skew.offset()).isEqualTo(Duration.ofMinutes(40).minusSeconds(5));
        assertThat(skew.now()).isEqualTo(now.plus(Duration.ofMinutes(40)).minusSeconds(5));
    }

    @Test
    void aRequestSignedWithTheRightTimeWasRefusedForSomethingElse() {
        assertThat(skew.learn(now.plusSeconds(2), now, now, Duration.ZERO)).isFalse();
        assertThat(skew.offset()).isZero();
    }

    @Test
    void aRequestSignedBeforeTheOffsetWasKnownMayBeRepeated() {
        Instant server = now.plus(Duration.ofHours(1));
        assertThat(skew.learn(server, now, now, Duration.ZERO)).isTrue();

        // another request was on its way with the old time, and a third was signed with the new one
        assertThat(skew.learn(server, now, now, Duration.ZERO)).isTrue();
        assertThat(skew.learn(server, now, now, Duration.ofHours(1))).isFalse();
    }

    @Test
    void aClockThatCameRightIsTrustedAgain() {
        skew.learn(now.minus(Duration.ofHours(1)), now, now, Duration.ZERO);
        assertThat(skew.learn(now.plusSeconds(1), now, now, Duration.ofHours(-1))).isTrue();

        assertThat(skew.offset()).isZero();
    }

    @Test
    void moreThanADayIsNotBelieved() {
        assertThat(skew.learn(now.plus(Duration.ofDays(2)), now, now, Duration.ZERO)).isFalse();
        assertThat(skew.learn(Instant.EPOCH, now, now, Duration.ZERO)).isFalse();
        assertThat(skew.offset()).isZero();
    }
}
