// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Json;

/**
 * Orders and entries of the catalog, as forms in which the field {@code body} holds the JSON that the API shows.
 * Source: the provider's pages "Order Notifications" and "Catalog Notifications".
 * <p>
 * Orders are pushed when they change. A new one is {@code order_created}, an answer to the fraud check
 * {@code fraud_response_received}, and a change of state has the name that the provider's pages have for it, see
 * {@link TicketEvolutionSettings#withPushedNotice}; every other change, also a removal, is {@code order_updated} for
 * the seller, which is <b>not documented by the provider</b>. The catalog is pushed by hand.
 */
public final class TicketEvolutionPusher extends Pusher {
    private final TicketEvolutionSettings settings;
    private final TicketEvolutionData data;

    TicketEvolutionPusher(TicketEvolutionSettings settings, TicketEvolutionData data, PushTarget target, InstantSource clock) {
        super("ticketevolution", target, clock);
        this.settings = settings;
        this.data = data;
        follow(data.orders(), (id, before, after) -> sendOrder(id, after == null ? before : after,
                TicketEvolutionNotice.of(before, after, settings.pushedNotices)));
    }

    /** {@inheritDoc} The id is that of an order, not of its group. */
    @Override
    public void push(String id) {
        ObjectNode order = id.matches("\\d{1,18}") ? data.orders().find(Long.valueOf(id)) : null;
        if (order == null) {
            throw new NoSuchElementException("No order with the id " + id);
        }
        sendOrder(Long.parseLong(id), order, TicketEvolutionNotice.of(order, settings.pushedNotices));
    }

    /**
     * Pushes an event, also one of the deleted ones, as it is now: {@code event_created} and so on.
     *
     * @throws NoSuchElementException when there is no event with this id
     */
    public void pushEvent(long id, CatalogChange change) {
        ObjectNode shown = data.events().find(id);
        ObjectNode event = shown == null ? data.deletedEvents().find(id) : shown;
        if (event == null) {
            throw new NoSuchElementException("No event with the id " + id);
        }
        sendOfCatalog("event_id", id, change.eventType("event"), event);
    }

    /**
     * Pushes a performer, of whom the simulator knows nothing else. The field is {@code perfomer_id}, as the provider's
     * page spells it; the event types {@code performer_created} and so on are not documented by the provider.
     */
    public void pushPerformer(long id, String name, CatalogChange change) {
        sendOfCatalog("perfomer_id", id, change.eventType("performer"), entry(id, name, "/performers/"));
    }

    /**
     * Pushes a venue, of which the simulator knows nothing else. The event types {@code venue_created} and so on are
     * not documented by the provider.
     */
    public void pushVenue(long id, String name, CatalogChange change) {
        sendOfCatalog("venue_id", id, change.eventType("venue"), entry(id, name, "/venues/"));
    }

    private static ObjectNode entry(long id, String name, String path) {
        return Json.object().put("id", id).put("name", name).put("url", path + id);
    }

    private void sendOrder(long id, ObjectNode order, TicketEvolutionNotice notice) {
        // 1400001-400001: the group of orders, then the order
        String group = Json.text(order, "oid").trim().split("-", 2)[0];
        sendForm(id, "order_group_id", group, notice, order.toString());
    }

    private void sendOfCatalog(String idField, long id, String eventType, ObjectNode entry) {
        String body = entry.toString();
        // the page says that there is a recipient, not who
        sendForm(id, idField, String.valueOf(id), new TicketEvolutionNotice("seller", eventType),
                settings.catalogBodyInBraces ? body : body.substring(1, body.length() - 1));
    }

    private void sendForm(long id, String idField, String idValue, TicketEvolutionNotice notice, String body) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put(idField, idValue);
        fields.put("recipient", notice.recipient());
        fields.put("event_type", notice.eventType());
        fields.put("body", body);
        String form = fields.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        send(String.valueOf(id), "application/x-www-form-urlencoded", form.getBytes(StandardCharsets.UTF_8));
    }
}
