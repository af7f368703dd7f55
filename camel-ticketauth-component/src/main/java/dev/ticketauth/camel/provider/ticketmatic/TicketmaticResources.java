// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * Events with their tickets, and orders as bookings.
 *
 * @param shortName the account's short name
 */
record TicketmaticResources(String shortName) implements Resources {

    /** What an offset counts in a list that is not in the order of change, unless the user names something else. */
    private static final Map<String, String> USUAL_ORDERS = Map.of("/events", "startts", "/contacts", "createdts");

    /** How the provider says that there is no such record is not documented; 404 is not among its statuses. */
    static final Set<Integer> ABSENT = Set.of(400, 404);

    @Override
    public Walk list(String path, Selection selection) {
        ApiRequest request = ApiRequest.get(path).with(selection.params());
        if (path.equals("/eventstream")) {
            return new EventStream(request);
        }
        if (path.matches("/events/[^/]+/tickets")) {
            return new SinglePage(request, PageLayout.LINES);
        }
        if (!path.equals(Orders.PATH) && !USUAL_ORDERS.containsKey(path)) {
            return new SinglePage(request, PageLayout.FIRST_ARRAY);
        }
        OffsetPages.refusePaging(selection);
        return path.equals(Orders.PATH) && isByChange(selection)
                ? changedOrders(selection)
                : OffsetPages.of(ordered(request, selection), selection.pageSizeOr(OffsetPages.USUAL_SIZE));
    }

    // an offset into a list without an order loses records
    private static ApiRequest ordered(ApiRequest list, Selection selection) {
        return selection.param(ChangedOrders.ORDER_BY).isPresent()
                ? list : list.with(ChangedOrders.ORDER_BY, USUAL_ORDERS.get(list.path()));
    }

    // bare ids do not say when they changed
    private static boolean isByChange(Selection orders) {
        return orders.param(ChangedOrders.ORDER_BY).orElse(ChangedOrders.CHANGED).equals(ChangedOrders.CHANGED)
                && Set.of("true", "1").contains(orders.param(ChangedOrders.ASCENDING).orElse("true"))
                && !orders.param("output").orElse("").equals("ids");
    }

    private static Walk changedOrders(Selection selection) {
        ApiRequest orders = ApiRequest.get(Orders.PATH)
                .with(Parameters.without(selection.params(), List.of(ChangedOrders.CHANGED_SINCE)));
        Instant since = OrderQuery.latest(OrderQuery.time(selection, ChangedOrders.CHANGED_SINCE), selection.changedSince());
        return new ChangedOrders(orders, selection.pageSizeOr(OffsetPages.USUAL_SIZE), since, order -> true);
    }

    @Override
    public Optional<Resource<TicketFields>> tickets() {
        return Optional.of(new EventTickets());
    }

    @Override
    public Optional<Resource<BookingFields>> bookings() {
        return Optional.of(new Orders());
    }

    @Override
    public Optional<BookingDesk> bookingDesk() {
        return Optional.of(new OrderDesk());
    }

    @Override
    public Optional<String> account() {
        return Optional.of(shortName);
    }
}
