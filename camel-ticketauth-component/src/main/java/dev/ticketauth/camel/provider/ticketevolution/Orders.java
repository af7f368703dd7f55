// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.ChangeOrderedPages;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.RecordPath;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Orders. That they can be filtered and sorted by {@code updated_at} is not documented by the provider, though one of
 * its clients shows such a request; so an option switches it off.
 */
final class Orders implements Resource<BookingFields> {

    static final String PATH = "/orders";
    static final PageLayout LAYOUT = PageLayout.at("/orders");

    private static final Map<String, String> NAMES = Map.of("status", "state");
    private static final List<String> TYPES = List.of("Order", "PurchaseOrder");
    private static final String NO_SUCH_FILTER
            = "Ticket Evolution does not filter orders by it; it has event_date, performer_id, venue_id, state, type,"
              + " reference, buyer_id, seller_id, and for changes updated_at.gte";
    private static final String REMEDY = "set option changeFilter=false, then all orders are read and compared";

    // the number shown to people is that of the group of orders, a hyphen, and that of the order; one sample begins with a blank
    private static final Pattern NUMBER = Pattern.compile("\\s*\\d+-(\\d+)\\s*");

    private final boolean changeFilter;

    /** @param changeFilter whether orders are read by the time of their change */
    Orders(boolean changeFilter) {
        this.changeFilter = changeFilter;
    }

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.GET);
    }

    @Override
    public boolean tellsChanges() {
        return changeFilter;
    }

    @Override
    public Walk list(Selection selection) {
        Filters filters = filters(selection);
        if (changeFilter) {
            filters.refuse(Filters.ORDER_BY,
                    "bookings come in the order of their changes; for another one use operation=list with path=/orders");
        }
        return walk(filters);
    }

    /** The same for a route that wants the provider's own order, or one that it names. */
    Walk inAnyOrder(Selection selection) {
        return walk(filters(selection));
    }

    private static Filters filters(Selection selection) {
        Filters filters = new Filters(selection, NAMES);
        Parameters.refuseCommonBut(List.of("status"), selection, NO_SUCH_FILTER);
        filters.requireOneOf("type", TYPES, "Ticket Evolution ignores any other type, and finds everything");
        return filters;
    }

    private Walk walk(Filters filters) {
        if (!changeFilter || filters.has(Filters.ORDER_BY)) {
            return new CountedPages(filters.paged(PATH), LAYOUT);
        }
        Instant since = filters.takeUpdatedSince();
        return new ChangeOrderedPages(new ByUpdatedAt(filters.paged(PATH), "orders", REMEDY), LAYOUT, since);
    }

    /** The orders with a reference; whether the provider compares it exactly is not documented. */
    static Walk withReference(String reference) {
        return new CountedPages(
                ApiRequest.get(PATH).with("reference", reference).with("per_page", Filters.MOST_PER_PAGE), LAYOUT);
    }

    @Override
    public ApiRequest get(String id) {
        return ApiRequest.get(path(id));
    }

    /** The path of an order by its id or by the number that people speak of. */
    static String path(String id) {
        Matcher number = NUMBER.matcher(id);
        return RecordPath.of(PATH, number.matches() ? number.group(1) : id);
    }

    @Override
    public JsonNode recordIn(JsonNode answer) {
        return orderIn(answer);
    }

    /** The order in an answer: the answer itself, or what stands in it; null when there is none. */
    static JsonNode orderIn(JsonNode answer) {
        JsonNode only = answer.has("order") ? answer.get("order") : answer.path("orders").path(0);
        JsonNode order = Fields.id(answer.get("id")) == null ? only : answer;
        return Fields.id(order.get("id")) == null ? null : order;
    }

    @Override
    public BookingFields read(JsonNode order) {
        return OrderRecord.read(order);
    }
}
