// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

import dev.ticketauth.camel.RecordType.Kind;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingDesk.Action;
import dev.ticketauth.camel.spi.ProviderApi;
import dev.ticketauth.camel.spi.Resource.Access;

/**
 * What a producer does with a message.
 */
enum TicketAuthOperation {

    sign,
    request,
    token,
    explain,
    verify,
    list,
    listTickets(Kind.tickets, Access.LIST),
    getTicket(Kind.tickets, Access.GET),
    searchTickets(Kind.tickets, Access.SEARCH),
    listBookings(Kind.bookings, Access.LIST),
    getBooking(Kind.bookings, Access.GET),
    createBooking(Action.CREATE),
    cancelBooking(Action.CANCEL);

    private final Kind kind;
    private final Access access;
    private final Action action;

    TicketAuthOperation() {
        this(null, null, null);
    }

    TicketAuthOperation(Kind kind, Access access) {
        this(kind, access, null);
    }

    TicketAuthOperation(Action action) {
        this(Kind.bookings, null, action);
    }

    TicketAuthOperation(Kind kind, Access access, Action action) {
        this.kind = kind;
        this.access = access;
        this.action = action;
    }

    Access access() {
        return access;
    }

    /**
     * The name of the operation that a message gets, if there is one of that name.
     *
     * @param ofEndpoint the endpoint's option, or null
     */
    static Optional<String> nameOf(String ofEndpoint, String ofMessage) {
        boolean isFixed = ofMessage == null || verify.name().equals(ofEndpoint);
        String name = isFixed ? Objects.requireNonNullElse(ofEndpoint, sign.name()) : ofMessage;
        return Arrays.stream(values()).map(TicketAuthOperation::name).filter(name::equals).findFirst();
    }

    /** The records that it reads, or writes. */
    RecordType<?, ?> records(ProviderApi api) {
        return type(api).orElseThrow();
    }

    /**
     * Looks whether the endpoint has what the operation needs.
     *
     * @throws IllegalArgumentException naming the option that is missing
     */
    void require(ProviderApi api) {
        if (access != null) {
            records(api).resource().require(access);
        } else if (action != null) {
            desk(api).orElseThrow().require(action);
        }
    }

    private boolean isOfferedBy(ProviderApi api) {
        if (access != null) {
            return type(api).filter(type -> type.resource().access().contains(access)).isPresent();
        }
        if (action != null) {
            return desk(api).filter(desk -> desk.actions().contains(action)).isPresent();
        }
        return switch (this) {
            case token -> api.login().isPresent();
            case list -> api.resources().isPresent();
            case verify -> api.resources().flatMap(resources -> resources.pushes()).isPresent();
            default -> true;
        };
    }

    private Optional<RecordType<?, ?>> type(ProviderApi api) {
        return api.resources().flatMap(resources -> RecordType.of(kind, resources));
    }

    private static Optional<BookingDesk> desk(ProviderApi api) {
        return api.resources().flatMap(resources -> resources.bookingDesk());
    }

    /**
     * The operation of this name.
     *
     * @throws IllegalArgumentException when the provider does not have it, naming those it has
     */
    static TicketAuthOperation of(String name, String provider, ProviderApi api) {
        List<String> offered = new ArrayList<>();
        for (TicketAuthOperation operation : values()) {
            if (operation.isOfferedBy(api)) {
                if (operation.name().equals(name)) {
                    return operation;
                }
                offered.add(operation.name());
            }
        }
        throw new IllegalArgumentException(
                "provider '" + provider + "' has no operation '" + name + "'; it has: " + String.join(", ", offered));
    }
}
