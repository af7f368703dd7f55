// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Stream;

import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.RecordedRequest;
import org.apache.camel.Exchange;
import org.apache.camel.http.base.HttpOperationFailedException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What providers and networks do to requests, over real HTTP.
 */
class FaultsTest extends SimulatorTest {

    private static final List<String> PROVIDERS = List.of("wsync", "ticketmatic", "timetap", "tt", "ticketevolution");

    static Stream<Arguments> statuses() {
        return PROVIDERS.stream().flatMap(provider -> Stream.of(
                Arguments.of(provider, 403, TicketAuthCredentialsException.class, false, 1),
                Arguments.of(provider, 408, TicketAuthProviderException.class, true, 1),
                Arguments.of(provider, 429, TicketAuthRateLimitException.class, true, 3),
                Arguments.of(provider, 500, TicketAuthProviderException.class, true, 1),
                Arguments.of(provider, 503, TicketAuthProviderException.class, true, 3),
                Arguments.of(provider, 504, TicketAuthProviderException.class, true, 3)));
    }

    @ParameterizedTest
    @MethodSource("statuses")
    void aFailingStatusIsATypedFailure(String provider, int status, Class<?> type, boolean retryable, int attempts) {
        simulator(provider).inject(Fault.status(status).always());

        TicketAuthException failure = failure(call(provider, null, "maxRetries=2"));

        assertThat(failure).isInstanceOf(type).hasMessageContaining(provider).hasMessageContaining(String.valueOf(status))
                .hasCauseInstanceOf(HttpOperationFailedException.class);
        assertThat(failure.getStatus()).isEqualTo(status);
        assertThat(failure.isRetryable()).isEqualTo(retryable);
        assertThat(failure.getAttempts()).isEqualTo(attempts);
        assertThat(echoes(provider)).isEqualTo(attempts);
    }

