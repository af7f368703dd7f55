// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Origin;

/**
 * The records that are there at the start; each follows from its number, which counts from one here.
 * <p>
 * That a fill's timeStamp is a text and an order's dateTime a number is not documented by the provider.
 */
final class TtSeed {
    private static final int ACCOUNT = 30_000;
    private static final int ACCOUNTS = 1_100;
    private static final int ACCOUNTS_THAT_TRADE = 30;
    /** 2026-01-05T14:30:00Z in nanoseconds. */
    private static final long BASE = 1_767_623_400_000_000_000L;
    private static final long STEP = 2_000_000_123L;
    private static final int PAGE = 500;
    /** Twenty digits: more than a signed number of 64 bits can hold. */
    private static final String INSTRUMENT = "16143309052651006928";
    private static final BigDecimal FILL_PRICE = new BigDecimal("110.25");
    private static final BigDecimal ORDER_PRICE = new BigDecimal("109.5");
    private static final BigDecimal ORDER_QUANTITY = new BigDecimal("5.0");
    private static final int NUMBER_AT = 24;
    private static final int GUID_LENGTH = 36;

    private TtSeed() {
    }

    static Origin<Integer> fills(int count) {
        return Origin.counted(1, count, (number, json) -> writeFill(number + 1, json));
    }

    static Origin<Integer> orders(int count) {
        return Origin.counted(1, count, (number, json) -> writeOrder(number + 1, json));
    }

    static Origin<Integer> accounts() {
        return Origin.counted(ACCOUNT + 1, ACCOUNTS, (number, json) -> writeAccount(number + 1, json));
    }

    private static void writeFill(int number, JsonGenerator json) throws IOException {
        int account = 1 + number % ACCOUNTS_THAT_TRADE;
        String time = Long.toString(fillTime(number));
        json.writeStartObject();
        json.writeStringField("account", "Account-" + account);
        json.writeNumberField("accountId", ACCOUNT + account);
        json.writeStringField("aggressorIndicator", number % 2 == 0 ? "true" : "false");
        json.writeStringField("execType", "F");
        json.writeStringField("instrumentId", INSTRUMENT);
        json.writeNumberField("lastPx", FILL_PRICE);
        json.writeNumberField("lastQty", 1 + number % 5);
        json.writeNumberField("marketId", 7);
        json.writeStringField("ordStatus", "2");
        json.writeStringField("orderId", guid("0a", number));
        json.writeStringField("productId", "1001");
        json.writeStringField("recordId", guid("0b", number));
        json.writeStringField("securityDesc", "ZN Mar26");
        json.writeNumberField("side", 1 + number % 2);
        json.writeStringField("timeStamp", time);
        json.writeStringField("tradeDate", "20260105");
        if (number % 8 != 5) {
            json.writeStringField("transactTime", time);
        }
        if (number % 10 != 3) {
            // without it a fill has its recordId only
            json.writeStringField("uniqueExecId", guid("0c", number));
        }
        json.writeEndObject();
    }

    /** The timeStamp of a fill; it never goes down from one number to the next. */
    static long fillTime(int number) {
        return BASE + moment(number) * STEP;
    }

    /**
     * Which fill this one shares its timeStamp with. Of every thousand these belong together: 500 and 501, around the
     * end of a first page; the seven from 300 on; and the seven from 998 on, around the end of a second page, whether
     * it begins with the last timeStamp of the first one or behind it.
     */
    private static int moment(int number) {
        int inThousand = number % (2 * PAGE);
        if (inThousand == PAGE + 1) {
            return number - 1;
        }
        if (inThousand >= 300 && inThousand <= 306) {
            return number - (inThousand - 300);
        }
        if (inThousand >= 998) {
            return number - (inThousand - 998);
        }
        return inThousand <= 4 && number > 4 ? number - inThousand - 2 : number;
    }

    private static void writeOrder(int number, JsonGenerator json) throws IOException {
        String execution = guid("0d", number);
        json.writeStartObject();
        json.writeNumberField("accountId", ACCOUNT + 1 + number % ACCOUNTS_THAT_TRADE);
        json.writeNumberField("currUserId", 77);
        json.writeNumberField("dateTime", BASE + number * STEP);
        json.writeStringField("execId", execution);
        json.writeStringField("instrumentId", INSTRUMENT);
        json.writeNumberField("leavesQuantity", ORDER_QUANTITY);
        json.writeNumberField("marketId", 7);
        json.writeStringField("orderId", guid("0e", number));
        json.writeNumberField("orderQty", ORDER_QUANTITY);
        json.writeStringField("orderStatus", "0");
        json.writeStringField("orderType", "2");
        json.writeNumberField("price", ORDER_PRICE);
        json.writeStringField("side", number % 2 == 0 ? "1" : "2");
        json.writeStringField("timeInForce", "1");
        json.writeStringField("uniqueExecId", execution);
        json.writeStringField("userId", "77");
        json.writeEndObject();
    }

    /** The number of the working order that could have this id, or 0. */
    static int numberOfOrder(String id) {
        try {
            int number = id.length() == GUID_LENGTH ? Integer.parseInt(id.substring(NUMBER_AT), 16) : 0;
            return guid("0e", number).equals(id) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static void writeAccount(int number, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeNumberField("accountType", 1);
        json.writeNumberField("companyId", 1);
        json.writeNumberField("id", ACCOUNT + number);
        json.writeStringField("name", "Account-" + number);
        json.writeNumberField("parentId", 0);
        json.writeNumberField("revision", 1);
        json.writeEndObject();
    }

    static ObjectNode market(int id, String name) {
        return Json.object().put("id", id).put("name", name);
    }

    static ObjectNode instrument() {
        return Json.object().put("alias", "ZN Mar26").put("expirationDate", 20_260_320_170_000L).put("id", INSTRUMENT)
                .put("lastTradeDate", 20_260_320).put("marketId", 7).put("metadata", "{\"series\":\"ZN\"}")
                .put("name", "ZN Mar26").put("productId", "1001");
    }

    private static String guid(String kind, int number) {
        String hex = Integer.toHexString(number);
        return "000000" + kind + "-0000-4000-8000-" + "000000000000".substring(hex.length()) + hex;
    }
}
