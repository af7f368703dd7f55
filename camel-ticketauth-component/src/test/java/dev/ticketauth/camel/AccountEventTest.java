// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Future;

import dev.ticketauth.camel.TicketAuthAccountEvent.Kind;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.Exchange;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What event notifiers are told when calls begin to fail and when they work again.
 */
class AccountEventTest extends SimulatorTest {

    private final List<TicketAuthAccountEvent> events = new CopyOnWriteArrayList<>();

    @Override
    protected CamelContext createCamelContext() throws Exception {
        CamelContext created = super.createCamelContext();
        created.getManagementStrategy().getEventFactory().setTimestampEnabled(true);
        created.getManagementStrategy().addEventNotifier(new EventNotifierSupport() {

            @Override
            public boolean isEnabled(CamelEvent event) {
                return event instanceof TicketAuthAccountEvent;
            }

            @Override
            public void notify(CamelEvent event) {
                events.add((TicketAuthAccountEvent) event);
            }
        });
        return created;
    }

    @Test
    void eachTroubleIsToldOnceAndItsEnd() {
        simulators.ticketmatic().inject(Fault.status(401).times(2));
        for (int i = 0; i < 4; i++) {
            call("ticketmatic", null);
        }
        simulators.ticketmatic().inject(Fault.status(503));
        call("ticketmatic", null, "maxRetries=0");
        simulators.ticketmatic().inject(Fault.status(429).withRetryAfter("3600"));
        call("ticketmatic", null);

        assertThat(events).extracting(TicketAuthAccountEvent::getKind)
                .containsExactly(Kind.REFUSED, Kind.WORKS_AGAIN, Kind.UNAVAILABLE, Kind.RATE_LIMITED);
        assertThat(events).allSatisfy(event -> {
            assertThat(event.getProvider()).isEqualTo("ticketmatic");
            assertThat(event.getAccount()).isEqualTo("testaccount");
            assertThat(event.getTenant()).isNull();
            assertThat(event.getSource()).isSameAs(camel);
            assertThat(event.getType()).isEqualTo(CamelEvent.Type.Custom);
            assertThat(event.getTimestamp()).isPositive();
            assertThat(event.toString()).startsWith("Account testaccount of ticketmatic: " + event.getKind())
                    .doesNotContain(simulators.ticketmatic().secretKey(), simulators.ticketmatic().accessKey());
        });
        assertThat(events.get(0).getReason()).startsWith("ticketmatic refuses the key of account testaccount since ");
    }

    @Test
    void theEndIsToldThoughALoginHasFailedMeanwhile() {
        simulators.timetap().inject(Fault.status(503));
        call("timetap", null, "maxRetries=0");
        simulators.timetap().revokeSessions();
        simulators.timetap().inject(Fault.status(503).withRetryAfter("0").onLogin());
        call("timetap", null, "maxRetries=0");
        await().pollInSameThread().until(() -> call("timetap", null).getException() == null);

        assertThat(events).extracting(TicketAuthAccountEvent::getKind).containsExactly(Kind.UNAVAILABLE, Kind.WORKS_AGAIN);
    }

    @Test
    void aRefusalThatIsCuredIsNoRefusedKeyAlsoWhenTheRequestIsNotSentAgain() {
        call("timetap", null);
        simulators.timetap().revokeSessions();

        assertThat(failure(call("timetap", null, "maxRetries=0")).getStatus()).isEqualTo(401);
        assertThat(call("timetap", null, "maxRetries=0").getException()).isNull();
        assertThat(events).isEmpty();
    }

    @Test
    void anUnauthorizedIsARefusalThoughOthersAreRenewedOn() {
        simulators.ticketmatic().inject(Fault.status(401));
        call("ticketmatic", null, "renewOn=419");
        simulators.ticketmatic().inject(Fault.status(419));
        call("ticketmatic", null, "renewOn=419");

        assertThat(events).extracting(TicketAuthAccountEvent::getKind).containsExactly(Kind.REFUSED, Kind.REFUSED);
    }

    @Test
    void anEndpointThatIsStoppedIsNoOutage() throws Exception {
        String endpoint = endpoint("ticketmatic", "operation=request", "path=/echo", "maxRetries=0");
        routes(builder -> builder.from("direct:call").routeId("call").to(endpoint));
        simulators.ticketmatic().inject(Fault.slow(Duration.ofSeconds(30)));
        Future<Exchange> under = camel.createFluentProducerTemplate().to("direct:call").asyncSend();
        await().until(() -> echoes("ticketmatic") == 1);

        camel.removeEndpoints(endpoint);

        assertThat(under).succeedsWithin(Duration.ofSeconds(20))
                .satisfies(ended -> assertThat(ended.getException()).isInstanceOf(TicketAuthTransportException.class));
        assertThat(events).isEmpty();
    }

    @Test
    void aBodyThatCanNotBeReadIsNoOutage() {
        InputStream broken = new SequenceInputStream(new ByteArrayInputStream(new byte[2000]), new InputStream() {

            @Override
            public int read() throws IOException {
                throw new IOException("the disk of the route");
            }
        });

        assertThat(call("timetap", broken, "maxBodySize=1000").getException()).isNotNull();
        assertThat(events).isEmpty();
    }
}
