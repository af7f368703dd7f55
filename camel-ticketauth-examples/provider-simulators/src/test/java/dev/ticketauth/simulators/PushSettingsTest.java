// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import dev.ticketauth.simulators.push.HmacSigning;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.RetryPlan;
import dev.ticketauth.simulators.push.Signing;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Targets, signatures and plans of retries by themselves. */
class PushSettingsTest {
    private static final URI LOOPBACK = URI.create("http://127.0.0.1:8080/hook");
    private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
    private static final Instant TIME = Instant.ofEpochSecond(1_614_265_330);
    private static final byte[] BODY = "{\"test\": 2432232314}".getBytes(StandardCharsets.UTF_8);

    @Test
    void signsAsTheVectorOfStandardWebhooksDoes() {
        Signing signing = Signing.standardWebhooks("whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");

        assertThat(signing.headers(ID, TIME, BODY)).containsExactlyInAnyOrderEntriesOf(Map.of(
                "webhook-id", ID, "webhook-timestamp", "1614265330",
                "webhook-signature", "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="));
        for (String wrong : List.of("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "whsec_", "whsec_not Base64!")) {
            assertThatThrownBy(() -> Signing.standardWebhooks(wrong)).isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("Base64!");
        }
    }

    /** The expected values are what {@code openssl dgst -hmac} prints. */
    @Test
    void signsWithAnHmacOfOnesOwn() {
        HmacSigning plain = Signing.hmac("X-Signature", "secret");
        HmacSigning full = plain.withAlgorithm("HmacSHA1").withTemplate("{timestamp}.{body}.{id}")
                .withPrefix("t={timestamp},v1=").inBase64().withIdHeader("X-Id").withTimestampHeader("X-Time");

        assertThat(plain.headers(ID, TIME, BODY)).containsExactly(Map.entry("X-Signature",
                "c4be5c092d907fa240f2da524c1fd82913705379274d113cacd5ec3a667ad4d4"));
        assertThat(full.headers(ID, TIME, BODY)).containsExactly(Map.entry("X-Id", ID), Map.entry("X-Time", "1614265330"),
                Map.entry("X-Signature", "t=1614265330,v1=rRxQOAAcxrI8LSA4bWlXxFDei8o="));
        assertThat(Signing.none().headers(ID, TIME, BODY)).isEmpty();
        assertThatThrownBy(() -> plain.withAlgorithm("HmacNothing")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.withTemplate("{id}")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> plain.withTemplate("{body}{body}")).isInstanceOf(IllegalArgumentException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "http://127.0.0.1:1/", "http://127.8.9.1", "http://localhost:1/x?y", "http://[::1]:1/" })
    void pushesToLoopback(String url) {
        assertThat(PushTarget.at(URI.create(url)).url()).hasToString(url);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "https://127.0.0.1/", "http://example.org/", "http://10.0.0.1/", "http://localhost.example.org/",
            "http://127.0.0.1.example.org/", "http://user:pass@127.0.0.1/", "http://[::2]/", "http://999.1.1.1/",
            "http://0.0.0.0/", "file:///tmp/x", "/hook" })
    void pushesNowhereElse(String url) {
        assertThatThrownBy(() -> PushTarget.at(URI.create(url))).isInstanceOf(IllegalArgumentException.class)
                .hasMessageNotContaining("pass");
    }

    @Test
    void refusesWhatCannotBeSent() {
        PushTarget target = PushTarget.at(LOOPBACK);

        assertThatThrownBy(() -> target.withHeader("Host", "x")).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> target.withHeader("X-Token", "secret\n")).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("X-Token").hasMessageNotContaining("secret").hasNoCause();
        assertThatThrownBy(() -> target.signedWith(Signing.hmac("not a name", "secret")))
                .isInstanceOf(IllegalArgumentException.class).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> target.withTimeout(Duration.ZERO)).isInstanceOf(IllegalArgumentException.class);
        assertThat(target.withHeader("X-Token", "secret")).hasToString("http://127.0.0.1:8080");
    }

    @Test
    void plansRetries() {
        assertThat(RetryPlan.none().attempts()).isEqualTo(1);
        assertThat(RetryPlan.ticketEvolution().faster(1_000).delays()).containsExactly(
                Duration.ofMillis(10), Duration.ofMillis(120), Duration.ofMillis(600), Duration.ofMillis(3_600));
        assertThat(RetryPlan.standardWebhooks().attempts()).isEqualTo(10);
        assertThat(RetryPlan.standardWebhooks().delays()).startsWith(Duration.ofSeconds(5)).endsWith(Duration.ofDays(1));
        for (double factor : new double[] { 0, -1, Double.NaN, Double.POSITIVE_INFINITY }) {
            assertThatThrownBy(() -> RetryPlan.none().faster(factor)).isInstanceOf(IllegalArgumentException.class);
        }
        assertThatThrownBy(() -> RetryPlan.of(Duration.ofSeconds(-1))).isInstanceOf(IllegalArgumentException.class);
    }
}
