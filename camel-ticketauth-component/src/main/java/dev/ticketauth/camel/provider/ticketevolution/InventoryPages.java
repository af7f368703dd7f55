// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * The inventory, which is read from one {@code remote_id}, the seller's own number, to the next. Versions of the
 * provider's page differ over whether it has pages; a list that has none ends with the answer that holds it all once
 * more.
 */
final class InventoryPages implements Walk {

    private static final String CURSOR = "page[cursor]";
    private static final String ITEMS = "page[items]";
    private static final int USUAL_ITEMS = 10_000;

    private final ApiRequest list;
    private long cursor;
    private boolean ended;

    InventoryPages(String path, Filters filters, Selection selection) {
        filters.refuse(ITEMS, "the size of a page is option 'pageSize'");
        String state = filters.text("state");
        if (!"MAPPED".equals(state) && !"UNMAPPED".equals(state)) {
            throw new IllegalArgumentException(
                    "parameter 'state' must be MAPPED or UNMAPPED: Ticket Evolution has pages of these only; for ALL at once"
                                               + " use operation=request");
        }
        this.cursor = first(filters.take(CURSOR));
        this.list = filters.whole(path).with(ITEMS, selection.pageSizeOr(USUAL_ITEMS));
    }

    private static long first(String text) {
        if (text == null) {
            return 1;
        }
        if (!text.matches("\\d{1,18}")) {
            throw new IllegalArgumentException("parameter '" + CURSOR + "' is no remote_id to begin with: a number is");
        }
        return Long.parseLong(text);
    }

    @Override
    public ApiRequest next() {
        return ended ? null : list.with(CURSOR, cursor);
    }

    @Override
    public boolean isLookingBack() {
        return true;
    }

    @Override
    public List<Item> read(Page page) {
        long from = cursor;
        List<Item> fresh = page.items().stream().filter(item -> remoteId(item.json()) >= from).toList();
        cursor = fresh.stream().mapToLong(item -> remoteId(item.json()) + 1).max().orElse(from);
        ended = fresh.isEmpty();
        return fresh;
    }

    private static long remoteId(JsonNode group) {
        long id = Fields.count(group.get("remote_id"));
        if (id < 0) {
            throw new IllegalArgumentException("a ticket group without a remote_id, by which the next page is asked for");
        }
        return id;
    }
}
