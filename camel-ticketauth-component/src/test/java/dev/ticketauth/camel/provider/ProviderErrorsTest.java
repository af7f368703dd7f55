// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.ticketauth.camel.provider.ticketevolution.TicketEvolutionProvider;
import dev.ticketauth.camel.provider.ticketmatic.TicketmaticProvider;
import dev.ticketauth.camel.provider.timetap.TimeTapProvider;
import dev.ticketauth.camel.provider.tt.TtProvider;
import dev.ticketauth.camel.provider.wsync.WsyncProvider;
import dev.ticketauth.camel.spi.LoginRefusedException;
import dev.ticketauth.camel.spi.Provider;
import dev.ticketauth.camel.spi.ProviderAnswer;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.ProviderSettings;
import dev.ticketauth.camel.spi.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * Failures in every shape that the providers are known to use.
 */
class ProviderErrorsTest {

    private static final ProviderApi TT = api(new TtProvider(), Map.of("appName", "a", "companyName", "b"));
    private static final ProviderApi TIME_TAP = api(new TimeTapProvider(), Map.of());

    private static ProviderApi api(Provider provider, Map<String, String> options) {
        boolean wsync = provider instanceof WsyncProvider;
        return provider.connect(
                new ProviderSettings(wsync ? "playground" : null, wsync ? "https://h" : null, null, options));
    }

    private static ProviderAnswer answer(int status, String body) {
        return new ProviderAnswer(status, Map.of(), body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', nullValues = "-", value = {
            "wsync|{\"code\":\"bad_request\",\"message\":\"no id\"}|bad_request|no id",
            "wsync|{\"error\":\"not_found\"}|not_found|-",
            "ticketmatic|{\"code\":403,\"message\":\"Permission denied: x\"}|403|Permission denied: x",
            "ticketmatic|{\"code\":400,\"applicationcode\":12,\"message\":\"m\"}|12|m",
            "ticketmatic|Not found|-|Not found",
            "timetap|Appointment for Id 1 not found!|-|Appointment for Id 1 not found!",
            "timetap|{\"message\":\"java.lang.NullPointerException\"}|-|java.lang.NullPointerException",
            "tt|{\"status\":\"Fail\",\"status_message\":\"bad account\"}|Fail|bad account",
            "tt|{\"message\":\"Too Many Requests\"}|-|Too Many Requests",
            "tt|{\"status\":\"StatusFail\",\"statusCode\":7,\"status_desc\":\"d\"}|7|d",
            "ticketevolution|{\"error\":\"Unauthorized\"}|-|Unauthorized",
            "ticketevolution|{\"error\":\"Not Found\",\"message\":\"Couldn't find Company with ID=123\"}|Not Found|Couldn't find"
                                                                           + " Company with ID=123",
            "ticketevolution|[\"OrderGroup::TicketPriceError\",\"price changed\"]|OrderGroup::TicketPriceError|price changed",
            "ticketevolution|{\"clients\":[{\"name\":\"\",\"errors\":{\"name\":[\"can't be blank\"]}}]}|-|{\"name\":[\"can't be"
                                                                                                                               + " blank\"]}" })
    void theProvidersOwnWordsAreFound(String provider, String body, String code, String message) {
        ProviderApi api = switch (provider) {
            case "wsync" -> api(new WsyncProvider(), Map.of());
            case "ticketmatic" -> api(new TicketmaticProvider(), Map.of("account", "a"));
            case "timetap" -> TIME_TAP;
            case "tt" -> TT;
            default -> api(new TicketEvolutionProvider(), Map.of());
        };

        assertThat(api.error(answer(400, body))).isEqualTo(new ProviderError(code, message));
    }

    @ParameterizedTest
    @ValueSource(strings = { "", " ", "<html><body>502 Bad Gateway</body></html>", "{", "null", "[]", "{}", "\uFEFF<x/>", "0" })
    void whatSaysNothingIsNothingAndNeverFails(String body) {
        for (ProviderApi api : new ProviderApi[] {
                api(new WsyncProvider(), Map.of()), api(new TicketmaticProvider(), Map.of("account", "a")), TIME_TAP, TT,
                api(new TicketEvolutionProvider(), Map.of()) }) {
            ProviderError error = api.error(answer(502, body));

            assertThat(error.code()).isNull();
            assertThat(error.message() == null || error.message().length() <= 1 || error.message().equals("null")
                    || error.message().contains("<x/>")).isTrue();
        }
    }

    @Test
    void aLongTextIsCutAndCannotForgeALineOfALog() {
        ProviderError error = TIME_TAP.error(answer(500, "first\r\nINFO forged" + "x".repeat(10_000)));

        assertThat(error.message()).startsWith("first  INFO forged").hasSizeLessThan(310).doesNotContain("\n");
    }

    private static Token login(ProviderApi api, String body) throws LoginRefusedException {
        return api.login().orElseThrow().token(answer(200, body), Instant.EPOCH);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', value = {
            "43199|PT11H59M59S", "\"3600\"|PT1H", "3600.9|PT1H", "86400000|P1D", "1e309|PT10M", "0|PT10M", "-5|PT10M",
            "\"NaN\"|PT10M",
            "null|PT10M", "\"soon\"|PT10M", "[]|PT10M", "99999999999999999999|P1D" })
    void aLifetimeThatMakesNoSenseIsBounded(String seconds, Duration lifetime) throws Exception {
        Token token = login(TT, "{\"status\":\"Ok\",\"access_token\":\"t\",\"seconds_until_expiry\":" + seconds + "}");

        assertThat(token.lifetime()).isEqualTo(lifetime);
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "", "{}", "[]", "null", "<html></html>", "{\"sessionToken\":null}", "{\"sessionToken\":\"\"}",
            "{\"sessionToken\":7}",
            "{\"sessionToken\":{\"token\":\"t\"}}", "\"st.api.api\"" })
    void anAnswerWithoutATokenIsARefusal(String body) {
        assertThatThrownBy(() -> login(TIME_TAP, body)).isInstanceOf(LoginRefusedException.class)
                .hasMessageContaining("sessionToken");
    }

    @ParameterizedTest
    @ValueSource(strings = {
            "{\"status\":\"Fail\",\"access_token\":\"t\"}", "{\"access_token\":\"t\"}",
            "{\"status\":\"Ok\",\"access_token\":1}",
            "{\"status\":\"Ok\"}" })
    void ttMayFailWithStatus200(String body) {
        assertThatThrownBy(() -> login(TT, body)).isInstanceOf(LoginRefusedException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = { "a\\nb", "a b", "a\\u0000", "\\u00e4", "a\\r\\nX-Evil: 1" })
    void aTokenThatNoHeaderMayCarryIsNone(String token) {
        assertThatThrownBy(() -> login(TIME_TAP, "{\"sessionToken\":\"" + token + "\"}"))
                .isInstanceOf(IllegalArgumentException.class).hasMessageContaining("no HTTP header may carry");
    }
}
