// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Online bookings. The provider's navigation names no list of them: what is known of one is the answer to its making.
 */
record WsyncBookings(AnswerShape shape) implements Resource<BookingFields> {

    @Override
    public Set<Access> access() {
        return Set.of();
    }

    @Override
    public Walk list(Selection selection) {
        throw new UnsupportedOperationException("W-SYNC has no list of bookings");
    }

    @Override
    public BookingFields read(JsonNode booking) {
        String status = shape.statusOf(booking);
        return new BookingFields(
                shape.requireId(booking), null, status, StatusWords.state(status), null, null, null, null,
                Times.instant(shape.updatedAtOf(booking)), List.of());
    }
}
