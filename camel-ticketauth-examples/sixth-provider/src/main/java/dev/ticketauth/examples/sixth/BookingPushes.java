// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.PushedChange;
import dev.ticketauth.camel.spi.PushedChange.What;
import dev.ticketauth.camel.spi.Pushes;

/** Box Office's webhook: {@code {"event": "created", "booking": {…}}}. */
final class BookingPushes implements Pushes {

    @Override
    public String registration() {
        return "in Box Office's settings, under Webhooks, set the URL for bookings to";
    }

    @Override
    public PushedChange read(JsonNode push) {
        JsonNode booking = push.path("booking");
        What what = "created".equals(Json.text(push, "event")) ? What.CREATED : What.CHANGED;
        return new PushedChange(PushedChange.BOOKING, Json.number(booking), what, booking);
    }
}
