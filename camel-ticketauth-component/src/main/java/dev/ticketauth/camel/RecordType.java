// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.TicketFields;

/**
 * The two kinds of record, as one endpoint reads them for one tenant.
 *
 * @param <F> what a provider reads from a record
 * @param <R> what a route gets
 */
final class RecordType<F, R> {

    /** The names of the kinds, as the option resource and the headers have them. */
    enum Kind {
        tickets("ticket"),
        bookings("booking");

        private final String one;

        Kind(String one) {
            this.one = one;
        }

        /** What one record is called. */
        String one() {
            return one;
        }
    }

    private final Kind kind;
    private final Resource<F> resource;
    private final RecordMaker<F, R> maker;
    private final Shape<R> shape;

    /** What all kinds of record have. */
    private record Shape<R>(Function<R, String> id, Function<R, Instant> changedAt, Function<R, JsonNode> json) {
    }

    /** Makes what a route gets. */
    @FunctionalInterface
    private interface RecordMaker<F, R> {

        R make(String provider, String account, F fields, JsonNode raw);
    }

    private RecordType(Kind kind, Resource<F> resource, RecordMaker<F, R> maker,
                       Shape<R> shape) {
        this.kind = kind;
        this.resource = resource;
        this.maker = maker;
        this.shape = shape;
    }

    /** The provider's records of this kind; empty when it has none. */
    static Optional<RecordType<?, ?>> of(Kind kind, Resources resources) {
        return switch (kind) {
            case tickets -> resources.tickets().map(RecordType::tickets);
            case bookings -> resources.bookings().map(RecordType::bookings);
        };
    }

    static RecordType<TicketFields, Ticket> tickets(Resource<TicketFields> resource) {
        return new RecordType<>(
                Kind.tickets, resource, Ticket::of, new Shape<Ticket>(Ticket::id, Ticket::updatedAt, RecordJson::of));
    }

    static RecordType<BookingFields, Booking> bookings(Resource<BookingFields> resource) {
        return new RecordType<>(
                Kind.bookings, resource, Booking::of, new Shape<Booking>(Booking::id, Booking::updatedAt, RecordJson::of));
    }

    Kind kind() {
        return kind;
    }

    Resource<F> resource() {
        return resource;
    }

    R record(String provider, String account, JsonNode raw) {
        return maker.make(provider, account, resource.read(raw), raw);
    }

    String id(R record) {
        return shape.id.apply(record);
    }

    /** When it changed last, or null. */
    Instant changedAt(R record) {
        return shape.changedAt.apply(record);
    }

    JsonNode toJson(R record) {
        return shape.json.apply(record);
    }
}
