// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

/** Ticketmatic: orders, and the tickets of an event. */
final class TicketmaticRoutes extends ProviderRoutes {

    TicketmaticRoutes() {
        super("ticketmatic");
    }

    @Override
    protected String options() {
        return "&account=" + setting("account");
    }

    @Override
    protected void configureFeeds() {
        read("changes", "");
        readIfSet("tickets", "&params.eventId={{hub.ticketmatic.event-id}}", "event-id");
    }

    @Override
    protected void configureBooking() {
        bookAndCancel("&params.saleschannelid=" + setting("sales-channel-id"), "");
    }
}
