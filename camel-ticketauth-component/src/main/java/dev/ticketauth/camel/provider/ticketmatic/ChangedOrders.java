// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.ChangeOrderedPages;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * Orders, the one first that was left alone longest. The provider counts and sorts orders that are not wanted, too, so
 * they are left out only after the page was read.
 */
final class ChangedOrders implements Walk {

    static final String CHANGED_SINCE = "lastupdatesince";
    static final String ORDER_BY = "orderby";
    static final String ASCENDING = "orderby_asc";
    static final String CHANGED = "lastupdatets";

    private static final PageLayout DATA = PageLayout.at("/data");

    private final ChangeOrderedPages pages;
    private final Predicate<JsonNode> wanted;

    /**
     * @param orders the request with all filters but the time of change
     * @param since  the oldest change that is wanted, or null for all
     * @param wanted which of the provider's orders belong to the list
     */
    ChangedOrders(ApiRequest orders, int pageSize, Instant since, Predicate<JsonNode> wanted) {
        this.pages = new ChangeOrderedPages(new ByLastUpdate(orders, pageSize), DATA, since);
        this.wanted = since == null ? wanted : wanted.and(order -> isSince(since, order));
    }

    @Override
    public ApiRequest next() {
        return pages.next();
    }

    @Override
    public List<Item> read(Page page) {
        return pages.read(page).stream().filter(item -> wanted.test(item.json())).toList();
    }

    @Override
    public PageLayout layout() {
        return pages.layout();
    }

    @Override
    public boolean isLookingBack() {
        return pages.isLookingBack();
    }

    @Override
    public Instant completeUntil() {
        return pages.completeUntil();
    }

    /** When an order changed last; null when it does not say. */
    static Instant changedAt(JsonNode order) {
        return Times.instant(Fields.text(order.get(CHANGED)));
    }

    // the provider is asked for somewhat more
    private static boolean isSince(Instant since, JsonNode order) {
        Instant changedAt = changedAt(order);
        return changedAt == null || !changedAt.isBefore(since);
    }

    /** Pages by the provider's filter and order. */
    private static final class ByLastUpdate implements ChangeOrderedPages.Source {

        private static final DateTimeFormatter SECONDS
                = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss").withZone(ZoneOffset.UTC);

        private final ApiRequest orders;

        ByLastUpdate(ApiRequest orders, int pageSize) {
            this.orders = orders.with(ORDER_BY, CHANGED).with(ASCENDING, "true").with("limit", pageSize);
        }

        @Override
        public ApiRequest page(Instant since, int page, long offset) {
            return orders.with(CHANGED_SINCE, since == null ? null : SECONDS.format(since)).with("offset", offset);
        }

        @Override
        public Instant changedAt(JsonNode order) {
            return ChangedOrders.changedAt(order);
        }

        // the filter is documented with whole seconds; whether it lets its own second through is not
        @Override
        public Instant asking(Instant moment) {
            return moment.truncatedTo(ChronoUnit.SECONDS).minusSeconds(1);
        }

        @Override
        public long total(JsonNode envelope) {
            return OffsetPages.total(envelope);
        }

        @Override
        public String remedy() {
            return "read them by operation=list with path=/orders and params.orderby=createdts";
        }
    }
}