    @ParameterizedTest
    @ValueSource(ints = { 502, 503, 504 })
    void aPageOfAGatewayIsNotQuoted(int status) {
        simulator("wsync").inject(Fault.status(status).withBody("text/html", "<html>nginx</html>").always());

        assertThat(failure(call("wsync", null, "maxRetries=0"))).hasMessageNotContaining("nginx");
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void retryAfterIsKept(String provider) {
        simulator(provider).inject(Fault.status(429).withRetryAfter("1"));

        Exchange exchange = call(provider, "{}");

        assertThat(exchange.getException()).isNull();
        List<RecordedRequest> sent = simulator(provider).requests().stream()
                .filter(request -> request.rawTarget().contains("/echo")).toList();
        assertThat(sent).hasSize(2);
        assertThat(Duration.between(sent.get(0).at(), sent.get(1).at())).isGreaterThanOrEqualTo(Duration.ofMillis(950));
    }

    @Test
    void aRetryAfterThatIsTooLongFailsAtOnceAndSaysHowLong() {
        String inAnHour = DateTimeFormatter.RFC_1123_DATE_TIME.format(Instant.now().plusSeconds(3600).atOffset(ZoneOffset.UTC));
        for (String value : List.of("3600", inAnHour)) {
            simulator("ticketmatic").inject(Fault.status(429).withRetryAfter(value));

            assertThat(failure(call("ticketmatic", null))).isInstanceOfSatisfying(TicketAuthRateLimitException.class, limit -> {
                assertThat(limit.getAttempts()).isOne();
                assertThat(limit.isRetryable()).isTrue();
                assertThat(limit.getRetryAfter()).isBetween(Duration.ofSeconds(3590), Duration.ofSeconds(3600));
            });
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = { true, false })
    void theTimeIsInTheFailureWhateverItsStatusAndForLoginsToo(boolean login) {
        Fault fault = Fault.status(503).withRetryAfter("3600");
        simulator("timetap").inject(login ? fault.onLogin() : fault);

        TicketAuthException failure = failure(call("timetap", null));

        assertThat(failure.getRetryAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(failure.isRetryable()).isTrue();
        assertThat(failure.getAttempts()).isEqualTo(login ? 0 : 1);
    }

    @ParameterizedTest
    @ValueSource(strings = { "503 503 503 401", "429 401 429 401", "401 503 401 503" })
    void aCallHasOneRenewalAndAtMostOneMoreThanMaxRetriesRequests(String statuses) {
        call("timetap", null);
        for (String status : statuses.split(" ")) {
            simulator("timetap").inject(Fault.status(Integer.parseInt(status)).withRetryAfter("0"));
        }

        TicketAuthException failure = failure(call("timetap", null, "maxRetries=3"));

        assertThat(failure.getAttempts()).isLessThanOrEqualTo(4);
        assertThat(simulator("timetap").logins()).isLessThanOrEqualTo(2);
    }

    @Test
    void aRequestThatCannotBeSentAgainLeavesNoDeadSessionBehind() {
        call("timetap", null);
        simulators.timetap().revokeSessions();

        assertThat(failure(call("timetap", null, "maxRetries=0")).getStatus()).isEqualTo(401);
        assertThat(call("timetap", null, "maxRetries=0").getException()).isNull();
    }

    @Test
    void aGatewayThatQuotesATokenInAHeaderIsNotRepeated() {
        call("tt", null);
        String token = lastRequest("tt").header("Authorization").substring(7);
        simulator("tt").inject(Fault.status(404).withHeader("X-Debug", "Bearer " + token));

        assertThat(failure(call("tt", null)).getCause()).isInstanceOfSatisfying(HttpOperationFailedException.class,
                http -> assertThat(http.getResponseHeaders().toString()).contains("X-debug=***").doesNotContain(token));
    }

    @Test
    void aRetryAfterThatNobodyCanReadIsNone() {
        simulator("ticketmatic").inject(Fault.status(429).withRetryAfter("soon"));

        assertThat(call("ticketmatic", null).getException()).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void aReadWhoseConnectionIsLostIsSentAgain(String provider) {
        simulator(provider).inject(Fault.dropBeforeWork());
        simulator(provider).inject(Fault.dropAfterWork());

        Exchange exchange = call(provider, null);

        assertThat(exchange.getException()).isNull();
        assertThat(exchange.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void aWriteWhoseAnswerIsLostIsSentOnce(String provider) {
        simulator(provider).inject(Fault.dropAfterWork());

        TicketAuthException failure = failure(call(provider, "{}"));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class).hasMessageContaining("may have carried it out")
                .hasCauseInstanceOf(IOException.class);
        assertThat(failure.getAttempts()).isOne();
        assertThat(failure.isRetryable()).isTrue();
        assertThat(echoes(provider)).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = { "wsync", "ticketmatic", "timetap", "tt", "ticketevolution" })
    void anAnswerThatIsCutIsNoAnswer(String provider) {
        simulator(provider).inject(Fault.truncated().always());

        TicketAuthException write = failure(call(provider, "{}", "maxRetries=1"));
        TicketAuthException read = failure(call(provider, null, "maxRetries=1"));

        assertThat(write).isInstanceOf(TicketAuthTransportException.class);
        assertThat(write.getAttempts()).isOne();
        assertThat(read).isInstanceOf(TicketAuthTransportException.class);
        assertThat(read.getAttempts()).isEqualTo(2);
    }

    @Test
    void aSlowAnswerEndsWithTheTimeoutOfCamelHttp() {
        simulator("wsync").inject(Fault.slow(Duration.ofMinutes(1)).always());

        TicketAuthException failure = failure(call("wsync", null, "http.responseTimeout=300", "maxRetries=0"));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class).hasMessageContaining("had no answer");
    }

    @ParameterizedTest
    @ValueSource(strings = { "GET", "POST" })
    void whereNobodyListensEveryMethodIsTriedAgain(String method) throws Exception {
        simulators.wsync().close();

        TicketAuthException failure = failure(call("wsync", null, "maxRetries=1", "method=" + method));

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageNotContaining("may have carried it out");
        assertThat(failure.getAttempts()).isEqualTo(2);
    }
}
