// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.util.List;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * A list whose pages are asked for by their number, or by the number of items in front of them.
 */
public final class NumberedPages implements Walk {

    private final Numbering numbering;
    private final PageLayout layout;
    private final End end;
    private int pages;
    private long items;
    private boolean ended;

    /** How a page is asked for. */
    @FunctionalInterface
    public interface Numbering {

        /**
         * @param page   the page's number, from 0
         * @param offset how many items the pages before it held
         */
        ApiRequest page(int page, long offset);
    }

    /** How a list shows that it has ended. */
    @FunctionalInterface
    public interface End {

        /** The end is an empty page. */
        End EMPTY_PAGE = (page, offset) -> page.items().isEmpty();

        /**
         * @param page   the page that was read last
         * @param offset how many items the pages before it held
         */
        boolean isReached(Page page, long offset);
    }

    public NumberedPages(Numbering numbering, PageLayout layout, End end) {
        this.numbering = numbering;
        this.layout = layout;
        this.end = end;
    }

    @Override
    public ApiRequest next() {
        return ended ? null : numbering.page(pages, items);
    }

    @Override
    public List<Item> read(Page page) {
        ended = end.isReached(page, items);
        pages++;
        items += page.items().size();
        return page.items();
    }

    @Override
    public PageLayout layout() {
        return layout;
    }
}
