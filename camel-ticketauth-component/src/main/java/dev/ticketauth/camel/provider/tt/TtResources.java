// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.util.Locale;
import java.util.Optional;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.AnswerReader;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.PageLayout;
import dev.ticketauth.camel.spi.ProviderError;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Resources;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * TT's fills and working orders. There is no way to enter or cancel orders in this API.
 *
 * @param environment the environment that may stand in a path
 */
record TtResources(String environment) implements Resources {

    @Override
    public Walk list(String path, Selection selection) {
        if (leadsTo(Fills.PATH, path)) {
            return new FillsWalk(path, selection);
        }
        if (leadsTo(WorkingOrders.PATH, path)) {
            return new OrdersWalk(path, selection);
        }
        Filters.requireNoPageSize(selection);
        return new KeyedPages(
                ApiRequest.get(path).with(selection.params()), PageLayout.FIRST_ARRAY, isOfLedger(path) ? FillsWalk.MOST : 0);
    }

    // TT's services, in any case, stand in front of the environment, which may be left out
    private boolean leadsTo(String list, String path) {
        int afterService = list.indexOf('/', 1);
        String withEnvironment = list.substring(0, afterService) + '/' + environment + list.substring(afterService);
        String plain = path.toLowerCase(Locale.ROOT);
        return plain.equals(list) || plain.equals(withEnvironment);
    }

    private static boolean isOfLedger(String path) {
        return path.toLowerCase(Locale.ROOT).startsWith("/ttledger/");
    }

    @Override
    public Optional<Resource<TicketFields>> tickets() {
        return Optional.of(new Fills());
    }

    @Override
    public Optional<Resource<BookingFields>> bookings() {
        return Optional.of(new WorkingOrders());
    }

    @Override
    public ProviderError failureIn(JsonNode envelope) {
        String status = AnswerReader.firstOf(envelope, "status");
        return status == null || "Ok".equalsIgnoreCase(status) ? ProviderError.NONE : errorIn(envelope);
    }

    /** What an answer that reports a failure says. */
    static ProviderError errorIn(JsonNode json) {
        // the service speaks of status_message, the gateway in front of it of message
        return new ProviderError(
                AnswerReader.firstOf(json, "statusCode", "status"),
                AnswerReader.firstOf(json, "status_message", "message", "status_desc", "error_message", "text"));
    }
}
