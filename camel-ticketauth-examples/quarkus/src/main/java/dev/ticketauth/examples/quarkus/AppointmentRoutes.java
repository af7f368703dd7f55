// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.quarkus;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;

import dev.ticketauth.camel.Booking;
import dev.ticketauth.camel.TicketAuthConstants;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.apache.camel.builder.RouteBuilder;

/** Keeps the book of appointments up to date, and tells the slots that are open today. */
@ApplicationScoped
public class AppointmentRoutes extends RouteBuilder {

    @Inject
    AppointmentBook book;

    @Override
    public void configure() {
        from("ticketauth:timetap?resource=bookings&delay={{appointments.delay}}").routeId("appointments")
                .process(exchange -> book.enter(exchange.getMessage().getBody(Booking.class)))
                .log("Appointment ${body.id} is ${body.state} and begins at ${body.startsAt}");

        from("timer:slots?period={{slots.period}}").routeId("slots-of-today")
                .to("direct:slots")
                .log("${body.size} slots are open today");

        // what changes from one message to the next stands in a header: each URI is an endpoint with connections of its own
        from("direct:slots").routeId("slots")
                .setHeader(TicketAuthConstants.PARAMS, AppointmentRoutes::today)
                .to("ticketauth:timetap?operation=listTickets"
                    + "&params.locationId={{slots.location}}&params.reasonId={{slots.service}}")
                .convertBodyTo(List.class);
    }

    private static Map<String, String> today() {
        String today = LocalDate.now().toString();
        return Map.of("from", today, "to", today);
    }
}
