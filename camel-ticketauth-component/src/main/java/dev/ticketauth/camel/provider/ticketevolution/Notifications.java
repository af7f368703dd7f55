// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.util.Locale;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.spi.PushedChange;
import dev.ticketauth.camel.spi.PushedChange.What;
import dev.ticketauth.camel.spi.Pushes;

/**
 * Notifications of orders, and of events, performers and venues: form posts whose field {@code body} holds JSON. Which
 * of them it is the field {@code event_type} says.
 */
final class Notifications implements Pushes {

    private static final String BODY = "body";

    /** What a notification of the catalogue may be about. */
    private enum Thing {
        EVENT("event", "event_id"),
        // so the provider spells it, and may stop to
        PERFORMER("performer", "perfomer_id", "performer_id"),
        VENUE("venue", "venue_id");

        private final String word;
        private final String[] idFields;

        Thing(String word, String... idFields) {
            this.word = word;
            this.idFields = idFields;
        }
    }

    @Override
    public String registration() {
        return "Ticket Evolution has no API for notifications: ask its support, for sandbox and production separately, to"
               + " send them to";
    }

    @Override
    public Form form() {
        return Form.FIELDS;
    }

    @Override
    public Set<String> jsonFields() {
        return Set.of(BODY);
    }

    @Override
    public PushedChange read(JsonNode push) {
        String type = Fields.text(push, "event_type");
        for (Thing thing : Thing.values()) {
            if (isAbout(thing, type, push)) {
                return ofThing(thing, type, push);
            }
        }
        JsonNode order = Orders.orderIn(push.path(BODY));
        if (order == null) {
            // order_group_id is that of the group, under which several orders may stand
            throw new IllegalArgumentException("a notification whose field 'body' holds no order with an id");
        }
        What what = "order_created".equals(type) ? What.CREATED : What.CHANGED;
        return new PushedChange(PushedChange.BOOKING, Fields.requireId(order, "id"), what, order);
    }

    private static boolean isAbout(Thing thing, String type, JsonNode push) {
        return type == null
                ? Fields.text(push, thing.idFields) != null && Fields.text(push, "order_group_id") == null
                : type.toLowerCase(Locale.ROOT).startsWith(thing.word + "_");
    }

    private static PushedChange ofThing(Thing thing, String type, JsonNode push) {
        String id = Fields.text(push, thing.idFields);
        if (id == null) {
            id = Fields.requireId(push.path(BODY), "id");
        }
        String end = type == null ? "" : type.toLowerCase(Locale.ROOT).substring(thing.word.length() + 1);
        What what = switch (end) {
            case "created" -> What.CREATED;
            case "deleted" -> What.DELETED;
            default -> What.CHANGED;
        };
        return new PushedChange(thing.word, id, what, push.path(BODY).isObject() ? push.get(BODY) : null);
    }
}
