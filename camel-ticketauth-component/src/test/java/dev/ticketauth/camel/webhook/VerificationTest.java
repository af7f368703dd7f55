// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class VerificationTest {

    private static final String SECRET = "TopSecretValue";
    private static final Verification.Signature USUAL
            = new Verification.Signature("X-Signature", "HmacSHA256", "hex", null, "{body}", null, null);
    private static final Verification.Signature NONE
            = new Verification.Signature(null, "HmacSHA256", "hex", null, "{body}", null, null);

    // what no check of these looks at is not there
    private static Verification.Settings settings(String auth, String secrets) {
        String all = String.valueOf(auth);
        return new Verification.Settings(
                auth, all.contains("basic") ? "user" : null, secrets, "header", "X-Token", all.contains("hmac") ? USUAL : NONE);
    }

    private static Verification.Settings useless(String auth, String username, Verification.Signature signature) {
        return new Verification.Settings(auth, username, auth.equals("fetchBack") ? null : SECRET, "header", "X", signature);
    }

    private static Verification.Settings settings(Verification.Signature signature) {
        return new Verification.Settings("hmac", null, SECRET, "header", "X-Token", signature);
    }

    private static Verification verification(String auth, String secrets) {
        return Verification.of(settings(auth, secrets));
    }

    private static List<String> refusals(Verification verification, ReceivedPush push) {
        return verification.refusals(push, Instant.EPOCH);
    }

    private static ReceivedPush push() {
        return ReceivedPush.of("{}");
    }

    private static String basic(String userAndPassword) {
        return "Basic " + Base64.getEncoder().encodeToString(userAndPassword.getBytes(UTF_8));
    }

    static Stream<Arguments> mistakes() {
        Duration negative = Duration.ofSeconds(-1);
        return Stream.of(
                Arguments.of(settings(null, SECRET),
                        "'webhookAuth' is required: anyone can send a push; allowed: basic, token"),
                Arguments.of(settings(" ", SECRET), "'webhookAuth' is required"),
                Arguments.of(settings("digest", SECRET), "'webhookAuth' is 'digest'; allowed: basic, token, hmac"),
                Arguments.of(settings("HMAC", SECRET), "'webhookAuth' is 'HMAC'"),
                Arguments.of(settings("token,", SECRET), "'webhookAuth' is ''"),
                Arguments.of(settings("token,token", SECRET), "names 'token' twice"),
                Arguments.of(settings("none,token", SECRET), "'none' stands alone"),
                Arguments.of(settings("hmac,standardWebhooks", SECRET), "the same check"),
                Arguments.of(settings("token", null), "'webhookSecret' is required"),
                Arguments.of(settings("basic", ""), "'webhookSecret' is required"),
                Arguments.of(settings("hmac", "  "), "'webhookSecret' is required"),
                Arguments.of(settings("standardWebhooks", null), "'webhookSecret' is required"),
                Arguments.of(settings("token", SECRET + ","), "an empty secret between its commas"),
                Arguments.of(settings("token", "," + SECRET), "an empty secret between its commas"),
                Arguments.of(settings("token", SECRET + ", ," + SECRET), "an empty secret between its commas"),
                Arguments.of(settings("token", (SECRET + ",").repeat(10) + SECRET), "11 secrets; at most 10"),
                Arguments.of(settings("none", SECRET), "'webhookSecret' is of no use with webhookAuth=none"),
                Arguments.of(settings("fetchBack", SECRET), "'webhookSecret' is of no use with webhookAuth=fetchBack"),
                Arguments.of(settings("standardWebhooks", SECRET + "!"), "not in base64"),
                Arguments.of(settings("standardWebhooks", "whsec_"), "not in base64"),
                Arguments.of(settings("standardWebhooks", "whsec_" + SECRET + "!"), "not in base64"),
                Arguments.of(settings("standardWebhooks", "whpk_" + SECRET), "not in base64"),
                Arguments.of(new Verification.Settings("basic", null, SECRET, "header", "X", NONE), "'webhookUsername'"),
                Arguments.of(new Verification.Settings("basic", "a:b", SECRET, "header", "X", NONE), "a colon"),
                Arguments.of(new Verification.Settings("token", null, SECRET, "cookie", "X", NONE), "'webhookAuthIn'"),
                Arguments.of(new Verification.Settings("token", null, SECRET, "query", " ", NONE), "'webhookAuthName'"),
                Arguments.of(settings(new Verification.Signature(null, "HmacSHA256", "hex", null, "{body}", null, null)),
                        "'webhookHeader' is required"),
                Arguments.of(settings(new Verification.Signature("X", "HmacMD5", "hex", null, "{body}", null, null)),
                        "'webhookAlgorithm' is 'HmacMD5'; allowed: HmacSHA256"),
                Arguments.of(settings(new Verification.Signature("X", "none", "hex", null, "{body}", null, null)),
                        "'webhookAlgorithm' is 'none'"),
                Arguments.of(settings(new Verification.Signature("X", "HmacSHA256", "base32", null, "{body}", null, null)),
                        "'webhookEncoding' is 'base32'; allowed: hex, base64"),
                Arguments.of(settings(new Verification.Signature("X", "HmacSHA256", "hex", null, "", null, null)),
                        "'webhookSigned' is required"),
                Arguments.of(settings(new Verification.Signature("X", "HmacSHA256", "hex", null, "{header:X-Id}.", null, null)),
                        "'webhookSigned' must hold {body} once"),
                Arguments.of(settings(new Verification.Signature("X", "HmacSHA256", "hex", null, "{body}", negative, null)),
                        "'webhookMaxAge' can't be negative"),
                Arguments.of(settings(new Verification.Signature("X", "HmacSHA256", "hex", null, "{body}", null, negative)),
                        "'webhookMaxFuture' can't be negative"),
                Arguments.of(
                        settings(new Verification.Signature("X", "HmacSHA256", "hex", null, "{body}", Duration.ZERO, null)),
                        "need a timestamp that is signed"),
                Arguments.of(
                        settings(new Verification.Signature(
                                "X", "HmacSHA256", "hex", null, "{timestamp:T}.{body}", Duration.ofDays(366), null)),
                        "'webhookMaxAge' can't be negative, nor more than 365 days"),
                Arguments.of(
                        settings(new Verification.Signature(
                                "X", "HmacSHA256", "hex", null, "{timestamp:T}.{body}", null,
                                Duration.ofSeconds(Long.MAX_VALUE))),
                        "'webhookMaxFuture' can't be negative, nor more than 365 days"),
                Arguments.of(useless("token", "user", NONE), "'webhookUsername' is of no use without webhookAuth=basic"),
                Arguments.of(useless("fetchBack", "user", NONE), "'webhookUsername' is of no use without webhookAuth=basic"),
                Arguments.of(useless("token", null, USUAL), "'webhookHeader' is of no use without webhookAuth=hmac"),
                Arguments.of(useless("standardWebhooks", null, USUAL), "'webhookHeader' is of no use without webhookAuth=hmac"),
                Arguments.of(
                        useless("token", null,
                                new Verification.Signature(null, "HmacSHA256", "hex", "v1,", "{body}", null, null)),
                        "'webhookPrefix' is of no use without webhookAuth=hmac"),
                Arguments.of(
                        useless("token", null,
                                new Verification.Signature(null, "HmacSHA256", "hex", null, "{body}", Duration.ZERO, null)),
                        "'webhookMaxAge' is of no use without webhookAuth=hmac or standardWebhooks"),
                Arguments.of(
                        useless("fetchBack", null,
                                new Verification.Signature(null, "HmacSHA256", "hex", null, "{body}", null, Duration.ZERO)),
                        "'webhookMaxFuture' is of no use without webhookAuth=hmac or standardWebhooks"));
    }

    @Test
    void aWindowMayBeAsLongAsAYear() {
        Verification verification = Verification.of(settings(new Verification.Signature(
                "X-Signature", "HmacSHA256", "hex", null, "{timestamp:T}.{body}", Duration.ofDays(365), Duration.ofDays(365))));

        assertThat(refusals(verification, push().with("T", "1").with("X-Signature", "00"))).containsExactly("hmac");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', value = {
            "token;false", "hmac;false", "token,fetchBack;false", "token,hmac;true", "basic,token;true",
            "basic,token,hmac,fetchBack;true" })
    void severalChecksShareTheSecrets(String auth, boolean isShared) {
        assertThat(verification(auth, SECRET).sharesSecret()).isEqualTo(isShared);
    }

    @ParameterizedTest
    @MethodSource
    void mistakes(Verification.Settings settings, String reason) {
        assertThatThrownBy(() -> Verification.of(settings)).isInstanceOf(IllegalArgumentException.class).hasNoCause()
                .hasMessageContaining("'webhook").hasMessageContaining(reason).hasMessageNotContaining(SECRET);
    }

    @Test
    void nothingShowsASecret() {
        assertThat(settings("token", SECRET).toString()).doesNotContain(SECRET);
        assertThat(Secrets.of(SECRET + "," + SECRET)).hasToString("Secrets[2]");
    }

    @Test
    void aTokenInAHeader() {
        Verification verification = verification("token", SECRET);

        assertThat(refusals(verification, push().with("x-token", SECRET))).isEmpty();
        for (String wrong : List.of(
                "", SECRET + "x", SECRET.substring(1), SECRET.toLowerCase(Locale.ROOT), "Bearer " + SECRET, "null",
                SECRET + "," + SECRET)) {
            assertThat(refusals(verification, push().with("X-Token", wrong))).containsExactly("token");
        }
        assertThat(refusals(verification, push())).containsExactly("token");
        assertThat(refusals(verification, push().with("X-Token", SECRET).with("X-Token", SECRET))).isNotEmpty();
    }

    @Test
    void aTokenStandsWhereItShould() {
        Verification header = verification("token", SECRET);
        Verification query = Verification.of(new Verification.Settings("token", null, SECRET, "query", "X-Token", NONE));
        Verification path = Verification.of(new Verification.Settings("token", null, SECRET, "path", "X-Token", NONE));

        assertThat(refusals(query, push().withQuery("X-Token", SECRET))).isEmpty();
        assertThat(refusals(query, push().with("X-Token", SECRET))).isNotEmpty();
        assertThat(refusals(query, push().withQuery("X-Token", SECRET).withQuery("X-Token", SECRET))).isNotEmpty();
        assertThat(refusals(path, push().withPath(SECRET))).isEmpty();
        assertThat(refusals(path, push().withQuery("X-Token", SECRET))).isNotEmpty();
        // servers log the query, and show its parameters as headers
        assertThat(refusals(header, push().with("X-Token", SECRET).withQuery("X-Token", SECRET))).isNotEmpty();
    }

    @Test
    void userNameAndPassword() {
        Verification verification = verification("basic", "pass:word,\u00e4ndern");

        assertThat(refusals(verification, push().with("Authorization", basic("user:pass:word")))).isEmpty();
        assertThat(refusals(verification, push().with("authorization", basic("user:\u00e4ndern").replace("Basic", "bASIC"))))
                .isEmpty();
        for (String wrong : List.of(
                basic("user:"), basic("user"), basic(":pass:word"), basic("user:pass"), basic("User:pass:word"), basic(""),
                "Basic", "Basic ", "Basic =", "Basic \u00e4", "Bearer " + SECRET, "", "Basic " + "A".repeat(5_000),
                basic("user:pass:word") + ", " + basic("user:pass:word"), basic("user:a\u0308ndern"))) {
            assertThat(refusals(verification, push().with("Authorization", wrong))).containsExactly("basic");
        }
        assertThat(refusals(verification, push())).containsExactly("basic");
    }

    @ParameterizedTest
    @ValueSource(strings = { "first", "second", "third" })
    void everySecretIsTried(String secret) {
        assertThat(refusals(verification("token", "first, second ,third"), push().with("X-Token", secret))).isEmpty();
    }

    @Test
    void severalChecksAllHold() {
        Verification verification = verification("basic,token,fetchBack", SECRET);

        assertThat(refusals(verification, push())).containsExactly("basic", "token");
        assertThat(refusals(verification, push().with("X-Token", SECRET))).containsExactly("basic");
        assertThat(refusals(verification, push().with("Authorization", basic("user:" + SECRET)))).containsExactly("token");
        assertThat(refusals(verification, push().with("X-Token", SECRET).with("Authorization", basic("user:" + SECRET))))
                .isEmpty();
        assertThat(verification.fetchesBack()).isTrue();
        assertThat(verification.hasChecks()).isTrue();
        assertThat(verification("fetchBack", null).hasChecks()).isFalse();
    }

    @ParameterizedTest
    @CsvSource({ "{body}, ", "{header:webhook-id}.{body}, msg_1", "{body}.{header:Webhook-ID}, msg_1" })
    void onlyAnIdThatIsSignedIsOne(String template, String id) {
        Verification verification
                = Verification.of(settings(new Verification.Signature("X", "HmacSHA256", "hex", null, template, null, null)));

        assertThat(verification.id(push().with("webhook-id", "msg_1"))).isEqualTo(id);
        assertThat(verification.id(push())).isNull();
    }

    @Property
    void noHeaderIsTooStrange(@ForAll String value, @ForAll byte[] body) {
        for (String auth : List.of("basic", "token", "hmac", "standardWebhooks")) {
            ReceivedPush push = ReceivedPush.of(body);
            for (String header : List.of(
                    "Authorization", "X-Token", "X-Signature", "webhook-id", "webhook-timestamp", "webhook-signature")) {
                push.with(header, value);
            }

            assertThat(refusals(verification(auth, "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"), push)).hasSize(1);
        }
    }

    /** Verdicts on bytes, whatever their lengths. */
    @Property
    void onlyEqualTokensAreEqual(@ForAll byte[] given) {
        byte[] secret = SECRET.getBytes(UTF_8);

        assertThat(Secrets.isAny(List.of(secret), given)).isEqualTo(Arrays.equals(secret, given));
        assertThat(Secrets.isAny(List.of(given), given)).isTrue();
    }
}
