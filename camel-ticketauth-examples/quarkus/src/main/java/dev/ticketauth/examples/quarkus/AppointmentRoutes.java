package dev.ticketauth.examples.quarkus;

import java.util.List;

import dev.ticketauth.camel.Booking;
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

        // the day stands in the URI, so the endpoint is that of the day
        from("direct:slots").routeId("slots")
                .toD("ticketauth:timetap?operation=listTickets"
                     + "&params.locationId={{slots.location}}&params.reasonId={{slots.service}}"
                     + "&params.from=${date:now:yyyy-MM-dd}&params.to=${date:now:yyyy-MM-dd}")
                .convertBodyTo(List.class);
    }
}
