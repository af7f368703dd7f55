// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import dev.ticketauth.camel.auth.HmacKey;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class HmacCheckTest {

    // RFC 4231, test case 2
    private static final String TEXT = "what do ya want for nothing?";
    private static final String SIGNATURE = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843";
    private static final String BASE64 = Base64.getEncoder().encodeToString(HexFormat.of().parseHex(SIGNATURE));
    private static final HmacKey KEY = new HmacKey("Jefe");

    private static HmacCheck check(String prefix, SignatureEncoding encoding, HmacKey... keys) {
        return new HmacCheck(
                "X-Signature", prefix, encoding, SignedContent.of("{body}", Duration.ZERO, Duration.ZERO), List.of(keys));
    }

    private static boolean passes(HmacCheck check, String... signatures) {
        ReceivedPush push = ReceivedPush.of(TEXT);
        Stream.of(signatures).forEach(each -> push.with("X-Signature", each));
        return check.passes(push, Instant.EPOCH);
    }

    static Stream<String> goodInHex() {
        return Stream.of(
                SIGNATURE, SIGNATURE.toUpperCase(Locale.ROOT), SIGNATURE.substring(0, 32).toUpperCase(Locale.ROOT)
                                                               + SIGNATURE.substring(32),
                SIGNATURE + "," + SIGNATURE, "00 " + SIGNATURE, "00, " + SIGNATURE, SIGNATURE + " zz", " " + SIGNATURE + " ");
    }

    @ParameterizedTest
    @MethodSource
    void goodInHex(String header) {
        assertThat(passes(check("", SignatureEncoding.hex, KEY), header)).isTrue();
    }

    static Stream<String> badInHex() {
        return Stream.of(
                "", " ", ",", SIGNATURE.substring(0, 62), SIGNATURE.substring(2), SIGNATURE.substring(0, 63), SIGNATURE + "00",
                "00" + SIGNATURE, SIGNATURE.substring(0, 2), "0x" + SIGNATURE, SIGNATURE.replace('5', '\u0665'),
                SIGNATURE.replaceAll("..", "$0:"), BASE64, "sha256=" + SIGNATURE, "\0", "\ud83d\ude00", "=", "null",
                SIGNATURE.substring(0, 32) + " " + SIGNATURE.substring(32));
    }

    @ParameterizedTest
    @MethodSource
    void badInHex(String header) {
        assertThat(passes(check("", SignatureEncoding.hex, KEY), header)).isFalse();
    }

    static Stream<String> goodInBase64() {
        // the last character has two bits that mean nothing
        return Stream.of(BASE64, BASE64.replace("=", ""), BASE64 + " " + BASE64, "AAAA " + BASE64);
    }

    @ParameterizedTest
    @MethodSource
    void goodInBase64(String header) {
        assertThat(passes(check("", SignatureEncoding.base64, KEY), header)).isTrue();
    }

    static Stream<String> badInBase64() {
        return Stream.of(
                BASE64 + "=", BASE64.substring(0, 40), BASE64.toLowerCase(Locale.ROOT), BASE64.substring(1), "====", "A",
                "!!!!",
                SIGNATURE, BASE64 + "AAAA", "v1," + BASE64.substring(0, 20));
    }

    @ParameterizedTest
    @MethodSource
    void badInBase64(String header) {
        assertThat(passes(check("", SignatureEncoding.base64, KEY), header)).isFalse();
    }

    @Test
    void noHeaderAndTwoOfThemAreRefused() {
        HmacCheck check = check("", SignatureEncoding.hex, KEY);

        assertThat(passes(check)).isFalse();
        assertThat(passes(check, SIGNATURE, SIGNATURE)).isFalse();
        assertThat(passes(check, SIGNATURE, "00")).isFalse();
    }

    @Test
    void aBodyThatWasTakenApartIsRefused() {
        ReceivedPush push = ReceivedPush.of((byte[]) null).with("X-Signature", SIGNATURE);

        assertThat(check("", SignatureEncoding.hex, KEY).passes(push, Instant.EPOCH)).isFalse();
    }

    @Test
    void theFirstTenSignaturesOfAHeaderAreTheMost() {
        HmacCheck check = check("", SignatureEncoding.hex, KEY);

        assertThat(passes(check, "00,".repeat(9) + SIGNATURE)).isTrue();
        assertThat(passes(check, "00,".repeat(10) + SIGNATURE)).isFalse();
        assertThat(passes(check, SIGNATURE + ",00".repeat(10))).isFalse();
        assertThat(passes(check, (SIGNATURE + " ").repeat(10_000))).isFalse();
        assertThat(passes(check, SIGNATURE + " ".repeat(5_000))).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = { "sha256=", "v1,", "HMAC-SHA256 ", "t=1, v1=", "=", "a" })
    void signaturesCarryThePrefix(String prefix) {
        HmacCheck check = check(prefix, SignatureEncoding.hex, KEY);

        assertThat(passes(check, prefix + SIGNATURE)).isTrue();
        assertThat(passes(check, SIGNATURE)).isFalse();
        assertThat(passes(check, "x" + prefix + SIGNATURE)).isFalse();
        assertThat(passes(check, prefix)).isFalse();
        assertThat(passes(check, prefix + prefix + SIGNATURE)).isFalse();
    }

    @Test
    void theHeaderDoesNotChooseTheAlgorithm() {
        HmacCheck check = check("v1,", SignatureEncoding.hex, KEY);

        assertThat(passes(check, "v1a," + SIGNATURE)).isFalse();
        assertThat(passes(check, "v1 " + SIGNATURE)).isFalse();
        assertThat(passes(check, "V1," + SIGNATURE)).isFalse();
        assertThat(passes(check, "v1a,00 v1," + SIGNATURE)).isTrue();
        // the MD5 of the same, should anybody offer it
        assertThat(passes(check, "v1,750c783e6ab0b503eaa86e310a5db738")).isFalse();
    }

    @Test
    void everyKeyIsTried() {
        HmacKey other = new HmacKey("another one");

        assertThat(passes(check("", SignatureEncoding.hex, other, KEY), SIGNATURE)).isTrue();
        assertThat(passes(check("", SignatureEncoding.hex, KEY, other), SIGNATURE)).isTrue();
        assertThat(passes(check("", SignatureEncoding.hex, other), SIGNATURE)).isFalse();
    }

    @Property
    void anyHeaderIsRefusedWithoutAnException(@ForAll String header, @ForAll byte[] body) {
        for (SignatureEncoding encoding : SignatureEncoding.values()) {
            ReceivedPush push = ReceivedPush.of(body).with("X-Signature", header);

            assertThat(check("", encoding, KEY).passes(push, Instant.EPOCH)).isFalse();
        }
    }

    /** Whatever bytes a body has, each of them counts. */
    @Property
    void oneBitOfTheBodyChangesTheVerdict(@ForAll byte[] body, @ForAll int bit) {
        String signature = HexFormat.of().formatHex(KEY.sign("", body));
        HmacCheck check = check("", SignatureEncoding.hex, KEY);

        assertThat(check.passes(ReceivedPush.of(body).with("X-Signature", signature), Instant.EPOCH)).isTrue();
        if (body.length > 0) {
            byte[] changed = body.clone();
            int index = Math.floorMod(bit, body.length * 8);
            changed[index / 8] ^= (byte) (1 << index % 8);
            assertThat(check.passes(ReceivedPush.of(changed).with("X-Signature", signature), Instant.EPOCH)).isFalse();
        }
    }

    @Test
    void anAlgorithmThatTheRuntimeLacksIsNamed() {
        byte[] secret = "TopSecretValue".getBytes(UTF_8);

        assertThatThrownBy(() -> new HmacKey("HmacSHA3-999", secret)).isInstanceOf(IllegalStateException.class)
                .hasMessage("This Java runtime has no HmacSHA3-999").hasMessageNotContaining("TopSecret");
    }
}
