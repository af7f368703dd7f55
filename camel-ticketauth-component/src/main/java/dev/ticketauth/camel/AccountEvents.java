// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.health.Reason;
import dev.ticketauth.camel.http.AccountStatus.Place;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.session.Condition.Trouble;

/**
 * Passes on to the context's event notifiers when calls with an account begin to fail, and when they work again.
 */
final class AccountEvents implements ApiConnection.TroubleListener {

    private final Notifications notifications;

    AccountEvents(Notifications notifications) {
        this.notifications = notifications;
    }

    @Override
    public void begins(Place place, String tenant, Trouble trouble) {
        notify(switch (trouble.failure().kind()) {
            case CREDENTIALS, CLOCK -> TicketAuthAccountEvent.Kind.REFUSED;
            case TRANSPORT, PROVIDER -> TicketAuthAccountEvent.Kind.UNAVAILABLE;
            case RATE_LIMIT -> TicketAuthAccountEvent.Kind.RATE_LIMITED;
        }, place, tenant, trouble);
    }

    @Override
    public void ends(Place place, String tenant, Trouble trouble) {
        notify(TicketAuthAccountEvent.Kind.WORKS_AGAIN, place, tenant, trouble);
    }

    private void notify(TicketAuthAccountEvent.Kind kind, Place place, String tenant, Trouble trouble) {
        if (notifications.isWanted()) {
            notifications.send(new TicketAuthAccountEvent(
                    notifications.camelContext(), kind, place.provider(), place.accountOf(tenant), tenant,
                    Reason.of(place, tenant, trouble)));
        }
    }
}
