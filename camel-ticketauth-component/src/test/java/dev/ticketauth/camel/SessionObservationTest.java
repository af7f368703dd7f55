// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

import dev.ticketauth.camel.session.StandingClock;
import dev.ticketauth.simulators.Fault;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What meters and event notifiers get to see of sessions.
 */
class SessionObservationTest extends SimulatorTest {

    private final StandingClock clock = new StandingClock();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final List<TicketAuthSessionEvent> events = new CopyOnWriteArrayList<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getRegistry().bind("metricsRegistry", meters);
        created.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {

            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof TicketAuthSessionEvent;
            }

            @Override
            public void notify(CamelEvent event) {
                events.add((TicketAuthSessionEvent) event);
            }
        });
        return created;
    }

    private TicketAuthComponent component() {
        return camel.getComponent("ticketauth", TicketAuthComponent.class);
    }

    private double count(String meter, String outcome) {
        return meters.find("ticketauth.session." + meter).tags("provider", "timetap", "outcome", outcome).meters().stream()
                .mapToDouble(found -> found.measure().iterator().next().getValue()).sum();
    }

    @Test
    void everythingThatHappensToASessionIsCounted() {
        component().setClock(clock);
        simulator("timetap").inject(Fault.status(503).onLogin());
        call("timetap", null);
        call("timetap", null);
        clock.advance(Duration.ofMinutes(1));
        call("timetap", null);
        simulator("timetap").revokeSessions();
        call("timetap", null);
        clock.advance(Duration.ofMinutes(239));
        call("timetap", null);

        Awaitility.await().untilAsserted(() -> assertThat(count("refreshes", "success")).isEqualTo(1));
        assertThat(count("logins", "failure")).isEqualTo(1);
        assertThat(count("logins", "success")).isEqualTo(2);
        assertThat(count("failures", "failure")).as("one waited, one was told at once").isEqualTo(2);
        assertThat(count("rejections", "dropped")).isEqualTo(1);
        assertThat(count("waits", "success")).isEqualTo(2);
        assertThat(count("waits", "failure")).isEqualTo(1);
        assertThat(meters.getMeters()).extracting(Meter::getId)
                .allSatisfy(id -> assertThat(id.getTag("tenant")).as("no tenant unless asked for").isNull());
        Awaitility.await().untilAsserted(() -> assertThat(events).extracting(TicketAuthSessionEvent::getKind).containsExactly(
                TicketAuthSessionEvent.Kind.LOGIN_FAILED, TicketAuthSessionEvent.Kind.LOGGED_IN,
                TicketAuthSessionEvent.Kind.REJECTED, TicketAuthSessionEvent.Kind.LOGGED_IN,
                TicketAuthSessionEvent.Kind.RENEWED));
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getProvider()).isEqualTo("timetap");
            assertThat(event.getSource()).isSameAs(camel);
            assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
            assertThat(event.toString()).doesNotContain(simulator("timetap").secretKey(), simulator("timetap").accessKey());
        });
        assertThat(events.get(0).getReason()).contains("answered 503");
    }

    @Test
    void aLoginIsTimed() {
        simulator("timetap").inject(Fault.slow(Duration.ofMillis(200)).onLogin());
        call("timetap", null);
        Awaitility.await().untilAsserted(() -> assertThat(count("logins", "success")).isEqualTo(1));
        assertThat(meters.get("ticketauth.session.logins").timer().totalTime(TimeUnit.MILLISECONDS))
                .isGreaterThanOrEqualTo(200);
        assertThat(meters.get("ticketauth.session.waits").timer().totalTime(TimeUnit.MILLISECONDS)).isGreaterThanOrEqualTo(200);
    }

    @Test
    void wrongKeysAreAnOutcomeOfTheirOwn() {
        simulator("timetap").inject(Fault.status(401).onLogin());
        call("timetap", null);
        Awaitility.await().untilAsserted(() -> assertThat(count("logins", "refused")).isEqualTo(1));
    }

    @Test
    void theTenantIsATagWhenAskedFor() {
        TicketAuthComponent withTenants = new TicketAuthComponent();
        withTenants.setTenantMeters(true);
        camel.addComponent("ticketauth", withTenants);
        call("timetap", null, "tenant=acme");
        Awaitility.await().untilAsserted(
                () -> assertThat(meters.find("ticketauth.session.logins").tag("tenant", "acme").timer()).isNotNull());
        assertThat(events).extracting(TicketAuthSessionEvent::getTenant).contains("acme");
    }

    @Test
    void aNotifierThatThrowsDisturbsNeitherTheCallNorTheNextNotifier() {
        camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {

            @Override
            public void notify(CamelEvent event) {
                throw new IllegalStateException("notifier");
            }
        });
        List<CamelEvent> next = new CopyOnWriteArrayList<>();
        camel.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {

            @Override
            public void notify(CamelEvent event) {
                if (event instanceof TicketAuthSessionEvent) {
                    next.add(event);
                }
            }
        });
        assertThat(call("timetap", null).getException()).isNull();
        Awaitility.await().untilAsserted(() -> assertThat(next).hasSize(1));
    }
}
