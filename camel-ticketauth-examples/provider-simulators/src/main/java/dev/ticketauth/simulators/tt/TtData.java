// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;

/**
 * 1,250 fills, 1,200 working orders of 30 accounts, 1,100 accounts, 4 markets and an instrument, the same in every
 * environment. Many fills share their timeStamp: number 500 and 501, on both sides of the end of the first page, 300 to
 * 306 and 998 to 1004; with more of them so it goes on in every thousand. Every tenth fill has a recordId but no
 * uniqueExecId, and every eighth no transactTime.
 */
public final class TtData {
    private final Records<Integer> fills;
    private final Timeline<Integer> fillsByTime;
    private final Records<Integer> orders;
    private final Timeline<Integer> ordersPut;
    private final Records<Integer> accounts = new Records<>(TtSeed.accounts());
    private final Records<String> instruments = new Records<>();
    private final List<ObjectNode> markets = List.of(TtSeed.market(6, "CFE"), TtSeed.market(7, "CME"),
            TtSeed.market(8, "CBOT"), TtSeed.market(32, "ICE"));

    TtData(TtSettings settings) {
        fills = new Records<>(TtSeed.fills(settings.fills));
        fillsByTime = fills.timeline(number -> TtSeed.fillTime(number + 1), TtData::time);
        orders = new Records<>(TtSeed.orders(settings.workingOrders));
        ordersPut = orders.timeline(number -> 0, order -> 0, number -> false, order -> true);
        ObjectNode instrument = TtSeed.instrument();
        instruments.put(Json.text(instrument, "id"), instrument);
    }

    /** By number, from 1. A list has them in the order of their timeStamp, and of their number where it is the same. */
    public Records<Integer> fills() {
        return fills;
    }

    /** Working orders by number, from 1. */
    public Records<Integer> orders() {
        return orders;
    }

    /** By id, from 30,001. */
    public Records<Integer> accounts() {
        return accounts;
    }

    /** By id, a text. */
    public Records<String> instruments() {
        return instruments;
    }

    Timeline<Integer> fillsByTime() {
        return fillsByTime;
    }

    /** The working order with this orderId, or null. */
    ObjectNode order(String orderId) {
        ObjectNode order = orders.find(TtSeed.numberOfOrder(orderId));
        if (order != null && Json.text(order, "orderId").equals(orderId)) {
            return order;
        }
        return ordersPut.page(Span.always(), 0, Integer.MAX_VALUE, false).records().stream()
                .filter(put -> Json.text(put, "orderId").equals(orderId)).findFirst().orElse(null);
    }

    List<ObjectNode> markets() {
        return markets;
    }

    /** The timeStamp of a fill, be it a text or a number. */
    static long time(ObjectNode fill) {
        return Long.parseLong(Json.text(fill, "timeStamp"));
    }
}
