// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * A list by {@code page} and {@code per_page}. It ends where its counters say so. A list without them ends with a page
 * that brings nothing new: an empty one, or the same once more, from a list that knows no pages.
 */
final class CountedPages implements Walk {

    private final ApiRequest list;
    private final PageLayout layout;
    private Set<Long> pageBefore = Set.of();
    private int pages;
    private long items;
    private boolean totalIsTold = true;
    private boolean ended;

    /** @param list the request without the number of a page */
    CountedPages(ApiRequest list, PageLayout layout) {
        this.list = list;
        this.layout = layout;
    }

    @Override
    public ApiRequest next() {
        return ended ? null : list.with("page", pages + 1);
    }

    @Override
    public PageLayout layout() {
        return layout;
    }

    @Override
    public boolean isLookingBack() {
        return !totalIsTold;
    }

    @Override
    public List<Item> read(Page page) {
        List<Item> fresh = page.items().stream().filter(item -> !pageBefore.contains(item.fingerprint())).toList();
        pageBefore = new HashSet<>();
        page.items().forEach(item -> pageBefore.add(item.fingerprint()));
        pages++;
        items += page.items().size();
        long total = Counters.total(page.envelope());
        totalIsTold = total >= 0;
        // records that move from page to page are no end as long as the total says that there are more
        ended = page.items().isEmpty() || (totalIsTold ? end(page.envelope()) >= total : fresh.isEmpty());
        return fresh;
    }

    // how much of the list has been asked for: by the provider's size of a page, which may be smaller than the one wanted
    private long end(JsonNode envelope) {
        long perPage = Counters.perPage(envelope);
        return perPage > 0 ? pages * perPage : items;
    }
}
