// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.ticketauth.camel.auth.HmacKey;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * Signatures that others have published.
 */
class PublishedVectorsTest {

    private static final HexFormat HEX = HexFormat.of();

    private static HmacCheck check(String algorithm, byte[] key) {
        SignedContent body = SignedContent.of("{body}", Duration.ZERO, Duration.ZERO);
        return new HmacCheck("X-Signature", "", SignatureEncoding.hex, body, List.of(new HmacKey(algorithm, key)));
    }

    private static boolean passes(HmacCheck check, byte[] body, String signature) {
        return check.passes(ReceivedPush.of(body).with("X-Signature", signature), Instant.EPOCH);
    }

    /** RFC 4231, its test cases 1 to 4, 6 and 7: key, data, and the codes of SHA-256, SHA-384 and SHA-512. */
    static Stream<Arguments> rfc4231() {
        byte[] longKey = HEX.parseHex("aa".repeat(131));
        return Stream.of(
                Arguments.of(HEX.parseHex("0b".repeat(20)), "Hi There".getBytes(US_ASCII),
                        "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7",
                        "afd03944d84895626b0825f4ab46907f15f9dadbe4101ec682aa034c7cebc59cfaea9ea9076ede7f4af152e8b2fa9cb6",
                        "87aa7cdea5ef619d4ff0b4241a1d6cb02379f4e2ce4ec2787ad0b30545e17cde"
                                                                                                                            + "daa833b7d6b8a702038b274eaea3f4e4be9d914eeb61f1702e696c203a126854"),
                Arguments.of("Jefe".getBytes(US_ASCII), "what do ya want for nothing?".getBytes(US_ASCII),
                        "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843",
                        "af45d2e376484031617f78d2b58a6b1b9c7ef464f5a01b47e42ec3736322445e8e2240ca5e69e2c78b3239ecfab21649",
                        "164b7a7bfcf819e2e395fbe73b56e0a387bd64222e831fd610270cd7ea250554"
                                                                                                                            + "9758bf75c05a994a6d034f65f8f0e6fdcaeab1a34d4a6b4b636e070a38bce737"),
                Arguments.of(HEX.parseHex("aa".repeat(20)), HEX.parseHex("dd".repeat(50)),
                        "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe",
                        "88062608d3e6ad8a0aa2ace014c8a86f0aa635d947ac9febe83ef4e55966144b2a5ab39dc13814b94e3ab6e101a34f27",
                        "fa73b0089d56a284efb0f0756c890be9b1b5dbdd8ee81a3655f83e33b2279d39"
                                                                                                                            + "bf3e848279a722c806b485a47e67c807b946a337bee8942674278859e13292fb"),
                Arguments.of(HEX.parseHex("0102030405060708090a0b0c0d0e0f10111213141516171819"),
                        HEX.parseHex("cd".repeat(50)), "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b",
                        "3e8a69b7783c25851933ab6290af6ca77a9981480850009cc5577c6e1f573b4e6801dd23c4a7d679ccf8a386c674cffb",
                        "b0ba465637458c6990e5a8c5f61d4af7e576d97ff94b872de76f8050361ee3db"
                                                                                                                            + "a91ca5c11aa25eb4d679275cc5788063a5f19741120c4f2de2adebeb10a298dd"),
                Arguments.of(longKey, "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(US_ASCII),
                        "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54",
                        "4ece084485813e9088d2c63a041bc5b44f9ef1012a2b588f3cd11f05033ac4c60c2ef6ab4030fe8296248df163f44952",
                        "80b24263c7c1a3ebb71493c1dd7be8b49b46d1f41b4aeec1121b013783f8f352"
                                                                                                                            + "6b56d037e05f2598bd0fd2215d6a1e5295e64f73f63f0aec8b915a985d786598"),
                Arguments.of(longKey, ("This is a test using a larger than block-size key and a larger than block-size data."
                                       + " The key needs to be hashed before being used by the HMAC algorithm.")
                        .getBytes(US_ASCII),
                        "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2",
                        "6617178e941f020d351e2f254e8fd32c602420feb0b8fb9adccebb82461e99c5a678cc31e799176d3860e6110c46523e",
                        "e37b6a775dc87dbaa4dfa9f96e5e3ffddebd71f8867289865df5a32d20cdc944"
                                                                                                                            + "b6022cac3c4982b10d5eeb55c3e4de15134676fb6de0446065c97440fa8c6a58"));
    }

