// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Instant;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RecordVersionTest {

    @ParameterizedTest
    @ValueSource(strings = {
            "2026-03-14T09:30:00Z", "2026-03-14T00:00:00Z", "2026-03-14T09:30:01Z", "2026-03-14T09:30:00.100Z",
            "2026-03-14T09:30:59.000001Z", "1969-12-31T23:59:59.999999999Z", "0000-01-01T00:00:00Z", "-0001-06-30T12:00:00Z",
            "+10000-01-01T00:00:00Z", "-1000000000-01-01T00:00:00Z" })
    void timeStandsInIso8601AndHashInHexadecimal(String time) {
        String version = RecordVersion.of(Instant.parse(time), 0xfedc_ba98_7654_3210L);
        assertThat(version).isEqualTo(time + "/fedcba9876543210");
        assertThat(RecordVersion.changedAt(version)).isEqualTo(time);
        assertThat(RecordVersion.hash(version)).isEqualTo("fedcba9876543210");
    }

    @Test
    void anyTimeIsWrittenAsJavaWritesIt() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            Instant time = Instant.ofEpochSecond(random.nextLong(-1L << 40, 1L << 40), random.nextInt(1_000_000_000));
            assertThat(RecordVersion.changedAt(RecordVersion.of(time, i))).isEqualTo(time.toString());
        }
    }

    @Test
    void withoutTimeItIsTheHashAlone() {
        String version = RecordVersion.of(null, 0x2a);
        assertThat(version).isEqualTo("2a");
        assertThat(RecordVersion.changedAt(version)).isNull();
        assertThat(RecordVersion.hash(version)).isEqualTo("2a");
    }
}
