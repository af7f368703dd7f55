// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;

/**
 * 130 events (900001 to 900130), 15 deleted events (890001 to 890015), 130 categories, 6 listings of each of the first
 * 20 events and 1,000 of the event 900021 (ids from 600001), an inventory of 1,200 ticket groups, 1,260 orders (400001
 * to 401260) and 12 clients (3001 to 3012). Updated ten seconds apart, from 2026-01-01T12:00:10Z on; but 130 orders
 * (400301 to 400430) share one second, and so do four around the end of every page (400100 to 400103), the events
 * 900098 to 900102 and the deleted events 890007 to 890010.
 */
public final class TicketEvolutionData {
    private final Records<Long> events;
    private final Records<Long> deletedEvents = new Records<>(TicketEvolutionSeed.deletedEvents());
    private final Records<Long> categories = new Records<>(TicketEvolutionSeed.categories());
    private final Records<Long> listings;
    private final Records<Long> inventory;
    private final Records<Long> orders;
    private final Timeline<Long> ordersPut;
    private final Records<Long> clients = new Records<>(TicketEvolutionSeed.clients());
    private long lastOrder;
    private long lastClient = TicketEvolutionSeed.CLIENT + TicketEvolutionSeed.CLIENTS;

    TicketEvolutionData(TicketEvolutionSettings settings) {
        events = new Records<>(TicketEvolutionSeed.events(settings.listings));
        listings = new Records<>(TicketEvolutionSeed.listings(settings.listings));
        inventory = new Records<>(TicketEvolutionSeed.inventory(settings.inventory));
        orders = new Records<>(TicketEvolutionSeed.orders(settings.orders));
        ordersPut = orders.timeline(number -> 0, order -> 0, number -> false, order -> true);
        lastOrder = TicketEvolutionSeed.ORDER + settings.orders;
    }

    public Records<Long> events() {
        return events;
    }

    public Records<Long> deletedEvents() {
        return deletedEvents;
    }

    /** By the number that their id, a text, is. */
    public Records<Long> categories() {
        return categories;
    }

    public Records<Long> listings() {
        return listings;
    }

    /** The seller's side, by remote_id. */
    public Records<Long> inventory() {
        return inventory;
    }

    public Records<Long> orders() {
        return orders;
    }

    public Records<Long> clients() {
        return clients;
    }

    /** The orders that were made or changed since the start. */
    List<ObjectNode> changedOrders() {
        return ordersPut.page(Span.always(), 0, Integer.MAX_VALUE, false).records();
    }

    synchronized ObjectNode createOrder(ObjectNode request, ObjectNode listing, int quantity, Instant now) {
        do {
            lastOrder++;
        } while (orders.has(lastOrder));
        long id = lastOrder;
        String time = seconds(now);
        ObjectNode order = Json.object().put("id", id).put("oid", oid(id)).put("url", "/orders/" + id)
                .put("state", "pending").put("buyer_state", "pending").put("seller_state", "pending").put("type", "Order")
                .put("reference", Json.text(request, "reference"))
                .put("total",
                        listing.get("retail_price").decimalValue().multiply(BigDecimal.valueOf(quantity)).toPlainString())
                .put("balance", "0.0").put("fee", "12.1").put("tax", "0.0").put("shipping", "0.0").put("created_at", time)
                .put("updated_at", time).putNull("fraud_check_status");
        order.set("client", request.hasNonNull("client_id") ? Json.object().set("id", request.get("client_id")) : null);
        order.set("buyer", Json.object().put("id", TicketEvolutionSeed.BUYER).put("type", TicketEvolutionSeed.BUYER_TYPE));
        order.set("seller", Json.object().put("id", TicketEvolutionSeed.SELLER).put("type", "Office"));
        ObjectNode item = order.putArray("items").addObject();
        item.put("id", id * 10).put("quantity", quantity).put("price", listing.get("retail_price").asText());
        item.set("ticket_group", listing);
        orders.put(id, order);
        return order;
    }

    synchronized ObjectNode createClient(String name, Instant now) {
        long id = ++lastClient;
        ObjectNode client = Json.object().put("id", id).put("name", name).put("url", "/clients/" + id)
                .put("updated_at", seconds(now));
        clients.put(id, client);
        return client;
    }

    /** The number shown to people: that of the group of orders, a hyphen, that of the order. */
    static String oid(long id) {
        return "1" + id + "-" + id;
    }

    /** The provider tells times in whole seconds. */
    static String seconds(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS).toString();
    }
}