    @ParameterizedTest
    @MethodSource("rfc4231")
    void theCodesOfTheRfcPassAndNoOthers(byte[] key, byte[] data, String sha256, String sha384, String sha512) {
        assertThat(passes(check("HmacSHA256", key), data, sha256)).isTrue();
        assertThat(passes(check("HmacSHA384", key), data, sha384)).isTrue();
        assertThat(passes(check("HmacSHA512", key), data, sha512)).isTrue();
        // the sender does not choose the algorithm
        assertThat(passes(check("HmacSHA256", key), data, sha512)).isFalse();
        assertThat(passes(check("HmacSHA512", key), data, sha256)).isFalse();
    }

    /** RFC 4231, test case 5: a code cut to 128 bits, which a webhook never has. */
    @Test
    void aCodeThatWasCutIsRefused() {
        HmacCheck check = check("HmacSHA256", HEX.parseHex("0c".repeat(20)));
        byte[] data = "Test With Truncation".getBytes(US_ASCII);
        String cut = "a3b6167473100ee06e0c796c2955552b";

        assertThat(passes(check, data, cut)).isFalse();
        assertThat(passes(check, data, cut + "fa6f7c0a6a8aef8b93f860aab0cd20c5")).isTrue();
    }

    static List<Arguments> wycheproof() throws IOException {
        try (InputStream file = PublishedVectorsTest.class.getResourceAsStream("/wycheproof-hmac-sha256.json")) {
            List<Arguments> cases = new ArrayList<>();
            for (JsonNode group : new ObjectMapper().readTree(file).get("testGroups")) {
                group.get("tests").forEach(each -> cases.add(Arguments.of(each, group.get("tagSize").asInt())));
            }
            return cases;
        }
    }

    @ParameterizedTest
    @MethodSource
    void wycheproof(JsonNode vector, int tagSize) {
        HmacCheck check = check("HmacSHA256", HEX.parseHex(vector.get("key").asText()));
        // a tag of half the length is valid there, for those who ask for such
        boolean isValid = tagSize == 256 && vector.get("result").asText().equals("valid");

        assertThat(passes(check, HEX.parseHex(vector.get("msg").asText()), vector.get("tag").asText())).isEqualTo(isValid);
    }

    @Test
    void theExampleOfStandardWebhooks() {
        Verification verification = Verification.of(
                new Verification.Settings(
                        "standardWebhooks", null, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "header", "X-Webhook-Token",
                        new Verification.Signature(null, "HmacSHA256", "hex", null, "{body}", null, null)));
        ReceivedPush push = ReceivedPush.of("{\"test\": 2432232314}").with("webhook-id", "msg_p5jXN8AQM9LWM0D4loKWxJek")
                .with("webhook-timestamp", "1614265330")
                .with("webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
        Instant sent = Instant.ofEpochSecond(1_614_265_330);

        assertThat(verification.refusals(push, sent)).isEmpty();
        assertThat(verification.id(push)).isEqualTo("msg_p5jXN8AQM9LWM0D4loKWxJek");
        assertThat(verification.refusals(push, sent.plusSeconds(300))).isEmpty();
        assertThat(verification.refusals(push, sent.plusSeconds(301))).containsExactly("hmac");
        assertThat(verification.refusals(push, sent.minusSeconds(300))).isEmpty();
        assertThat(verification.refusals(push, sent.minusSeconds(301))).containsExactly("hmac");
    }
}
