// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Orders as bookings: all that somebody has confirmed, archived ones too.
 */
final class Orders implements Resource<BookingFields> {

    static final String PATH = "/orders";

    private static final Set<Access> ACCESS = Set.copyOf(EnumSet.of(Access.LIST, Access.GET));

    @Override
    public Set<Access> access() {
        return ACCESS;
    }

    @Override
    public Walk list(Selection selection) {
        OrderQuery query = new OrderQuery(selection);
        return new ChangedOrders(
                query.request(), selection.pageSizeOr(OffsetPages.USUAL_SIZE), query.changedSince(), query::isWanted);
    }

    @Override
    public ApiRequest get(String id) {
        return request(id);
    }

    static ApiRequest request(String id) {
        return ApiRequest.get(PATH + '/' + Numbers.digits("the id of an order", id));
    }

    // no currency stands in an order, nor when its events begin
    @Override
    public BookingFields read(JsonNode order) {
        return new BookingFields(
                Fields.requireId(order, "orderid", "id"), Fields.text(order.get("code")), OrderStatus.of(order),
                OrderStatus.state(order), Fields.money(order.get("totalamount")), null, null, createdAt(order),
                ChangedOrders.changedAt(order), Fields.ids(order.get("tickets"), "id"));
    }

    static Instant createdAt(JsonNode order) {
        return Times.instant(Fields.text(order.get("createdts")));
    }

    @Override
    public boolean tellsChanges() {
        return true;
    }
}
