package dev.ticketauth.examples.hub;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ticket Evolution: all orders; then one order of the first listing of an event. */
final class TicketEvolutionOrders extends Source {
    private static final Kind ORDER = Kind.of("order", "/id", "/updated_at");

    TicketEvolutionOrders(Sync sync, boolean writes) {
        super(sync, writes);
    }

    @Override
    protected List<Listing> listings() {
        return List.of(new Listing(ORDER, "/orders", "/orders", CountedPages::new));
    }

    @Override
    protected void configureWriting() {
        Map<String, Object> event = Map.of("event_id", setting("event-id"));
        int client = Integer.parseInt(setting("client-id"));
        fromWriting()
                .process(exchange -> ask(exchange, event))
                .to(request("GET", "/listings"))
                .process(exchange -> send(exchange, order(answer(exchange).root().path("ticket_groups").path(0), client)))
                .to(request("POST", "/orders"))
                .process(storeMade(ORDER, "/orders"));
    }

    private static ObjectNode order(JsonNode listing, int client) {
        if (listing.isMissingNode()) {
            throw new IllegalStateException("the event has no listing; hub.ticketevolution.event-id can name another event");
        }
        ObjectNode orders = JsonNodeFactory.instance.objectNode();
        ObjectNode order = orders.putArray("orders").addObject().put("client_id", client).put("reference", "sync-hub");
        ObjectNode item = order.putArray("shipped_items").addObject().putArray("items").addObject();
        item.set("ticket_group_id", listing.get("id"));
        item.set("ticket_group_signature", listing.get("ticket_group_signature"));
        item.set("price", listing.get("retail_price"));
        // a listing is sold only in the quantities that it names
        item.set("quantity", listing.path("splits").get(0));
        return orders;
    }

    private static final class CountedPages implements Pages {
        private static final int SIZE = 100;
        private int page = 1;

        @Override
        public Map<String, Object> parameters() {
            return Map.of("page", page, "per_page", SIZE);
        }

        @Override
        public boolean isFollowed(JsonNode answer, List<Item> items) {
            long seen = answer.path("current_page").asLong(page) * SIZE;
            page++;
            return !items.isEmpty() && seen < answer.path("total_entries").asLong(Long.MAX_VALUE);
        }
    }
}
