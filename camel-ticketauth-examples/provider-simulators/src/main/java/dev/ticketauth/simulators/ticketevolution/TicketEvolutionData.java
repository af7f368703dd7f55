package dev.ticketauth.simulators.ticketevolution;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/**
 * 130 events (900001 to 900130), 15 deleted events (890001 to 890015), 6 listings of each of the first 20 events (ids
 * from 600001), 230 orders (400001 to 400230) and 12 clients (3001 to 3012). Updated one minute apart, from
 * 2026-01-01T12:00:00Z on.
 */
public final class TicketEvolutionData {
    private static final Instant BASE = Instant.parse("2026-01-01T12:00:00Z");
    private static final List<String> STATES = List.of("pending", "accepted", "completed", "rejected", "canceled");
    private static final int LISTINGS_PER_EVENT = 6;

    private final Records<Long> events = new Records<>();
    private final Records<Long> deletedEvents = new Records<>();
    private final Records<Long> listings = new Records<>();
    private final Records<Long> orders = new Records<>();
    private final Records<Long> clients = new Records<>();
    private long lastOrder = 400_230;
    private long lastClient = 3_012;

    TicketEvolutionData() {
        for (int i = 1; i <= 130; i++) {
            events.put(900_000L + i, event(i));
        }
        for (int i = 1; i <= 15; i++) {
            deletedEvents.put(890_000L + i, Json.object().put("id", 890_000 + i).put("name", "Deleted event " + i)
                    .put("url", "/events/" + (890_000 + i)).put("updated_at", time(i)).put("deleted_at", time(i)));
        }
        for (int i = 1; i <= 20 * LISTINGS_PER_EVENT; i++) {
            listings.put(600_000L + i, listing(i));
        }
        for (int i = 1; i <= 230; i++) {
            orders.put(400_000L + i, order(400_000L + i, STATES.get(i % STATES.size()), time(i))
                    .put("reference", "seed-" + i));
        }
        for (int i = 1; i <= 12; i++) {
            clients.put(3_000L + i, client(3_000L + i, "Test Client " + i, time(i)));
        }
    }

    public Records<Long> events() {
        return events;
    }

    public Records<Long> deletedEvents() {
        return deletedEvents;
    }

    public Records<Long> listings() {
        return listings;
    }

    public Records<Long> orders() {
        return orders;
    }

    public Records<Long> clients() {
        return clients;
    }

    synchronized ObjectNode createOrder(ObjectNode request, ObjectNode listing, int quantity, Instant now) {
        long id = ++lastOrder;
        ObjectNode order = order(id, "pending", now.toString());
        order.put("reference", Json.text(request, "reference"));
        order.set("client", request.hasNonNull("client_id") ? Json.object().set("id", request.get("client_id")) : null);
        ObjectNode item = order.putArray("items").addObject();
        item.put("id", id * 10).put("quantity", quantity).put("price", listing.get("retail_price").asText());
        item.set("ticket_group", listing);
        order.put("total", listing.get("retail_price").decimalValue().multiply(BigDecimal.valueOf(quantity)).toPlainString());
        orders.put(id, order);
        return order;
    }

    synchronized ObjectNode createClient(String name, Instant now) {
        long id = ++lastClient;
        ObjectNode client = client(id, name, now.toString());
        clients.put(id, client);
        return client;
    }

    private static ObjectNode event(int i) {
        String day = BASE.plus(Duration.ofDays(60L + i)).toString().substring(0, 10);
        ObjectNode event = Json.object().put("id", 900_000 + i).put("name", "Event " + i)
                // the wall clock of the venue with a Z that means nothing, as the provider has it
                .put("occurs_at", day + "T19:30:00Z").put("occurs_at_local", day + "T19:30:00-05:00").put("state", "shown")
                .put("tbd", false).put("popularity_score", "0.00" + i).put("url", "/events/" + (900_000 + i))
                .put("available_count", i <= 20 ? LISTINGS_PER_EVENT * 4 : 0).put("updated_at", time(i));
        event.set("category", Json.object().put("id", "82").put("name", "Test"));
        event.set("venue", Json.object().put("id", 700 + i % 5).put("name", "Venue " + i % 5));
        return event;
    }

    private static ObjectNode listing(int i) {
        ObjectNode listing = Json.object().put("id", 600_000 + i).put("type", "event").put("section", "10" + i % 5)
                .put("row", "A").put("available_quantity", 4).put("quantity", 4)
                .put("retail_price", new BigDecimal("100.50").add(BigDecimal.valueOf(i)))
                .put("wholesale_price", new BigDecimal("90.25").add(BigDecimal.valueOf(i)))
                .put("format", i % 2 == 0 ? "Eticket" : "TM_mobile").put("in_hand", true).put("owned", false)
                .put("ticket_group_signature", "signature-" + i);
        listing.putArray("splits").add(2).add(4);
        listing.set("event", Json.object().put("id", 900_001 + (i - 1) / LISTINGS_PER_EVENT));
        return listing;
    }

    private static ObjectNode order(long id, String state, String time) {
        ObjectNode order = Json.object().put("id", id).put("oid", "1" + id + "-" + id).put("url", "/orders/" + id)
                .put("state", state).put("buyer_state", state).put("seller_state", state).put("type", "Order")
                .put("total", "242.0").put("balance", "0.0").put("fee", "12.1").put("tax", "0.0").put("shipping", "0.0")
                .put("created_at", time).put("updated_at", time).putNull("fraud_check_status");
        order.set("buyer", Json.object().put("id", 6).put("type", "Office"));
        order.set("seller", Json.object().put("id", 27).put("type", "Office"));
        order.putArray("items").addObject().put("id", id * 10).put("quantity", 2).put("price", "121.0");
        return order;
    }

    private static ObjectNode client(long id, String name, String time) {
        return Json.object().put("id", id).put("name", name).put("url", "/clients/" + id).put("updated_at", time);
    }

    private static String time(int i) {
        return BASE.plus(Duration.ofMinutes(i)).toString();
    }
}
