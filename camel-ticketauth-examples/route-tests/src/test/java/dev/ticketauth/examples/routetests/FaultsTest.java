// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.routetests;

import java.time.Duration;

import dev.ticketauth.camel.TicketAuthComponent;
import dev.ticketauth.camel.TicketAuthException;
import dev.ticketauth.camel.TicketAuthRateLimitException;
import dev.ticketauth.camel.TicketAuthTransportException;
import dev.ticketauth.simulators.Fault;
import dev.ticketauth.simulators.junit.InjectSimulator;
import dev.ticketauth.simulators.junit.TicketAuthProviders;
import dev.ticketauth.simulators.timetap.TimeTapSimulator;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.test.junit5.CamelTestSupport;
import org.junit.jupiter.api.Test;

import static dev.ticketauth.simulators.assertj.SimulatorAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

/** What each fault does to a call that is sent once. */
@TicketAuthProviders("timetap")
class FaultsTest extends CamelTestSupport {

    @InjectSimulator
    private TimeTapSimulator timetap;

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext camel = super.createCamelContext();
        camel.getPropertiesComponent().setInitialProperties(timetap.properties());
        TicketAuthComponent component = camel.getComponent("ticketauth", TicketAuthComponent.class);
        component.getConfiguration().setBaseUri(timetap.baseUri().toString());
        component.getConfiguration().setAllowPlainHttp(true);
        component.getConfiguration().setMaxRetries(0);
        return camel;
    }

    private Exception failureOf(String options) {
        return fluentTemplate.to("ticketauth:timetap?operation=request&" + options).request(Exchange.class).getException();
    }

    @Test
    void twoRequestsGetAStatus() {
        timetap.inject(Fault.status(503).times(2));

        assertThat(failureOf("path=/locations")).extracting("status").isEqualTo(503);
        assertThat(failureOf("path=/staff")).extracting("status").isEqualTo(503);
        assertThat(failureOf("path=/locations")).isNull();
    }

    @Test
    void oneResourceIsBusy() {
        timetap.inject(Fault.status(429).withRetryAfter("2").onPath("/live/staff"));

        assertThat(failureOf("path=/locations")).isNull();
        assertThat(failureOf("path=/staff")).isInstanceOfSatisfying(TicketAuthRateLimitException.class,
                e -> assertThat(e.getRetryAfter()).isEqualTo(Duration.ofSeconds(2)));
    }

    @Test
    void anAnswerIsLostAfterTheWorkIsDone() {
        int before = timetap.data().clients().size();
        timetap.inject(Fault.dropAfterWork().onMethod("POST"));

        Exception failure = fluentTemplate.to("ticketauth:timetap?operation=request&path=/clients")
                .withBody("{\"businessId\": 12345, \"fullName\": \"Ann\", \"emailAddress\": \"ann@example.org\"}")
                .withHeader(Exchange.CONTENT_TYPE, "application/json")
                .request(Exchange.class).getException();

        assertThat(failure).isInstanceOf(TicketAuthTransportException.class);
        assertThat(timetap.data().clients().size()).isEqualTo(before + 1);
    }

    @Test
    void anAnswerTakesTooLong() {
        timetap.inject(Fault.slow(Duration.ofSeconds(3)).always());

        assertThat(failureOf("path=/locations&http.responseTimeout=100")).isInstanceOf(TicketAuthTransportException.class)
                .hasMessageContaining("http.responseTimeout");
    }

    @Test
    void aLoginFails() {
        timetap.inject(Fault.status(500).onLogin());

        assertThat(failureOf("path=/locations")).isInstanceOf(TicketAuthException.class).extracting("status").isEqualTo(500);
        assertThat(timetap).hasLogins(1).hasCalls(0);
    }

    @Test
    void aSessionIsOverForTheProvidersClock() {
        assertThat(failureOf("path=/locations")).isNull();
        timetap.setClockOffset(Duration.ofHours(5));

        assertThat(failureOf("path=/locations")).isInstanceOf(TicketAuthException.class).extracting("status").isEqualTo(401);
    }
}
