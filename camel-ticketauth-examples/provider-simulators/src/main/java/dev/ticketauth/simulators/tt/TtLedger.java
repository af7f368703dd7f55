// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.tt;

import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Page;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Refusal;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;

/** Fills and working orders. Neither has pages: a fill is found by its time, an order by its account. */
final class TtLedger {
    private static final int MOST_FILLS = 500;
    private static final int MOST_ACCOUNTS = 50;
    private static final int READ_AT_ONCE = 1_000;
    private static final long NANOSECONDS = 1_000_000_000;

    private final TtSettings settings;
    private final TtData data;
    private final InstantSource clock;

    TtLedger(TtSettings settings, TtData data, InstantSource clock) {
        this.settings = settings;
        this.data = data;
        this.clock = clock;
    }

    /** At most 500, in the order of their time; {@code lastPage} says nothing, it is always "true". */
    Answer fills(Call call) throws Refusal {
        RawQuery query = call.query();
        Long from = nanoseconds(query, "minTimestamp");
        Long to = nanoseconds(query, "maxTimestamp");
        checkWindow(from, to);
        Span span
                = new Span(from == null ? Long.MIN_VALUE : from, to == null || to == Long.MAX_VALUE ? Long.MAX_VALUE : to + 1);
        if (!query.has("accountId") && !query.has("orderId") && !query.has("productId")) {
            Page<Integer> page = data.fillsByTime().page(span, 0, MOST_FILLS, false);
            return TtEnvelope.answer("true", null, "fills", page::writeTo);
        }
        return TtEnvelope.answer("fills", first(data.fillsByTime(), span, MOST_FILLS, fill -> passes(query, "accountId", fill)
                && passes(query, "orderId", fill) && passes(query, "productId", fill)));
    }

    /** Long windows time out at the provider. */
    private void checkWindow(Long from, Long to) throws Refusal {
        if (settings.widestFillWindow == null) {
            return;
        }
        Instant until = to == null ? clock.instant() : instant(to);
        Instant begin = from == null ? oldestFill(until) : instant(from);
        if (until.isAfter(begin.plus(settings.widestFillWindow))) {
            String reason = "the window from " + begin + " to " + until + " is wider than " + settings.widestFillWindow;
            throw Refusal.ofRequest(Answer.json(settings.tooWideStatus, Json.object().put("message", reason)), reason);
        }
    }

    private Instant oldestFill(Instant otherwise) {
        List<ObjectNode> oldest = data.fillsByTime().page(Span.always(), 0, 1, false).records();
        return oldest.isEmpty() ? otherwise : instant(TtData.time(oldest.get(0)));
    }

    /** At most 1,000 of the working orders, or of those of up to 50 accounts; there is no way to ask for the rest. */
    Answer orders(Call call) {
        List<String> accounts = call.query().list("accounts");
        if (accounts.size() > MOST_ACCOUNTS) {
            throw new BadRequest("accounts must name at most " + MOST_ACCOUNTS + " accounts but names " + accounts.size());
        }
        if (accounts.isEmpty()) {
            Page<Integer> page = data.orders().byId().page(Span.always(), 0, settings.mostOrders, false);
            return TtEnvelope.answer("true", null, "orders", page::writeTo);
        }
        return TtEnvelope.answer("orders", first(data.orders().byId(), Span.always(), settings.mostOrders,
                order -> Records.passes(accounts, Json.text(order, "accountId"))));
    }

    /** One working order by its orderId; in which shape it comes is not documented by the provider. */
    Answer order(Call call) throws Refusal {
        String id = call.path("id");
        ObjectNode order = data.order(id);
        if (order == null && settings.unknownOrderStatus != 200) {
            String reason = "there is no working order " + id;
            throw Refusal.ofRequest(Answer.json(settings.unknownOrderStatus, Json.object().put("message", reason)), reason);
        }
        return TtEnvelope.answer(settings.oneOrderKey, order == null ? List.of() : List.of(order));
    }

    /** The first records that pass a filter, read little by little: a list may have a million. */
    private static List<ObjectNode> first(
            Timeline<Integer> timeline, Span span, int most, Predicate<ObjectNode> filter) {
        List<ObjectNode> found = new ArrayList<>();
        for (int from = 0;; from += READ_AT_ONCE) {
            Page<Integer> page = timeline.page(span, from, READ_AT_ONCE, false);
            for (ObjectNode record : page.records()) {
                if (filter.test(record)) {
                    found.add(record);
                }
                if (found.size() == most) {
                    return found;
                }
            }
            if (page.size() < READ_AT_ONCE) {
                return found;
            }
        }
    }

    private static boolean passes(RawQuery query, String name, ObjectNode record) {
        String wanted = query.get(name, "");
        return wanted.isEmpty() || wanted.equals(Json.text(record, name));
    }

    private static Instant instant(long nanoseconds) {
        return Instant.ofEpochSecond(Math.floorDiv(nanoseconds, NANOSECONDS), Math.floorMod(nanoseconds, NANOSECONDS));
    }

    /** A time, or null when there is none. */
    private static Long nanoseconds(RawQuery query, String name) {
        String text = query.get(name, "");
        try {
            return text.isEmpty() ? null : Long.valueOf(text);
        } catch (NumberFormatException e) {
            throw new BadRequest(name + " must be a time in nanoseconds since 1970 but is '" + text + "'");
        }
    }
}
