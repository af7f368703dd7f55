// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.auth;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HmacKeyTest {

    // RFC 4231, test case 2
    private static final String KEY = "Jefe";
    private static final String TEXT = "what do ya want for nothing?";
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";

    @Test
    void signsAsTheRfcSays() {
        assertThat(HexFormat.of().formatHex(new HmacKey(KEY).sign(TEXT))).isEqualTo(SIGNATURE);
    }

    @Test
    void signsTextFollowedByBytesAsOneText() {
        byte[] rest = TEXT.substring(7).getBytes(StandardCharsets.UTF_8);

        assertThat(HexFormat.of().formatHex(new HmacKey(KEY).sign(TEXT.substring(0, 7), rest))).isEqualTo(SIGNATURE);
    }

    @Test
    void oneSignatureLeavesNothingBehindForTheNext() {
        HmacKey key = new HmacKey(KEY);
        key.sign("another text");

        assertThat(HexFormat.of().formatHex(key.sign(TEXT))).isEqualTo(SIGNATURE);
    }
}
