// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.time.Duration;
import java.time.Instant;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class RetryAfterTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "0|PT0S", "7|PT7S", " 120 |PT2M", "86400|P1D", "86401|P1D", "9999999999|P1D", "99999999999999999999999|P1D",
            "Sun, 01 Mar 2026 12:00:30 GMT|PT30S", "Sun, 01 Mar 2026 11:00:00 GMT|PT0S", "Sun, 01 Mar 2076 12:00:00 GMT|P1D" })
    void secondsOrADateNeverNegativeAndAtMostADay(String value, Duration wait) {
        assertThat(RetryAfter.parse(value, NOW)).contains(wait);
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "-1", "1.5", "NaN", "soon", "1e9", "Sun, 99 Mar 2026 12:00:00 GMT", "0x10", "٣" })
    void whatNobodyCanReadIsNone(String value) {
        assertThat(RetryAfter.parse(value, NOW)).isEmpty();
    }

    @Test
    void nothingIsNone() {
        assertThat(RetryAfter.parse(null, NOW)).isEmpty();
    }
}
