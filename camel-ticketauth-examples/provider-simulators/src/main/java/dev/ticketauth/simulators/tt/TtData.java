package dev.ticketauth.simulators.tt;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/**
 * 620 fills, 30 working orders, 1,100 accounts and 4 markets, the same in every environment. The fills number 500 and
 * 501 have the same timeStamp: they lie on both sides of the boundary of the first page.
 * <p>
 * That a fill's timeStamp is a text and an order's dateTime a number is not documented by the provider.
 */
public final class TtData {
    /** 2026-01-05T14:30:00Z in nanoseconds. */
    private static final long BASE = 1_767_623_400_000_000_000L;
    private static final long STEP = 60_000_000_123L;
    private static final int PAGE = 500;

    private final Records<Integer> fills = new Records<>();
    private final Records<Integer> orders = new Records<>();
    private final Records<Integer> accounts = new Records<>();
    private final List<ObjectNode> markets = List.of(market(6, "CFE"), market(7, "CME"), market(8, "CBOT"), market(32, "ICE"));

    TtData() {
        for (int i = 1; i <= 620; i++) {
            fills.put(i, fill(i));
        }
        for (int i = 1; i <= 30; i++) {
            orders.put(i, order(i));
        }
        for (int i = 1; i <= 1_100; i++) {
            accounts.put(30_000 + i, Json.object().put("accountType", 1).put("companyId", 1).put("id", 30_000 + i)
                    .put("name", "Account-" + i).put("parentId", 0).put("revision", 1));
        }
    }

    /** By number, from 1; the timeStamp grows with it. */
    public Records<Integer> fills() {
        return fills;
    }

    /** Working orders by number, from 1. */
    public Records<Integer> orders() {
        return orders;
    }

    /** By id. */
    public Records<Integer> accounts() {
        return accounts;
    }

    List<ObjectNode> markets() {
        return markets;
    }

    private static ObjectNode fill(int i) {
        long time = BASE + (i == PAGE + 1 ? PAGE : i) * STEP;
        return Json.object().put("account", "Account-" + (1 + i % 3)).put("accountId", 30_001 + i % 3)
                .put("aggressorIndicator", i % 2 == 0 ? "true" : "false").put("execType", "F")
                .put("instrumentId", "16143309052651006928").put("lastPx", new BigDecimal("110.25")).put("lastQty", 1 + i % 5)
                .put("marketId", 7).put("ordStatus", "2").put("orderId", guid("order", i)).put("productId", "1001")
                .put("recordId", guid("record", i)).put("securityDesc", "ZN Mar26").put("side", 1 + i % 2)
                .put("timeStamp", String.valueOf(time)).put("tradeDate", "20260105").put("uniqueExecId", guid("exec", i));
    }

    private static ObjectNode order(int i) {
        return Json.object().put("accountId", 30_001 + i % 3).put("currUserId", 77).put("dateTime", BASE + i * STEP)
                .put("execId", guid("exec", 1_000 + i)).put("instrumentId", "16143309052651006928")
                .put("leavesQuantity", new BigDecimal("5.0")).put("marketId", 7).put("orderId", guid("working", i))
                .put("orderQty", new BigDecimal("5.0")).put("orderStatus", "0").put("orderType", "2")
                .put("price", new BigDecimal("109.5")).put("side", String.valueOf(1 + i % 2)).put("timeInForce", "1")
                .put("uniqueExecId", guid("exec", 1_000 + i)).put("userId", "77");
    }

    private static ObjectNode market(int id, String name) {
        return Json.object().put("id", id).put("name", name);
    }

    private static String guid(String kind, int number) {
        return String.format(Locale.ROOT, "%08x-0000-4000-8000-%012x", kind.hashCode(), number);
    }
}
