// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketmatic;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;

/**
 * Takes everything out of one order. The provider knows no cancelled order: a confirmed one stays, empty, and money is
 * paid back by other means. A basket is deleted.
 */
final class Cancellation {

    private static final List<String> CONTENTS = List.of("tickets", "products");

    private final ApiRequest order;
    private final ApiCalls calls;

    Cancellation(String id, ApiCalls calls) {
        this.order = Orders.request(id);
        this.calls = calls;
    }

    /** The order afterwards. */
    JsonNode run() {
        JsonNode now = calls.read(order);
        calls.concerns(Fields.requireId(now, "orderid", "id"));
        if (OrderStatus.isBasket(now)) {
            return delete(now);
        }
        for (String contents : CONTENTS) {
            now = without(contents, now);
        }
        return now;
    }

    private JsonNode delete(JsonNode basket) {
        JsonNode left = leftOf(basket);
        calls.once(ApiRequest.of("DELETE", order.path(), null),
                () -> calls.find(order, TicketmaticResources.ABSENT).isPresent() ? Optional.empty() : Optional.of(left));
        return left;
    }

    // the provider keeps nothing of it
    private static JsonNode leftOf(JsonNode basket) {
        ObjectNode left = JsonNodeFactory.instance.objectNode();
        left.set("orderid", basket.get("orderid"));
        if (basket.hasNonNull("code")) {
            left.set("code", basket.get("code"));
        }
        left.put("nbroftickets", 0);
        CONTENTS.forEach(left::putArray);
        return left;
    }

    private JsonNode without(String contents, JsonNode now) {
        ArrayNode ids = Numbers.ids(now.get(contents));
        if (ids.isEmpty()) {
            return now;
        }
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.set(contents, ids);
        Set<String> unwanted = new HashSet<>(Fields.ids(now.get(contents), "id"));
        JsonNode answer = calls.once(ApiRequest.of("DELETE", order.path() + '/' + contents, body),
                () -> Optional.of(calls.read(order)).filter(after -> holdsNone(after.get(contents), unwanted)));
        return Fields.id(answer.get("orderid")) == null ? calls.read(order) : answer;
    }

    private static boolean holdsNone(JsonNode items, Set<String> unwanted) {
        return Fields.ids(items, "id").stream().noneMatch(unwanted::contains);
    }
}
