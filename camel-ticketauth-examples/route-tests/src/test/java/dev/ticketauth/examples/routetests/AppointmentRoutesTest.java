// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.routetests;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.camel.TicketAuthConstants;
import dev.ticketauth.camel.TicketAuthCredentialsException;
import dev.ticketauth.camel.TicketAuthRateLimitException;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.ManualClock;
import dev.ticketauth.simulators.junit.InjectSimulator;
import dev.ticketauth.simulators.junit.TicketAuthProviders;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.assertj.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@TicketAuthProviders(value = "timetap", manualClock = true)
class AppointmentRoutesTest extends CamelTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(20);

    @InjectSimulator
    private TimeTapSimulator timetap;

    @InjectSimulator
    private ManualClock clock;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getPropertiesComponent().setInitialProperties(timetap.properties());
        addTenant(camel, "uptown", timetap.secretKey());
        addTenant(camel, "downtown", "a-key-that-is-not-known");
        TicketAuthComponent component = camel.getComponent("ticketauth", TicketAuthComponent.class);
        component.setClock(clock);
        component.setTimer(clock.timer());
        return camel;
    }

    private void addTenant(CamelContext camel, String name, String secretKey) {
        String prefix = "ticketauth.timetap." + name;
        camel.getPropertiesComponent().addInitialProperty(prefix + ".access-key", timetap.accessKey());
        camel.getPropertiesComponent().addInitialProperty(prefix + ".secret-key", secretKey);
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new AppointmentRoutes();
    }

    @Test
    void readsLocations() {
        String locations = template.requestBody("direct:locations", null, String.class);

        assertThat(locations).contains("\"locationId\":101");
        assertThat(timetap).hasLogins(1).received(1, "GET", "/live/locations").refusedNothing();
    }

    @Test
    void readsAppointments() {
        timetap.data().appointments().change(700_001, appointment -> appointment.put("note", "brings a friend"));

        String appointments = template.requestBody("direct:appointments", null, String.class);

        assertThat(appointments).startsWith("[").contains("brings a friend");
        assertThat(timetap).received("GET", "/live/appointmentList/report").refusedNothing();
    }

    @Test
    void logsInAgainWhenTheSessionEndsInMidFlight() {
        template.requestBody("direct:locations", null, String.class);
        timetap.revokeSessions();

        Exchange second = fluentTemplate.to("direct:locations").request(Exchange.class);

        assertThat(second.getException()).isNull();
        // the one that was refused is sent again, and the route notices nothing
        assertThat(timetap).hasLogins(2).hasRefused(1).received(3, "GET", "/live/locations");
    }

    @Test
    void logsInAgainBeforeTheSessionEnds() {
        template.requestBody("direct:locations", null, String.class);
        clock.advance(Duration.ofHours(5));

        template.requestBody("direct:locations", null, String.class);

        assertThat(timetap).hasLogins(2).hasCalls(2).refusedNothing();
    }

    @Test
    void waitsAsLongAsTheProviderSays() {
        timetap.inject(Fault.status(503).withRetryAfter("20").onPath("/live/locations"));

        CompletableFuture<String> locations = template.asyncRequestBody("direct:locations", null, String.class);

        assertThat(clock.awaitWaiting(PATIENCE)).isTrue();
        clock.advance(Duration.ofSeconds(19));
        assertThat(timetap).received(1, "GET", "/live/locations");
        clock.advance(Duration.ofSeconds(1));
        assertThat(locations).succeedsWithin(PATIENCE).asString().contains("\"locationId\":101");
        assertThat(timetap).received(2, "GET", "/live/locations");
    }

    @Test
    void failsWhereItWouldHaveToWaitTooLong() {
        timetap.inject(Fault.status(429).withRetryAfter("3600"));

        Exchange exchange = fluentTemplate.to("direct:locations").request(Exchange.class);

        assertThat(exchange.getException()).isInstanceOfSatisfying(TicketAuthRateLimitException.class,
                e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofHours(1)));
        assertThat(timetap).hasCalls(1);
    }

    @Test
    void saysWhoRefusesTheKey() {
        Exchange exchange = fluentTemplate.to("direct:locations").withHeader(TicketAuthConstants.TENANT, "downtown")
                .request(Exchange.class);

        assertThat(exchange.getException()).isInstanceOf(TicketAuthCredentialsException.class)
                .hasMessageContaining("TimeTap refused the API key or the private key");
        assertThat(timetap).received("GET", "/live/sessionToken").hasCalls(0);
    }

    @Test
    void givesEachTenantASession() {
        template.requestBody("direct:locations", null, String.class);
        template.requestBodyAndHeader("direct:locations", null, TicketAuthConstants.TENANT, "uptown", String.class);

        assertThat(timetap).hasLogins(2).hasCalls(2).refusedNothing();
    }
}
