package dev.ticketauth.camel;

import java.time.Duration;

import dev.ticketauth.camel.auth.Clock;
import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.session.SessionKey;
import dev.ticketauth.camel.session.SessionListener;
import dev.ticketauth.camel.spi.Token;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes what happens to sessions on to the context's event notifiers.
 */
final class SessionEvents implements SessionListener {

    private static final Logger LOG = LoggerFactory.getLogger(SessionEvents.class);

    private final CamelContext camelContext;
    private final Clock clock;

    SessionEvents(CamelContext camelContext, Clock clock) {
        this.camelContext = camelContext;
        this.clock = clock;
    }

    @Override
    public void loggedIn(SessionKey session, boolean ahead, Token token, Duration taken) {
        notify(ahead ? TicketAuthSessionEvent.Kind.RENEWED : TicketAuthSessionEvent.Kind.LOGGED_IN, session, null);
    }

    @Override
    public void loginFailed(SessionKey session, boolean ahead, Failure failure, Duration taken) {
        notify(ahead ? TicketAuthSessionEvent.Kind.RENEWAL_FAILED : TicketAuthSessionEvent.Kind.LOGIN_FAILED, session,
                failure.message());
    }

    @Override
    public void rejected(SessionKey session, boolean dropped) {
        notify(dropped ? TicketAuthSessionEvent.Kind.REJECTED : TicketAuthSessionEvent.Kind.REJECTED_AGAIN, session, null);
    }

    private void notify(TicketAuthSessionEvent.Kind kind, SessionKey session, String reason) {
        ManagementStrategy management = camelContext.getManagementStrategy();
        if (management == null || management.getStartedEventNotifiers().isEmpty()) {
            return;
        }
        TicketAuthSessionEvent event
                = new TicketAuthSessionEvent(camelContext, kind, session.provider(), session.tenant(), reason);
        if (management.getEventFactory() != null && management.getEventFactory().isTimestampEnabled()) {
            event.setTimestamp(clock.now().toEpochMilli());
        }
        for (EventNotifier notifier : management.getStartedEventNotifiers()) {
            try {
                if (notifier.isEnabled(event)) {
                    notifier.notify(event);
                }
            } catch (Exception e) {
                LOG.warn("{} failed with {}", notifier, event, e);
            }
        }
    }
}
