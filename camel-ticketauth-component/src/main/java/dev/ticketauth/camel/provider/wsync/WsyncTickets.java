// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.wsync;

import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.auth.PercentEncoding;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.TicketFields;
import dev.ticketauth.camel.spi.Walk;

/**
 * Tickets, at the paths and with the fields that the user has named.
 */
record WsyncTickets(ApiPaths paths, AnswerShape shape) implements Resource<TicketFields> {

    private static final Set<Access> ACCESS = Set.copyOf(EnumSet.allOf(Access.class));

    @Override
    public Set<Access> access() {
        return ACCESS;
    }

    @Override
    public void require(Access access) {
        if (access == Access.SEARCH) {
            ApiPaths.require(paths.search(), "searchPath");
        } else {
            ApiPaths.require(paths.tickets(), "ticketsPath");
        }
    }

    @Override
    public Walk list(Selection selection) {
        require(Access.LIST);
        return new ApiLists(paths, shape).list(paths.tickets(), selection);
    }

    @Override
    public Walk search(Selection selection) {
        require(Access.SEARCH);
        return new ApiLists(paths, shape).list(paths.search(), selection);
    }

    @Override
    public ApiRequest get(String id) {
        require(Access.GET);
        return ApiRequest.get(paths.tickets() + '/' + segment(id));
    }

    // an id that comes with a message must not lead to another resource
    private static String segment(String id) {
        String text = id == null ? "" : id.strip();
        if (text.isEmpty() || text.indexOf('/') >= 0 || text.indexOf('\\') >= 0 || text.equals(".") || text.equals("..")) {
            throw new IllegalArgumentException("the id of a ticket must be one segment of a path: no '/', not empty, no dots");
        }
        return PercentEncoding.formEncode(text).replace("+", "%20");
    }

    @Override
    public TicketFields read(JsonNode ticket) {
        String status = shape.statusOf(ticket);
        return new TicketFields(
                shape.requireId(ticket), null, null, status, StatusWords.state(status), null, null,
                Times.instant(shape.updatedAtOf(ticket)));
    }
}
