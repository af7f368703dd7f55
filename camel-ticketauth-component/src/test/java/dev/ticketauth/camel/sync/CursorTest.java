// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.sync;

import java.time.Instant;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class CursorTest {

    // the CRC-32 of "1 2026-01-05T14:30:00.000000123Z", computed with zlib
    private static final String LINE = "1 2026-01-05T14:30:00.000000123Z 69372b4c";

    @Test
    void isOneLineThatKeepsNanoseconds() {
        Cursor cursor = new Cursor(Instant.parse("2026-01-05T14:30:00.000000123Z"));

        assertThat(cursor.text()).isEqualTo(LINE).doesNotContain("\n").doesNotContain("=");
        assertThat(Cursor.parse(LINE)).contains(cursor);
    }

    @Test
    void noCutOrChangedLineIsTaken() {
        for (int length = 0; length < LINE.length(); length++) {
            assertThat(Cursor.parse(LINE.substring(0, length))).as("%d characters", length).isEmpty();
            char[] changed = LINE.toCharArray();
            changed[length]++;
            assertThat(Cursor.parse(new String(changed))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = { "", "x", "2 2026-01-05T14:30:00Z 0", "1 yesterday 3d8f1b2a", "  ", LINE + " ", LINE + LINE })
    void noOtherTextIsTaken(String text) {
        assertThat(Cursor.parse(text)).isEmpty();
    }

    @Test
    void theKeyDiffersForEverythingThatMakesAnotherList() {
        Map<String, Object> params = Map.of("status", "21002");
        SourceKey key = SourceKey.of("ticketmatic", "https://h", "shop", "bookings", params, "live");

        assertThat(key.text()).startsWith("ticketauth/ticketmatic/https://h/shop/bookings/").doesNotContain("21002");
        assertThat(SourceKey.of("ticketmatic", "https://h", "shop", "bookings", Map.of("status", "21002"), "live"))
                .isEqualTo(key);
        assertThat(SourceKey.of("ticketmatic", "https://h", "shop", "bookings", Map.of("status", "21003"), "live"))
                .isNotEqualTo(key);
        assertThat(SourceKey.of("ticketmatic", "https://h", "shop", "tickets", params, "live")).isNotEqualTo(key);
        assertThat(SourceKey.of("ticketmatic", "https://h", "shop", "bookings", params, "test")).isNotEqualTo(key);
        assertThat(SourceKey.of("ticketmatic", "https://i", "shop", "bookings", params, "live")).isNotEqualTo(key);
        assertThat(SourceKey.of("ticketmatic", "https://h", "shop/bookings", "x", params, "live").text())
                .contains("shop%2Fbookings");
        assertThat(SourceKey.of("ticketmatic", "https://h", "a=b\nc", "bookings", params, "live").text())
                .contains("/a%3Db%0Ac/");
    }
}
