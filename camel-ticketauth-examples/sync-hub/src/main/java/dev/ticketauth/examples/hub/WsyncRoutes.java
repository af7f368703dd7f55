package dev.ticketauth.examples.hub;

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
    protected void configureBooking() {
        book("&bookingPath=" + setting("booking-path"));
    }
}
