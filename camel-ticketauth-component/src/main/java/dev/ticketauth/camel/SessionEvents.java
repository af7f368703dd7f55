// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Duration;

import dev.ticketauth.camel.session.Failure;
import dev.ticketauth.camel.session.SessionKey;
import dev.ticketauth.camel.session.SessionListener;
import dev.ticketauth.camel.spi.Token;

/**
 * Passes what happens to sessions on to the context's event notifiers.
 */
final class SessionEvents implements SessionListener {

    private final Notifications notifications;

    SessionEvents(Notifications notifications) {
        this.notifications = notifications;
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
        if (notifications.isWanted()) {
            notifications.send(new TicketAuthSessionEvent(
                    notifications.camelContext(), kind, session.provider(), session.tenant(), reason));
        }
    }
}
