// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.tt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordPath;
import dev.ticketauth.camel.spi.RecordState;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;

/**
 * Working orders: what is to be traded. TT lists those that work now and does not tell which have changed.
 */
final class WorkingOrders implements Resource<BookingFields> {

    static final String PATH = "/ttledger/orders";

    private static final String DATE_TIME = "dateTime";
    private static final String ORDER_ID = "orderId";

    @Override
    public Set<Access> access() {
        return Set.of(Access.LIST, Access.GET);
    }

    @Override
    public Walk list(Selection selection) {
        return new OrdersWalk(PATH, selection);
    }

    @Override
    public ApiRequest get(String id) {
        return ApiRequest.get(RecordPath.of(PATH, id));
    }

    // in which shape one order comes is not documented by the provider; other services give a list of one
    @Override
    public JsonNode recordIn(JsonNode answer) {
        for (String name : List.of("orders", "order")) {
            if (answer.has(name)) {
                return newest(answer.get(name));
            }
        }
        return newest(answer);
    }

    private static JsonNode newest(JsonNode value) {
        if (!value.isArray()) {
            return value.hasNonNull(ORDER_ID) ? value : null;
        }
        JsonNode newest = null;
        for (JsonNode order : value) {
            if (order.hasNonNull(ORDER_ID) && (newest == null || time(order) > time(newest))) {
                newest = order;
            }
        }
        return newest;
    }

    private static long time(JsonNode order) {
        Long time = Nanoseconds.of(order.get(DATE_TIME));
        return time == null ? Long.MIN_VALUE : time;
    }

    @Override
    public BookingFields read(JsonNode order) {
        String status = Fields.text(order, "orderStatus");
        // the price is that of one unit, which is no total; an order has no field for a reference
        return new BookingFields(
                Fields.requireId(order, ORDER_ID), null, status, state(order, status), null, Fields.text(order, "currency"),
                null, null, Nanoseconds.instant(order.get(DATE_TIME)), List.of());
    }

    /**
     * The meaning of TT's codes is not documented by the provider, and they are not those of FIX: an order of which
     * nothing is filled has been seen with 1, fills with 2 and 3 only. So quantities decide where there are any, by the
     * rules of FIX: nothing is left of an order that does not work any longer.
     */
    private static RecordState state(JsonNode order, String status) {
        BigDecimal left = Fields.money(order.get("leavesQuantity"));
        BigDecimal wanted = Fields.money(order.get("orderQty"));
        BigDecimal filled = Fields.money(order.get("cumulatedQuantity"));
        if (left != null && left.signum() > 0) {
            return RecordState.OPEN;
        }
        if (wanted != null && wanted.signum() > 0 && filled != null && filled.compareTo(wanted) >= 0) {
            return RecordState.COMPLETED;
        }
        if (left != null && wanted != null && wanted.signum() > 0) {
            return RecordState.CANCELLED;
        }
        // an order of an algorithm has no quantities
        return left == null && ("1".equals(status) || "0".equals(status)) ? RecordState.OPEN : RecordState.UNKNOWN;
    }
}
