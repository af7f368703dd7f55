// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.routetests;

import org.apache.camel.builder.RouteBuilder;

/** What the application asks TimeTap for. */
public class AppointmentRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("direct:locations").routeId("locations")
                .to("ticketauth:timetap?operation=request&path=/locations"
                    + "&baseUri={{?ticketauth.timetap.base-uri}}&allowPlainHttp={{?ticketauth.timetap.allow-plain-http}}");

        from("direct:appointments").routeId("appointments")
                .to("ticketauth:timetap?operation=listBookings&outputType=json&params.from=2026-01-01&params.to=2026-12-31"
                    + "&baseUri={{?ticketauth.timetap.base-uri}}&allowPlainHttp={{?ticketauth.timetap.allow-plain-http}}")
                .convertBodyTo(String.class);
    }
}
