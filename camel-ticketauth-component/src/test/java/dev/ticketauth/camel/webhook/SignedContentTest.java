// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.webhook;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class SignedContentTest {

    private static final Instant NOW = Instant.ofEpochSecond(1_614_265_330);
    private static final Duration WINDOW = Duration.ofMinutes(5);

    private static SignedContent content(String template) {
        return SignedContent.of(template, WINDOW, WINDOW);
    }

    /** What is signed, as text; null when the push is refused. */
    private static String signed(SignedContent content, ReceivedPush push) {
        byte[] before = content.before(push, NOW);
        byte[] after = content.after(push, NOW);
        return before == null || after == null
                ? null : new String(before, UTF_8) + new String(push.body(), UTF_8) + new String(after, UTF_8);
    }

    @Test
    void textAndHeadersStandWhereTheTemplateHasThem() {
        ReceivedPush push = ReceivedPush.of("body").with("X-Id", "7").with("x-time", "1614265330").with("X-Last", "end");

        assertThat(signed(content("v0:{header:x-id}:{timestamp:X-Time}:{body}\n{header: X-Last }"), push))
                .isEqualTo("v0:7:1614265330:body\nend");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "text", "{header:X-Id}", "{body}{body}", "{body}.{body}", "{Body}", "{body", "body}", "{{body}}", "{id}.{body}",
            "{header:}.{body}", "{timestamp}.{body}", "{body}.{header:{x}}" })
    void aTemplateThatIsNotUnderstoodIsRefused(String template) {
        assertThatThrownBy(() -> content(template)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'webhookSigned'");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{header:A}{body}", "{header:A}{timestamp:T}.{body}", "{header:A}{header:B}.{body}", "{body}{header:A}",
            "{body}.{header:A}{header:B}", "{body}{timestamp:T}{header:A}" })
    void aTemplateThatCouldBeReadInTwoWaysIsRefused(String template) {
        assertThatThrownBy(() -> content(template)).isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("'webhookSigned'").hasMessageContaining("where the header ends");
    }

    @ParameterizedTest
    @CsvSource({
            "{header:A}.{body}, a.b", "{body}.{header:A}, a.b", "{header:A}..{body}, a.", "{body}..{header:A}, .a",
            "{header:A}--{body}, a--b", "{body}--{header:A}, a--b", "{header:A}.{body}, ''" })
    void aHeaderMustNotReachIntoWhatDividesIt(String template, String value) {
        assertThat(signed(content(template), ReceivedPush.of("x").with("A", value))).isNull();
        assertThat(signed(content(template), ReceivedPush.of("x").with("A", "good"))).isNotNull();
    }

    @Test
    void aHeaderThatIsMissingOrThereTwiceIsRefused() {
        SignedContent content = content("{header:A}.{body}");

        assertThat(signed(content, ReceivedPush.of("x"))).isNull();
        assertThat(signed(content, ReceivedPush.of("x").with("A", "1").with("a", "1"))).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "0", "-1614265330", "+1614265330", "1614265330.0", " 1614265330", "1614265330 ", "0x60380000", "1e9",
            "01614265330", "0001614265330", "16142653300", "161426533", "1614265030000", "9223372036854775807",
            "99999999999999999999999999", "NaN", "1614264029", "1614265631",
            "\u0661\u0666\u0661\u0664\u0662\u0666\u0665\u0663\u0663\u0660",
            "2021-02-25T15:02:10Z" })
    void aTimestampIsSecondsInPlainDigitsAndRecent(String timestamp) {
        assertThat(signed(content("{timestamp:T}.{body}"), ReceivedPush.of("x").with("T", timestamp))).isNull();
    }

    @Test
    void theWindowHasTwoSides() {
        SignedContent content = SignedContent.of("{timestamp:T}.{body}", Duration.ofSeconds(60), Duration.ZERO);

        assertThat(signed(content, ReceivedPush.of("x").with("T", "1614265330"))).isNotNull();
        assertThat(signed(content, ReceivedPush.of("x").with("T", "1614265270"))).isNotNull();
        assertThat(signed(content, ReceivedPush.of("x").with("T", "1614265269"))).isNull();
        assertThat(signed(content, ReceivedPush.of("x").with("T", "1614265331"))).isNull();
    }

    @Test
    void anIdOnEitherSideOfTheBodyIsSigned() {
        assertThat(content("{header:Webhook-Id}.{body}").holdsHeader("webhook-id")).isTrue();
        assertThat(content("{body}.{header:Webhook-Id}").holdsHeader("webhook-id")).isTrue();
        assertThat(content("{timestamp:T}.{body}").holdsHeader("webhook-id")).isFalse();
        assertThat(content("{body}.{timestamp:T}").hasTimestamp()).isTrue();
        assertThat(content("{body}").hasTimestamp()).isFalse();
    }

    @Provide
    Arbitrary<String> templates() {
        return Arbitraries.of("{header:A}.{header:B}.{body}", "{header:A}..{body}--{header:B}", "{body}.{header:A}.{header:B}",
                "{header:A}-{timestamp:T}{body}.{header:B}", "{header:A}.-{header:B}.{body}", "{body}..{header:A}.-{header:B}",
                "{header:A}.{body}{timestamp:T}");
    }

    @Provide
    Arbitrary<String> values() {
        return Arbitraries.strings().withChars('.', '-', 'a', '0', '1').ofMinLength(0).ofMaxLength(6);
    }

    @Provide
    Arbitrary<String> times() {
        return Arbitraries.of("1614265330", "1614265300", "01614265330", "001614265330", "161426533", "16142653300");
    }

    private static ReceivedPush push(String body, String a, String b, String time) {
        return ReceivedPush.of(body).with("A", a).with("B", b).with("T", time);
    }

    /** Whoever has one signed push finds no other way to cut it into parts. */
    @Property(tries = 20_000)
    void twoPushesNeverShareASignature(
            @ForAll("templates") String template, @ForAll("values") String a, @ForAll("values") String b,
            @ForAll("values") String body, @ForAll("values") String otherA, @ForAll("values") String otherB,
            @ForAll("values") String otherBody, @ForAll("times") String time, @ForAll("times") String otherTime) {
        SignedContent content = content(template);
        String one = signed(content, push(body, a, b, time));
        String other = signed(content, push(otherBody, otherA, otherB, otherTime));
        boolean areSame = a.equals(otherA) && body.equals(otherBody) && (!template.contains("{header:B}") || b.equals(otherB))
                && (!template.contains("{timestamp:T}") || time.equals(otherTime));

        if (one != null && other != null && !areSame) {
            assertThat(one).isNotEqualTo(other);
        }
    }

    /** The same, with all ways to cut one text, which random values seldom meet. */
    @Property(tries = 5_000)
    void noOtherCutOfASignedTextIsAccepted(
            @ForAll("values") String a, @ForAll("values") String body, @ForAll boolean isAfter, @ForAll boolean isLong) {
        String divider = isLong ? ".-." : "..";
        SignedContent content = content(isAfter ? "{body}" + divider + "{header:A}" : "{header:A}" + divider + "{body}");
        String text = signed(content, push(body, a, "b", "1"));
        if (text == null) {
            return;
        }
        long cuts = Arrays.stream(cutsOf(text, divider))
                .filter(at -> text.equals(signed(content, cut(text, at, divider, isAfter)))).count();

        assertThat(cuts).isEqualTo(1);
    }

    private static int[] cutsOf(String text, String divider) {
        return IntStream.rangeClosed(0, text.length() - divider.length())
                .filter(i -> text.startsWith(divider, i)).toArray();
    }

    private static ReceivedPush cut(String text, int at, String divider, boolean isAfter) {
        String left = text.substring(0, at);
        String right = text.substring(at + divider.length());
        return isAfter ? push(left, right, "b", "1") : push(right, left, "b", "1");
    }
}
