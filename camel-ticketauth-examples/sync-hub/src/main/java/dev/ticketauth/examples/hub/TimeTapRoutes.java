package dev.ticketauth.examples.hub;

/** TimeTap: appointments, and the open slots of a service at a location. */
final class TimeTapRoutes extends ProviderRoutes {

    TimeTapRoutes() {
        super("timetap");
    }

    @Override
    protected void configureFeeds() {
        read("bookings", "");
        readIfSet("tickets",
                "&params.locationId={{hub.timetap.location-id}}&params.reasonId={{hub.timetap.service-id}}"
                             + "&params.from={{hub.timetap.from}}&params.to={{hub.timetap.to}}",
                "location-id", "service-id", "from", "to");
    }

    @Override
    protected void configureBooking() {
        bookAndCancel("", "");
    }
}
