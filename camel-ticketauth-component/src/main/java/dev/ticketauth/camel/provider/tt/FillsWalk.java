// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Fills, oldest first. TT gives the first 500 from a time on; what comes next begins with the time of the last one, and
 * not behind it as TT's page says, since others of that very time may have been cut off.
 * <p>
 * That TT sorts fills by their time is not documented by the provider. An answer that was cut is believed only when it
 * is in order; else a shorter time is asked for, until nothing is cut.
 */
final class FillsWalk implements Walk {

    static final int MOST = 500;

    private static final PageLayout LAYOUT = PageLayout.at("/fills");
    private static final String FROM = "minTimestamp";
    private static final String TO = "maxTimestamp";
    private static final String IN_PARTS = "ask for them in parts, with params.accountId or params.productId";

    private final ApiRequest fills;
    private final TimeWindow window;
    // what was read of the time that is asked for again
    private final Set<String> read = new HashSet<>();
    private boolean ended;

    FillsWalk(String path, Selection selection) {
        Map<String, Object> filters = Filters.passedOn(
                selection, "fills", "from, to, accountId, orderId, productId", Set.of("from", "to", FROM, TO));
        Long from = Nanoseconds.bound(selection, "from", FROM);
        Long to = Nanoseconds.bound(selection, "to", TO);
        if (from != null && to != null && from > to) {
            throw new IllegalArgumentException("parameter 'from' is later than 'to'");
        }
        if (selection.changedSince() != null) {
            long since = Nanoseconds.of(selection.changedSince());
            from = from == null ? since : Math.max(from, since);
        }
        ended = from != null && to != null && from > to;
        fills = ApiRequest.get(path).with(filters).handling(408, 504);
        window = new TimeWindow(from, to, Nanoseconds.of(selection.now()));
    }

    @Override
    public ApiRequest next() {
        return ended ? null : fills.with(FROM, window.from()).with(TO, window.to());
    }

    @Override
    public PageLayout layout() {
        return LAYOUT;
    }

    // every answer may hold fills of the one before; the time that is asked for rises all the same
    @Override
    public boolean isLookingBack() {
        return true;
    }

    @Override
    public boolean refused(int status) {
        return window.narrow();
    }

    @Override
    public List<Item> read(Page page) {
        List<Item> items = page.items();
        boolean isCut = items.size() >= MOST;
        boolean isInOrder = isInOrder(items);
        if (isCut && !isInOrder) {
            return narrowed();
        }
        List<Item> inOrder = isInOrder ? items : sorted(items);
        List<Item> fresh = new ArrayList<>(inOrder.size());
        for (Item item : inOrder) {
            if (!read.contains(key(item))) {
                fresh.add(item);
            }
        }
        if (isCut) {
            moveTo(time(items.get(items.size() - 1)));
        } else {
            ended = !window.next();
        }
        if (!ended) {
            remember(items);
        }
        return fresh;
    }

    private List<Item> narrowed() {
        if (!window.narrow()) {
            throw new IllegalArgumentException(
                    MOST + " fills or more between " + window + " (timeStamp) came out of order, so that others may be"
                                               + " missing; " + IN_PARTS);
        }
        return List.of();
    }

    private void moveTo(long last) {
        if (window.from() != null && last <= window.from()) {
            throw new IllegalArgumentException(
                    MOST + " fills or more have the timeStamp " + window.from() + ", and TT gives no more of one time; "
                                               + IN_PARTS);
        }
        window.moveTo(last);
    }

    // the time that is asked for has risen, so that nothing read before is in the next answer
    private void remember(List<Item> items) {
        read.clear();
        for (Item item : items) {
            Long time = time(item);
            if (time != null && time >= window.from()) {
                read.add(key(item));
            }
        }
    }

    // every one must have a time: nobody knows where one without it would stand
    private static boolean isInOrder(List<Item> items) {
        long before = Long.MIN_VALUE;
        for (Item item : items) {
            Long time = time(item);
            if (time == null || time < before) {
                return false;
            }
            before = time;
        }
        return true;
    }

    private static List<Item> sorted(List<Item> items) {
        List<Item> sorted = new ArrayList<>(items);
        sorted.sort(Comparator.comparing(FillsWalk::time, Comparator.nullsLast(Comparator.naturalOrder())));
        return sorted;
    }

    private static Long time(Item item) {
        return Nanoseconds.of(item.json().get("timeStamp"));
    }

    // as many fills have no execution id, and TT's clients do not agree on its name
    private static String key(Item item) {
        JsonNode fill = item.json();
        String id = Fields.text(fill, "uniqueExecId", "recordId");
        return id == null ? Long.toHexString(item.fingerprint()) : id;
    }
}
