// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.junit;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ManualClock;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.junit.TicketAuthProviders.Life;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import dev.ticketauth.simulators.wsync.WsyncSimulator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

/** Runs test classes as a user would write them, and looks at what became of them. */
class SimulatorExtensionTest {
    private static final HttpClient CLIENT = HttpClient.newHttpClient();

    @Test
    void simulatorsOfAClassKeepTheirPortAndForgetEachTest() {
        ForTheClass.addresses.clear();

        assertThat(failures(ForTheClass.class, 3)).isEmpty();

        assertThat(ForTheClass.addresses).hasSize(1);
        assertStopped(ForTheClass.addresses);
    }

    @TicketAuthProviders("wsync")
    static class ForTheClass {
        private static final Set<URI> addresses = new LinkedHashSet<>();

        private final WsyncSimulator fromConstructor;

        @InjectSimulator
        private ProviderSimulators simulators;

        ForTheClass(WsyncSimulator wsync) {
            fromConstructor = wsync;
        }

        @BeforeAll
        static void before(WsyncSimulator wsync) {
            addresses.add(wsync.baseUri());
        }

        @Test
        void one(WsyncSimulator wsync) throws Exception {
            leaveTraces(wsync);
        }

        @Test
        void another(ProviderSimulators all) throws Exception {
            assertThat(all).isSameAs(simulators);
            leaveTraces(fromConstructor);
        }

        @Nested
        class Inside {
            @InjectSimulator
            private WsyncSimulator wsync;

            @Test
            void sharesThem() throws Exception {
                assertThat(wsync).isSameAs(fromConstructor);
                leaveTraces(wsync);
            }
        }

        private void leaveTraces(WsyncSimulator wsync) throws IOException, InterruptedException {
            addresses.add(wsync.baseUri());
            assertThat(wsync.requests()).isEmpty();
            assertThat(wsync.data().tickets().size()).isEqualTo(1_200);
            get(wsync.baseUri());
            wsync.data().tickets().remove("ticket-0001");
            wsync.inject(Fault.status(500).always());
        }
    }

    @Test
    void simulatorsOfAMethodHavePortsOfTheirOwn() {
        ForTheMethod.addresses.clear();

        assertThat(failures(ForTheMethod.class, 2)).isEmpty();

        assertThat(ForTheMethod.addresses).hasSize(2).doesNotHaveDuplicates();
        assertStopped(ForTheMethod.addresses);
    }

    @TicketAuthProviders(value = "wsync", life = Life.METHOD)
    @TestInstance(Lifecycle.PER_CLASS)
    static class ForTheMethod {
        private static final List<URI> addresses = new ArrayList<>();

        @InjectSimulator
        private WsyncSimulator wsync;

        @BeforeEach
        void before(WsyncSimulator parameter) {
            assertThat(parameter).isSameAs(wsync);
            addresses.add(wsync.baseUri());
        }

        @Test
        void one() throws Exception {
            get(wsync.baseUri());
        }

        @Test
        void another() throws Exception {
            get(wsync.baseUri());
        }
    }

    @Test
    void eachTestBeginsWithTheClockAtTheMachinesTime() {
        assertThat(failures(WithAClock.class, 2)).isEmpty();
    }

    @TicketAuthProviders(value = "timetap", manualClock = true)
    static class WithAClock {
        @InjectSimulator
        private ManualClock clock;

        @Test
        void one(TimeTapSimulator timetap) throws Exception {
            advanceADay(timetap);
        }

        @Test
        void another(TimeTapSimulator timetap) throws Exception {
            advanceADay(timetap);
        }

        // two days, if the clock were not put back
        private void advanceADay(TimeTapSimulator timetap) throws Exception {
            Instant tomorrow = Instant.now().plus(Duration.ofDays(1));
            clock.advance(Duration.ofDays(1));
            get(timetap.baseUri());
            assertThat(timetap.requests()).singleElement().satisfies(request -> assertThat(request.at())
                    .isEqualTo(clock.instant()).isBetween(tomorrow.minusSeconds(3_600), tomorrow.plusSeconds(3_600)));
        }
    }

    @Test
    void saysWhatIsWrong() {
        assertThat(failures(UnknownProvider.class, 0)).singleElement().asString()
                .contains("There is no provider 'ticketmastic', only [wsync, ticketmatic, timetap, tt, ticketevolution]");
        assertThat(failures(NotStarted.class, 0)).singleElement().asString()
                .contains("There is no TimeTapSimulator: @TicketAuthProviders names only [wsync]");
        assertThat(failures(WithoutClock.class, 0)).singleElement().asString()
                .contains("There is no ManualClock: @TicketAuthProviders needs manualClock = true");
        assertThat(failures(TooEarly.class, 0)).singleElement().asString()
                .contains("Simulators with life = METHOD start with the test");
        assertThat(failures(WrongField.class, 0)).singleElement().asString()
                .contains("@InjectSimulator belongs on a field that is neither static nor final").contains("notASimulator");
    }

    @TicketAuthProviders("ticketmastic")
    static class UnknownProvider {
        @Test
        void neverRuns() {
        }
    }

    @TicketAuthProviders("wsync")
    static class NotStarted {
        @Test
        void neverRuns(TimeTapSimulator timetap) {
        }
    }

    @TicketAuthProviders("wsync")
    static class WithoutClock {
        @Test
        void neverRuns(ManualClock clock) {
        }
    }

    @TicketAuthProviders(value = "wsync", life = Life.METHOD)
    static class TooEarly {
        TooEarly(WsyncSimulator wsync) {
        }

        @Test
        void neverRuns() {
        }
    }

    @TicketAuthProviders("wsync")
    static class WrongField {
        @InjectSimulator
        private String notASimulator;

        @Test
        void neverRuns() {
        }
    }

    private static List<Throwable> failures(Class<?> tests, int succeeding) {
        EngineExecutionResults results = EngineTestKit.engine("junit-jupiter").selectors(selectClass(tests)).execute();
        assertThat(results.testEvents().succeeded().count()).isEqualTo(succeeding);
        return results.allEvents().finished().stream()
                .map(event -> event.getRequiredPayload(TestExecutionResult.class).getThrowable())
                .flatMap(Optional::stream).toList();
    }

    private static void get(URI uri) throws IOException, InterruptedException {
        assertThat(CLIENT.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.discarding()).statusCode()).isEqualTo(401);
    }

    private static void assertStopped(Iterable<URI> addresses) {
        assertThat(addresses).allSatisfy(
                address -> assertThatThrownBy(() -> get(address)).isInstanceOf(ConnectException.class));
    }
}
