// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.Walk;

/**
 * What visitors of the web shop did, up to now: each answer names the id to go on with.
 */
final class EventStream implements Walk {

    // null when there is nothing
    private static final PageLayout RESULTS = PageLayout.at("/results");

    private ApiRequest request;
    private String lastId;

    EventStream(ApiRequest first) {
        this.request = first;
    }

    @Override
    public ApiRequest next() {
        return request;
    }

    @Override
    public List<Item> read(Page page) {
        JsonNode more = page.envelope().path("moreresults");
        String nextId = Fields.text(page.envelope().get("nextid"));
        if (more.asBoolean() && nextId == null) {
            throw new IllegalArgumentException("the provider has more results and does not say where ('nextid')");
        }
        request = more.asBoolean() ? from(nextId) : null;
        return fresh(page.items());
    }

    // id and ts exclude each other
    private ApiRequest from(String id) {
        Map<String, Object> params = new LinkedHashMap<>(request.params());
        params.remove("ts");
        params.put("id", id);
        return ApiRequest.get(request.path()).with(params);
    }

    // an id is documented as the least one, so the last event may come again
    private List<Item> fresh(List<Item> items) {
        String seen = lastId;
        if (!items.isEmpty()) {
            lastId = Fields.text(items.get(items.size() - 1).json().get("id"));
        }
        boolean again = seen != null && !items.isEmpty() && seen.equals(Fields.text(items.get(0).json().get("id")));
        return again ? items.subList(1, items.size()) : items;
    }

    @Override
    public PageLayout layout() {
        return RESULTS;
    }
}
