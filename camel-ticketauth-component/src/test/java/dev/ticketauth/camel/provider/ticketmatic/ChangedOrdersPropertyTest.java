// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.ChangingRecords.State;
import dev.ticketauth.camel.provider.History;
import dev.ticketauth.camel.provider.ReadWhileChanging;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.Page;
import dev.ticketauth.camel.spi.Selection;
import dev.ticketauth.camel.spi.Walk;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/**
 * Orders that share their time, come late or change while they are read. Ticketmatic's times have fractions of a
 * second, its filter has not.
 */
class ChangedOrdersPropertyTest {

    private static final Duration TICK = Duration.ofMillis(300);

    @Provide
    Arbitrary<History> quiet() {
        return History.quiet();
    }

    @Provide
    Arbitrary<History> busy() {
        return History.busy();
    }

    @Property
    void everyOrderComesOnce(@ForAll("quiet") History history, @ForAll Provider provider) {
        reading(history, provider).assertComplete();
        reading(history, provider).assertCompleteSinceAnyTime();
    }

    @Property(tries = 2_000)
    void noOrderIsLost(@ForAll("busy") History history, @ForAll Provider provider) {
        reading(history, provider).assertNothingIsLost();
    }

    private static ReadWhileChanging reading(History history, Provider provider) {
        return new ReadWhileChanging(history, TICK, provider, since -> walk(since, history.pageSize()));
    }

    private static Walk walk(Instant since, int pageSize) {
        return new Orders().list(new Selection(Map.of(), since, pageSize, Instant.parse("2026-01-02T00:00:00Z")));
    }

    /** What of it is not documented. */
    enum Provider implements ReadWhileChanging.Listing {
        INCLUSIVE(true, true),
        EXCLUSIVE(false, true),
        INCLUSIVE_WITHOUT_TOTAL(true, false),
        EXCLUSIVE_WITHOUT_TOTAL(false, false);

        private final boolean isInclusive;
        private final boolean tellsTotal;

        Provider(boolean isInclusive, boolean tellsTotal) {
            this.isInclusive = isInclusive;
            this.tellsTotal = tellsTotal;
        }

        @Override
        public Page answer(ApiRequest request, List<State> all) {
            Map<String, Object> query = request.params();
            if (!"lastupdatets".equals(query.get("orderby")) || !"true".equals(query.get("orderby_asc"))) {
                throw new AssertionError("not in the order of changes: " + query);
            }
            List<State> found = query.containsKey("lastupdatesince")
                    ? all.stream().filter(order -> passes(order, query.get("lastupdatesince").toString())).toList() : all;
            List<Item> items = found.stream().skip(Long.parseLong(query.get("offset").toString()))
                    .limit(Long.parseLong(query.get("limit").toString())).map(order -> Item.of(json(order))).toList();
            ObjectNode envelope = JsonNodeFactory.instance.objectNode();
            if (tellsTotal && !items.isEmpty()) {
                envelope.put("nbrofresults", found.size());
            }
            return new Page(envelope, items);
        }

        private boolean passes(State order, String since) {
            int difference = order.changedAt().compareTo(Instant.parse(since.replace(' ', 'T') + 'Z'));
            return difference > 0 || isInclusive && difference == 0;
        }

        private static JsonNode json(State order) {
            return JsonNodeFactory.instance.objectNode().put("orderid", order.id()).put("status", 21_002)
                    .put("lastupdatets", order.changedAt().toString().replace('T', ' ').replace("Z", ""))
                    .put("c_version", order.version());
        }

        @Override
        public State state(JsonNode order) {
            return new State(
                    order.get("orderid").asLong(),
                    Instant.parse(order.get("lastupdatets").asText().replace(' ', 'T') + 'Z'), order.get("c_version").asInt());
        }
    }
}
