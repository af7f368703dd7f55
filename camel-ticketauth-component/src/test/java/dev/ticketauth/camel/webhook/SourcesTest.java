// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;

import dev.ticketauth.camel.session.StandingClock;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SourcesTest {

    private final StandingClock clock = new StandingClock();

    private static void fail(Sources sources, String source, int times) {
        for (int i = 0; i < times; i++) {
            sources.failed(source);
        }
    }

    @Test
    void oneThatFailsTooOftenIsTroublesomeForAMinute() {
        Sources sources = new Sources(3, clock);
        fail(sources, "192.0.2.1", 2);
        assertThat(sources.isTroublesome("192.0.2.1")).isFalse();
        fail(sources, "192.0.2.1", 1);

        assertThat(sources.isTroublesome("192.0.2.1")).isTrue();
        assertThat(sources.isTroublesome("192.0.2.2")).isFalse();
        clock.advance(Duration.ofSeconds(59));
        // further failures don't make it longer
        fail(sources, "192.0.2.1", 1);
        assertThat(sources.isTroublesome("192.0.2.1")).isTrue();
        clock.advance(Duration.ofSeconds(1));
        assertThat(sources.isTroublesome("192.0.2.1")).isFalse();
    }

    @Test
    void zeroIsAnyNumber() {
        Sources sources = new Sources(0, clock);
        fail(sources, "192.0.2.1", 1_000);

        assertThat(sources.isTroublesome("192.0.2.1")).isFalse();
    }

    @Test
    void theWallClockDoesNotCount() {
        Sources sources = new Sources(1, clock);
        fail(sources, "192.0.2.1", 1);
        clock.set(clock.now().plus(Duration.ofDays(1)));

        assertThat(sources.isTroublesome("192.0.2.1")).isTrue();
    }
}
