// SPDX-License-Identifier: Apache-2.0
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
    protected void configurePushes() {
        // nobody has signed it, and an appointment is written in another way than in a list: so it is read again, and
        // refused when it is there no longer; as with lists, it stays as it was
        takePushes("booking", "token,fetchBack");
    }

    @Override
    protected void configureBooking() {
        bookAndCancel("", "");
    }
}
