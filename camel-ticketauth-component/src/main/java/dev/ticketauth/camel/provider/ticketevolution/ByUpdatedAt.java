// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.ChangeOrderedPages;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiRequest;

/**
 * A list by {@code updated_at}, oldest change first, as the provider's own harvester reads events, performers and
 * venues.
 */
final class ByUpdatedAt implements ChangeOrderedPages.Source {

    private final ApiRequest list;
    private final String remedy;

    /**
     * @param list   the request without page, order and time
     * @param name   the list's name in {@code order_by}
     * @param remedy what to do when the provider does not do it
     */
    ByUpdatedAt(ApiRequest list, String name, String remedy) {
        this.list = list.with(Filters.ORDER_BY, name + ".updated_at ASC");
        this.remedy = remedy;
    }

    @Override
    public ApiRequest page(Instant since, int page, long offset) {
        // a time that is not UTC was once read without its hours
        return list.with("page", page + 1).with(Filters.UPDATED_SINCE, since == null ? null : since.toString());
    }

    @Override
    public Instant changedAt(JsonNode record) {
        return Times.instant(Fields.text(record, "updated_at"));
    }

    @Override
    public Instant asking(Instant moment) {
        // the provider writes whole seconds
        return moment.truncatedTo(ChronoUnit.SECONDS);
    }

    @Override
    public long total(JsonNode envelope) {
        return Counters.total(envelope);
    }

    @Override
    public String remedy() {
        return remedy;
    }
}
