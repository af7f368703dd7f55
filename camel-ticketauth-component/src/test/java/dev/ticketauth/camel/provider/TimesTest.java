// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.time.Instant;
import java.time.LocalDateTime;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class TimesTest {

    @ParameterizedTest
    @CsvSource({
            // RFC 3339, as most write it
            "2026-05-06T18:30:00Z,                2026-05-06T18:30:00Z",
            "2026-05-06T18:30:00-04:00,           2026-05-06T22:30:00Z",
            "2026-05-06t18:30:00z,                2026-05-06T18:30:00Z",
            // Ticketmatic's five
            "2015-05-29 09:21:10.38252,           2015-05-29T09:21:10.382520Z",
            "2016-08-04 10:45:03.645922,          2016-08-04T10:45:03.645922Z",
            "2014-09-26T15:12:26,                 2014-09-26T15:12:26Z",
            "2022-09-26T09:00:00+0000,            2022-09-26T09:00:00Z",
            "2022-09-26T09:00:00+0200,            2022-09-26T07:00:00Z",
            "2022-09-26 09:00:00 +0200,           2022-09-26T07:00:00Z",
            "2026-03-01,                          2026-03-01T00:00:00Z",
            "2026-03-01 10:15,                    2026-03-01T10:15:00Z",
            // nine digits and more
            "2026-01-05T14:30:00.000000123Z,      2026-01-05T14:30:00.000000123Z",
            "2026-01-05T14:30:00.1234567899Z,     2026-01-05T14:30:00.123456789Z",
            "2024-02-29T23:59:59.9-11:30,         2024-03-01T11:29:59.900Z" })
    void momentsAreRead(String text, Instant moment) {
        assertThat(Times.instant(text)).isEqualTo(moment);
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {
            "", "soon", "2026", "2026-13-01T00:00:00Z", "2025-02-29", "2026-01-01T25:00:00Z", "2026-01-01X10:00:00",
            "01/02/2026 10:00",
            "2026-01-01T10:00:00+99:00", "2026-01-01T10:00:0xZ", "2026-01-01T10:00:00,5Z",
            "Monday, Mar 2 2026 at 9:00 AM CST" })
    void whatIsNoMomentIsNull(String text) {
        assertThat(Times.instant(text)).isNull();
        assertThat(Times.wallClock(text)).satisfiesAnyOf(clock -> assertThat(clock).isNull(),
                // an offset that does not exist is no part of a wall clock
                clock -> assertThat(text).contains("+99"));
    }

    @Test
    void aWallClockIgnoresTheZoneItClaims() {
        assertThat(Times.wallClock("2026-05-06T18:30:00Z")).isEqualTo(LocalDateTime.of(2026, 5, 6, 18, 30));
        assertThat(Times.wallClock("2026-05-06T18:30:00-04:00")).isEqualTo(LocalDateTime.of(2026, 5, 6, 18, 30));
    }

    @ParameterizedTest
    @CsvSource({
            "0, 2026-03-02T00:00", "900, 2026-03-02T09:00", "1430, 2026-03-02T14:30", "5, 2026-03-02T00:05",
            "2359, 2026-03-02T23:59", "2400,", "960,", "-1," })
    void hoursAndMinutesAreOneNumber(int number, LocalDateTime time) {
        assertThat(Times.at("2026-03-02", number)).isEqualTo(time);
    }

    @Test
    void nanosecondsKeepAllTheirDigits() {
        assertThat(Times.ofNanoseconds("1767623400000000123")).isEqualTo(Instant.parse("2026-01-05T14:30:00.000000123Z"));
        assertThat(Times.ofNanoseconds("-1")).isEqualTo(Instant.parse("1969-12-31T23:59:59.999999999Z"));
        assertThat(Times.ofNanoseconds("99999999999999999999")).isNull();
        assertThat(Times.ofNanoseconds("now")).isNull();
    }
}
