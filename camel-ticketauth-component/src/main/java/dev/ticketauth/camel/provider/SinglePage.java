// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider;

import java.util.List;

import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * A list that comes as a whole. Newline-delimited JSON arrives in several pieces of one answer.
 */
public final class SinglePage implements Walk {

    private final PageLayout layout;
    private ApiRequest request;

    public SinglePage(ApiRequest request, PageLayout layout) {
        this.request = request;
        this.layout = layout;
    }

    @Override
    public ApiRequest next() {
        ApiRequest only = request;
        request = null;
        return only;
    }

    @Override
    public List<Item> read(Page page) {
        return page.items();
    }

    @Override
    public PageLayout layout() {
        return layout;
    }
}
