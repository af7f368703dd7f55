// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.util.List;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/** Box Office's lists: {@code {"items": […], "next": "cursor"}}, and no {@code next} on the last page. */
final class CursorPages implements Walk {

    private static final int USUAL_SIZE = 100;

    private final ApiRequest first;
    private ApiRequest next;

    CursorPages(ApiRequest list, Selection selection) {
        first = list.with("limit", selection.pageSizeOr(USUAL_SIZE));
        next = first;
    }

    @Override
    public ApiRequest next() {
        return next;
    }

    @Override
    public List<Item> read(Page page) {
        String cursor = Json.text(page.envelope(), "next");
        next = cursor == null ? null : first.with("cursor", cursor);
        return page.items();
    }

    @Override
    public PageLayout layout() {
        return PageLayout.at("/items");
    }
}
