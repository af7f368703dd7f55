// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.ticketauth.camel.provider.ChangeOrderedPages;
import dev.ticketauth.camel.provider.SinglePage;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Pushes;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * Listings are the tickets, orders the bookings, and each list has its own way of being read.
 */
final class TicketEvolutionResources implements Resources {

    // those that the provider's own harvester reads in the order of their changes
    private static final Set<String> IN_ORDER_OF_CHANGE = Set.of("events", "performers", "venues");
    // a page is refused or no parameter of theirs
    private static final Set<String> WHOLE = Set.of("ticket_groups", "searches/suggestions");
    private static final String REMEDY = "set parameter 'order_by', then the pages are read as they come";

    private final Listings listings = new Listings();
    private final OrderDesk desk = new OrderDesk();
    private final Orders orders;

    TicketEvolutionResources(boolean changeFilter) {
        orders = new Orders(changeFilter);
    }

    @Override
    public Walk list(String path, Selection selection) {
        String name = name(path);
        if (name.equals("orders")) {
            return orders.inAnyOrder(selection);
        }
        if (name.equals("listings")) {
            return listings.list(selection);
        }
        Filters filters = new Filters(selection, Map.of());
        if (name.equals("inventory")) {
            return new InventoryPages(path, filters, selection);
        }
        if (WHOLE.contains(name)) {
            return new SinglePage(filters.whole(path), PageLayout.FIRST_ARRAY);
        }
        boolean ofChanges = IN_ORDER_OF_CHANGE.contains(name) && !filters.has(Filters.ORDER_BY);
        Instant since = ofChanges ? filters.takeUpdatedSince() : null;
        return since == null
                ? new CountedPages(filters.paged(path), PageLayout.FIRST_ARRAY)
                : new ChangeOrderedPages(
                        new ByUpdatedAt(filters.paged(path), name, REMEDY), PageLayout.FIRST_ARRAY, since);
    }

    // what the provider calls the list, such as events/deleted
    private static String name(String path) {
        return path.replaceFirst("^/((v9|v10)/)?", "");
    }

    @Override
    public Optional<Resource<TicketFields>> tickets() {
        return Optional.of(listings);
    }

    @Override
    public Optional<Resource<BookingFields>> bookings() {
        return Optional.of(orders);
    }

    @Override
    public Optional<Pushes> pushes() {
        return Optional.of(new Notifications());
    }

    @Override
    public Optional<BookingDesk> bookingDesk() {
        return Optional.of(desk);
    }
}
