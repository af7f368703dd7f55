// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.Ticket;
import dev.ticketauth.camel.TicketAuthChange;

/** W-SYNC: tickets, and a booking. Paths and fields are settings, since the provider publishes none. */
final class WsyncRoutes extends ProviderRoutes {

    WsyncRoutes() {
        super("wsync");
    }

    @Override
    protected String options() {
        return "&idPointer={{hub.wsync.id-pointer}}&statusPointer={{?hub.wsync.status-pointer}}"
               + "&updatedAtPointer={{?hub.wsync.updated-at-pointer}}&itemsPointer={{?hub.wsync.items-pointer}}";
    }

    @Override
    protected void configureFeeds() {
        read("tickets", "&ticketsPath=" + setting("tickets-path")
                        + "&pageParam={{?hub.wsync.page-param}}&pageSizeParam={{?hub.wsync.page-size-param}}"
                        + "&pageSize={{?hub.wsync.page-size}}");
    }

    @Override
    protected void configurePushes() {
        takePushes("ticket", "token");
    }

    /** What W-SYNC pushes is not documented, and the component takes it for a booking; here it may be a ticket. */
    @Override
    protected Object record(TicketAuthChange change) {
        Booking booking = change.record();
        boolean isTicket = optional("pushed-ticket-pointer").map(pointer -> !booking.raw().at(pointer).isMissingNode())
                .orElse(false);
        return isTicket
                ? new Ticket(
                        booking.provider(), booking.account(), booking.id(), null, null, booking.status(), booking.state(),
                        null,
                        null, booking.updatedAt(), booking.raw())
                : booking;
    }

    @Override
    protected void configureBooking() {
        book("&bookingPath=" + setting("booking-path"));
    }
}
