// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.util.Optional;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Pushes;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/** What Box Office has: tickets of a show and bookings, both in pages that name the next one. */
final class BoxOfficeResources implements Resources {

    @Override
    public Walk list(String path, Selection selection) {
        return new CursorPages(ApiRequest.get(path).with(selection.params()), selection);
    }

    @Override
    public Optional<Resource<TicketFields>> tickets() {
        return Optional.of(new Tickets());
    }

    @Override
    public Optional<Resource<BookingFields>> bookings() {
        return Optional.of(new Bookings());
    }

    @Override
    public Optional<BookingDesk> bookingDesk() {
        return Optional.of(new Desk());
    }

    @Override
    public Optional<Pushes> pushes() {
        return Optional.of(new BookingPushes());
    }
}
