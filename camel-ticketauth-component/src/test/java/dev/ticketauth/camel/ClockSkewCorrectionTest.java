// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.Exchange;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A machine whose clock is off, against a provider that looks at the time.
 */
class ClockSkewCorrectionTest extends SimulatorTest {

    private final StandingClock clock = new StandingClock();

    private Exchange call(Duration off, String... options) {
        clock.set(Instant.now().plus(off));
        camel.getComponent("ticketauth", TicketAuthComponent.class).setClock(clock);
        String more = options.length == 0 ? "" : "&" + options[0];
        return send(endpoint("ticketmatic", "operation=request", "path=/echo") + more, null, Map.of());
    }

    @Test
    void theProvidersClockIsLearnedAndTheCallRepeated() {
        Exchange first = call(Duration.ofHours(-2));
        Exchange second = call(Duration.ofHours(-2));

        assertThat(first.getException()).isNull();
        assertThat(first.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(second.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(1);
        assertThat(simulator("ticketmatic").requests()).filteredOn(request -> request.rawTarget().contains("diagnostics/time"))
                .hasSize(1).allSatisfy(request -> assertThat(request.header("Authorization")).isNull());
    }

    @Test
    void itIsTheProvidersClockThatCounts() {
        simulators.ticketmatic().setClockOffset(Duration.ofHours(3));

        Exchange first = call(Duration.ZERO);
        Exchange second = call(Duration.ZERO);

        assertThat(first.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(2);
        assertThat(second.getMessage().getHeader(TicketAuthConstants.ATTEMPTS)).isEqualTo(1);
    }

    @Test
    void whereTheProvidersClockIsBrokenTheDateOfTheRefusalServes() {
        simulators.ticketmatic().inject(Fault.status(500).onAny().onPath("/api/1/testaccount/diagnostics").always());

        assertThat(call(Duration.ofHours(-2)).getException()).isNull();
    }

    @Test
    void aRefusalThatACacheHasKeptTellsNoTime() {
        simulators.ticketmatic().inject(Fault.status(500).onAny().onPath("/api/1/testaccount/diagnostics").always());
        simulators.ticketmatic().inject(Fault.status(401).withHeader("Age", "5").beforeAuthentication());

        assertThat(call(Duration.ofHours(-2)).getException()).isInstanceOfSatisfying(TicketAuthCredentialsException.class,
                failure -> assertThat(failure.getAttempts()).isOne());
    }

    @Test
    void withoutCorrectionTheMessageSaysByHowMuchTheClockIsOff() {
        Exchange exchange = call(Duration.ofHours(-2), "clockSkewCorrection=false");

        assertThat(exchange.getException()).isInstanceOfSatisfying(TicketAuthClockException.class, failure -> {
            assertThat(failure.getStatus()).isEqualTo(401);
            assertThat(failure.getMessage()).matches("(?s).*clock here is 7(19\\d|20\\d) s behind.*");
        });
    }

    @Test
    void aClockThatIsYearsOffIsNotCorrected() {
        Exchange exchange = call(Duration.ofDays(-3650));

        assertThat(exchange.getException()).isInstanceOf(TicketAuthClockException.class);
    }
}
