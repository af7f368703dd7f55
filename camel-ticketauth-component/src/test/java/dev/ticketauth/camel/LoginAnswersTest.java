// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.stream.Stream;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.AnswerBody;
import dev.ticketauth.simulators.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What comes back from a login and is no token.
 */
class LoginAnswersTest extends SimulatorTest {

    static Stream<Arguments> loginAnswers() {
        return Stream.of(
                Arguments.of(Fault.answer(200, "application/json", AnswerBody.repeated((byte) ' ', 1 << 20)),
                        TicketAuthTransportException.class, "longer than 262144 bytes"),
                Arguments.of(Fault.answer(200, "application/json", AnswerBody.repeated((byte) 0, 10 << 20).gzipped()),
                        TicketAuthTransportException.class, "longer than 262144 bytes"),
                Arguments.of(Fault.answer(200, "text/html", AnswerBody.text("<html>maintenance</html>")),
                        TicketAuthException.class, "holds no text field"),
                Arguments.of(Fault.answer(200, "application/json", AnswerBody.text("{\"sessionToken\":\"a\\nb\"}")),
                        TicketAuthProviderException.class, "no HTTP header may carry"),
                Arguments.of(Fault.status(503), TicketAuthProviderException.class, "answered 503"),
                Arguments.of(Fault.status(429), TicketAuthRateLimitException.class, "answered 429"),
                Arguments.of(Fault.dropBeforeWork(), TicketAuthTransportException.class, "failed"),
                Arguments.of(Fault.status(403), TicketAuthCredentialsException.class, "Check accessKey"));
    }

    @ParameterizedTest
    @MethodSource("loginAnswers")
    void anAnswerToALoginThatIsNoneIsAClearError(Fault fault, Class<?> type, String part) {
        StandingClock clock = new StandingClock();
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        simulator("timetap").inject(fault.onLogin().always());

        TicketAuthException failure = failure(call("timetap", null));

        assertThat(failure).isInstanceOf(type).hasMessageContaining(part).hasMessageContaining("timetap");
        assertThat(failure.getMessage()).doesNotContain("signature=", "4880c0340c65d142838ea33ace9b850a", "abcdef");
        assertThat(failure.getAttempts()).isZero();
        assertThat(echoes("timetap")).isZero();
        simulator("timetap").clearFaults();
        clock.advance(Duration.ofMinutes(1));
        assertThat(call("timetap", null).getException()).isNull();
    }
}
