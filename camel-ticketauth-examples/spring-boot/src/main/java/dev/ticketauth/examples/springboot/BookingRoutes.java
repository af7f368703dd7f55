// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.springboot;

import dev.ticketauth.camel.TicketAuthConstants;
import dev.ticketauth.camel.TicketAuthException;
import org.apache.camel.Exchange;
import org.apache.camel.builder.RouteBuilder;
import org.springframework.stereotype.Component;

/**
 * Bookings come in by two ways, and go out by HTTP.
 */
@Component
public class BookingRoutes extends RouteBuilder {

    @Override
    public void configure() {
        from("ticketauth:timetap?resource=bookings&params.from={{bookings.from}}&params.to={{bookings.to}}"
             + "&delay={{bookings.delay}}&idempotentRepository=#bean:polledBookings")
                .routeId("polled-bookings")
                .bean(BookingBoard.class, "put");

        // TimeTap signs nothing: the secret in the path keeps strangers out, and the booking is read again
        from("webhook:ticketauth:timetap?webhookAuth=token,fetchBack&webhookAuthIn=path&webhookAuthName=token"
             + "&webhookSecret=RAW({{webhook.secret}})&webhookComponentName=platform-http"
             + "&webhookPath=/hooks/timetap/{token}&idempotentRepository=#bean:takenPushes")
                .routeId("pushed-bookings")
                .setBody(simple("${body.record}"))
                .bean(BookingBoard.class, "put");

        from("platform-http:/bookings?httpMethodRestrict=GET")
                .routeId("known-bookings")
                .bean(BookingBoard.class, "lines")
                .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"));

        from("platform-http:/bookings/{id}?httpMethodRestrict=GET")
                .routeId("one-booking")
                .onException(TicketAuthException.class).handled(true)
                .log("${exception.message}")
                .setHeader(Exchange.HTTP_RESPONSE_CODE, constant(502))
                .setBody(constant("TimeTap does not give this booking"))
                .end()
                .setHeader(TicketAuthConstants.RECORD_ID, header("id"))
                .to("ticketauth:timetap?operation=getBooking")
                .bean(BookingBoard.class, "line")
                .setHeader(Exchange.CONTENT_TYPE, constant("text/plain"));
    }
}
