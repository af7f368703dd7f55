package dev.ticketauth.camel;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.ticketauth.camel.TicketAuthAccountEvent.Kind;
import dev.ticketauth.simulators.Fault;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;
import org.apache.camel.support.EventNotifierSupport;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

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
}
