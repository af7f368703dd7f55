// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.ticketevolution;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Times;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.RecordState;

/**
 * Reads an order.
 */
final class OrderRecord {

    private static final Pattern OFFSET = Pattern.compile(".*[+-]\\d{2}:?\\d{2}");

    private OrderRecord() {
    }

    static BookingFields read(JsonNode order) {
        return new BookingFields(
                Fields.requireId(order, "id"), reference(order), Fields.text(order, "state"), state(order),
                // texts with decimals; the currency has no field that is documented
                Fields.money(order.get("total")), Fields.text(order, "currency"), firstStart(order.path("items")),
                Times.instant(Fields.text(order, "created_at")), Times.instant(Fields.text(order, "updated_at")),
                ticketIds(order.path("items")));
    }

    // the buyer's own, or the number that the provider shows to people; one sample of that begins with a blank
    private static String reference(JsonNode order) {
        String reference = Fields.text(order, "reference", "oid");
        return reference == null ? null : reference.strip();
    }

    static RecordState state(JsonNode order) {
        String state = Fields.text(order, "state");
        if (state == null) {
            return RecordState.UNKNOWN;
        }
        return switch (state.toLowerCase(Locale.ROOT)) {
            case "open" -> RecordState.OPEN;
            case "pending", "pending_consignment", "pending_substitution", "cancel_proposed" -> RecordState.PENDING;
            case "accepted" -> RecordState.CONFIRMED;
            case "completed" -> RecordState.COMPLETED;
            case "rejected", "expired", "canceled", "cancelled", "canceled_open", "canceled_post_acceptance" ->
                RecordState.CANCELLED;
            default -> RecordState.UNKNOWN;
        };
    }

    // of the listings that the items were taken from: these are the ids by which tickets are got
    private static List<String> ticketIds(JsonNode items) {
        Set<String> ids = new LinkedHashSet<>();
        for (JsonNode item : items) {
            String listing = Fields.id(item.path("ticket_group").get("id"));
            String id = listing == null ? Fields.id(item.get("ticket_group_id")) : listing;
            if (id != null) {
                ids.add(id);
            }
        }
        return new ArrayList<>(ids);
    }

    private static Instant firstStart(JsonNode items) {
        for (JsonNode item : items) {
            JsonNode listed = item.path("ticket_group").path("event");
            JsonNode event = listed.isObject() ? listed : item.path("event");
            if (event.isObject()) {
                return startsAt(event);
            }
        }
        return null;
    }

    private static Instant startsAt(JsonNode event) {
        if (event.path("tbd").asBoolean()) {
            // the midnight that stands there only says that nobody knows
            return null;
        }
        String local = Fields.text(event, "occurs_at_local");
        if (local != null && OFFSET.matcher(local.strip()).matches()) {
            return Times.instant(local.strip());
        }
        // this one is the wall clock of the venue, with a Z that means nothing
        LocalDateTime wallClock = Times.wallClock(Fields.text(event, "occurs_at"));
        // a name that Java does not know gives none; the record keeps it
        ZoneId zone = Times.zone(Fields.text(event.path("venue"), "time_zone"));
        return wallClock == null || zone == null ? null : wallClock.atZone(zone).toInstant();
    }
}
