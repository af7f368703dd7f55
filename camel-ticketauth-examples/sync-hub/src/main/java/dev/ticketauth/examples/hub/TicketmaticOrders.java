package dev.ticketauth.examples.hub;

import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Ticketmatic: all orders, the one that changed last at the end; then a basket that becomes a confirmed order. */
final class TicketmaticOrders extends Source {
    private static final Kind ORDER = Kind.of("order", "/orderid", "/lastupdatets");

    TicketmaticOrders(Sync sync, boolean writes) {
        super(sync, writes);
    }

    @Override
    protected String options() {
        return "&account=" + setting("account");
    }

    @Override
    protected List<Listing> listings() {
        return List.of(new Listing(ORDER, "/orders", "/data", Offsets::new));
    }

    @Override
    protected void configureWriting() {
        ObjectNode basket = JsonNodeFactory.instance.objectNode()
                .put("saleschannelid", Integer.valueOf(setting("sales-channel-id")));
        fromWriting()
                .process(exchange -> send(exchange, basket))
                .to(request("POST", "/orders"))
                // a basket is confirmed by a POST to itself, without a body
                .process(exchange -> {
                    long id = answer(exchange).root().path("orderid").asLong();
                    ask(exchange, Map.of());
                    exchange.getMessage().setHeader("CamelHttpPath", "/orders/" + id);
                })
                .to(request("POST"))
                .process(storeMade(ORDER));
    }

    /** By limit and offset; the answer says how many there are, but an empty one does not. */
    private static final class Offsets implements Pages {
        private static final int LIMIT = 100;
        private int offset;

        @Override
        public Map<String, Object> parameters() {
            return Map.of("limit", LIMIT, "offset", offset, "orderby", "lastupdatets", "orderby_asc", true);
        }

        @Override
        public boolean isFollowed(JsonNode answer, List<Item> items) {
            offset += items.size();
            return !items.isEmpty() && offset < answer.path("nbrofresults").asInt(Integer.MAX_VALUE);
        }
    }
}
