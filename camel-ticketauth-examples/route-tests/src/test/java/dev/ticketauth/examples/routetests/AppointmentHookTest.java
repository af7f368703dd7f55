// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.routetests;

import java.net.URI;
import java.time.Duration;

import dev.ticketauth.camel.TicketAuthChange;
import dev.ticketauth.simulators.junit.InjectSimulator;
import dev.ticketauth.simulators.junit.TicketAuthProviders;
import dev.ticketauth.simulators.push.PushAttempt;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.RoutesBuilder;
import org.apache.camel.component.mock.MockEndpoint;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServer;
import org.apache.camel.component.platform.http.vertx.VertxPlatformHttpServerConfiguration;
import org.apache.camel.test.AvailablePortFinder;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.assertj.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

@TicketAuthProviders("timetap")
class AppointmentHookTest extends CamelTestSupport {

    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final String SECRET = "secret-of-a-test";
    private static final int APPOINTMENT = 700_001;

    @InjectSimulator
    private TimeTapSimulator timetap;

    private int port;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getPropertiesComponent().addInitialProperty("webhook.secret", SECRET);
        camel.getPropertiesComponent().addInitialProperty("changes.queue", "mock:changes");
        port = AvailablePortFinder.getNextAvailable();
        VertxPlatformHttpServerConfiguration server = new VertxPlatformHttpServerConfiguration();
        server.setBindHost("127.0.0.1");
        server.setBindPort(port);
        camel.addService(new VertxPlatformHttpServer(server));
        return camel;
    }

    @Override
    protected RoutesBuilder createRouteBuilder() {
        return new AppointmentHook();
    }

    @Test
    void takesAChange() throws Exception {
        MockEndpoint changes = getMockEndpoint("mock:changes");
        changes.expectedMessageCount(1);

        try (Pusher pusher = timetap.pushTo(hook().withHeader("X-Webhook-Token", SECRET))) {
            timetap.data().appointments().change(APPOINTMENT, appointment -> appointment.put("status", "CANCELLED"));
            assertThat(pusher.awaitIdle(PATIENCE)).isTrue();
        }

        changes.assertIsSatisfied();
        TicketAuthChange change = changes.getExchanges().get(0).getMessage().getBody(TicketAuthChange.class);
        assertThat(change.type()).isEqualTo("booking.cancelled");
        assertThat(change.id()).isEqualTo("700001");
        assertThat(timetap).receivedNothing();
    }

    @Test
    void takesTheSameChangeOnce() throws Exception {
        MockEndpoint changes = getMockEndpoint("mock:changes");
        changes.expectedMessageCount(1);

        try (Pusher pusher = timetap.pushTo(hook().withHeader("X-Webhook-Token", SECRET))) {
            // each push is sent twice
            pusher.duplicates(1).push("700001");
            assertThat(pusher.awaitIdle(PATIENCE)).isTrue();
            assertThat(pusher.attempts()).hasSize(2).allMatch(PushAttempt::delivered);
        }

        changes.assertIsSatisfied();
    }

    @Test
    void refusesAStranger() throws Exception {
        MockEndpoint changes = getMockEndpoint("mock:changes");
        changes.expectedMessageCount(0);

        try (Pusher stranger = timetap.pushTo(hook().withHeader("X-Webhook-Token", "guessed"))) {
            stranger.push("700001");
            assertThat(stranger.awaitIdle(PATIENCE)).isTrue();
            assertThat(stranger.attempts()).singleElement().satisfies(
                    attempt -> assertThat(attempt.status()).isEqualTo(401));
        }

        changes.assertIsSatisfied();
    }

    private PushTarget hook() {
        return PushTarget.at(URI.create("http://127.0.0.1:" + port + "/hooks/timetap"));
    }
}
