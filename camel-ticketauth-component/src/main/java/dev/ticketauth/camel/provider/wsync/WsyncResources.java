// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.Optional;

import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Pushes;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * Tickets and online booking, as far as the user has said where they are.
 */
record WsyncResources(ApiPaths paths, AnswerShape shape) implements Resources {

    @Override
    public Walk list(String path, Selection selection) {
        return new ApiLists(paths, shape).list(path, selection);
    }

    @Override
    public Optional<Resource<TicketFields>> tickets() {
        return Optional.of(new WsyncTickets(paths, shape));
    }

    @Override
    public Optional<Resource<BookingFields>> bookings() {
        return Optional.of(new WsyncBookings(shape));
    }

    @Override
    public Optional<Pushes> pushes() {
        return Optional.of(new BookingPushes(shape));
    }

    @Override
    public Optional<BookingDesk> bookingDesk() {
        return Optional.of(new OnlineBooking(paths));
    }
}
