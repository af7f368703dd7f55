// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

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
 * Orders that share their second, come late or change while they are read, by numbered pages.
 */
class UpdatedOrdersPropertyTest {

    private static final Duration TICK = Duration.ofSeconds(1);

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
        return new Orders(true).list(new Selection(Map.of(), since, pageSize, Instant.parse("2026-01-02T00:00:00Z")));
    }

    /** What of it differs between versions of the provider's page and its clients. */
    enum Provider implements ReadWhileChanging.Listing {
        WITH_TOTAL(100, true),
        WITHOUT_TOTAL(100, false),
        SMALL_PAGES(2, true);

        private final int mostPerPage;
        private final boolean tellsTotal;

        Provider(int mostPerPage, boolean tellsTotal) {
            this.mostPerPage = mostPerPage;
            this.tellsTotal = tellsTotal;
        }

        @Override
        public Page answer(ApiRequest request, List<State> all) {
            Map<String, Object> query = request.params();
            if (!"orders.updated_at ASC".equals(query.get("order_by"))) {
                throw new AssertionError("not in the order of changes: " + query);
            }
            Instant since
                    = query.containsKey("updated_at.gte") ? Instant.parse(query.get("updated_at.gte").toString()) : Instant.MIN;
            int perPage = Math.min(mostPerPage, Integer.parseInt(query.get("per_page").toString()));
            int page = Integer.parseInt(query.get("page").toString());
            List<State> found = all.stream().filter(order -> !order.changedAt().isBefore(since)).toList();
            ObjectNode envelope = JsonNodeFactory.instance.objectNode().put("current_page", page).put("per_page", perPage)
                    .put("total_entries", tellsTotal ? Integer.valueOf(found.size()) : null);
            return new Page(
                    envelope,
                    found.stream().skip((page - 1L) * perPage).limit(perPage).map(order -> Item.of(json(order))).toList());
        }

        private static JsonNode json(State order) {
            return JsonNodeFactory.instance.objectNode().put("id", order.id()).put("updated_at", order.changedAt().toString())
                    .put("state", "pending").put("version", order.version());
        }

        @Override
        public State state(JsonNode order) {
            return new State(
                    order.get("id").asLong(), Instant.parse(order.get("updated_at").asText()), order.get("version").asInt());
        }
    }
}
