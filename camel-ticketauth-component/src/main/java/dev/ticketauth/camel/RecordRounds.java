// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.Optional;

import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.resource.ListPages;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;
import dev.ticketauth.camel.sync.Cursor;
import dev.ticketauth.camel.sync.CursorStore;

/**
 * Begins the rounds of a consumer, each at its cursor.
 *
 * @param <R> a ticket or a booking
 */
final class RecordRounds<R> {

    private final TicketAuthEndpoint endpoint;
    private final TicketAuthConfiguration options;
    private final ApiConnection connection;
    private final RecordType<?, R> type;
    private final CursorStore cursors;
    private final Instant since;

    /** @param since where to begin without a cursor, or null */
    RecordRounds(TicketAuthEndpoint endpoint, RecordType<?, R> type, CursorStore cursors, Instant since) {
        this.endpoint = endpoint;
        this.options = endpoint.getConfiguration();
        this.connection = endpoint.connection();
        this.type = type;
        this.cursors = cursors;
        this.since = since;
    }

    /**
     * Makes a list without asking for it.
     *
     * @throws IllegalArgumentException when a parameter is missing or wrong
     */
    void check() {
        list(since, connection.clockSkew().now());
    }

    RecordFeed<R> begin() {
        Instant now = connection.clockSkew().now();
        ApiCaller caller = new ApiCaller(endpoint, options.getTenant());
        ListPages pages = new ListPages(list(from(), now), caller, options.getMaxPages());
        return new RecordFeed<>(
                type, endpoint.recordAccount(options.getTenant()), pages, caller, now, endpoint.getComponent().workers());
    }

    private Instant from() {
        if (!type.resource().tellsChanges()) {
            return null;
        }
        Optional<Instant> cursor = cursors.load().map(Cursor::changedAt);
        if (cursor.isEmpty()) {
            return since;
        }
        Instant overlapped = cursor.get().minus(options.getOverlap());
        // what was left out at first stays out
        return since != null && overlapped.isBefore(since) && !cursor.get().isBefore(since) ? since : overlapped;
    }

    private Walk list(Instant from, Instant now) {
        return type.resource().list(new Selection(options.getParams(), from, options.getPageSize(), now));
    }
}
