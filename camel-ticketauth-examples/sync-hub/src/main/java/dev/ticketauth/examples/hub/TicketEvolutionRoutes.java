// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

/** Ticket Evolution: orders, and the listings of an event. */
final class TicketEvolutionRoutes extends ProviderRoutes {

    TicketEvolutionRoutes() {
        super("ticketevolution");
    }

    @Override
    protected void configureFeeds() {
        read("bookings", "");
        readIfSet("tickets", "&params.eventId={{hub.ticketevolution.event-id}}", "event-id");
    }

    @Override
    protected void configurePushes() {
        takePushes("booking", "token");
    }

    @Override
    protected void configureBooking() {
        bookAndCancel("", "&params.reason=Test Order");
    }
}
