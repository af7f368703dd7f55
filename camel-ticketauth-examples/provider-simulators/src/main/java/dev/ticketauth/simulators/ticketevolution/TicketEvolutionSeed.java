// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.ticketauth.simulators.server.Iso;
import dev.ticketauth.simulators.server.Origin;

/** The records that are there at the start; each follows from its number, which counts from one here. */
final class TicketEvolutionSeed {
    static final long ORDER = 400_000;
    static final long CLIENT = 3_000;
    static final int CLIENTS = 12;
    static final long SELLER = 27;
    static final long BUYER = 6;
    static final String BUYER_TYPE = "Office";

    private static final long EVENT = 900_000;
    private static final long DELETED_EVENT = 890_000;
    private static final long LISTING = 600_000;
    private static final int SMALL_EVENTS = 20;
    private static final int LISTINGS_OF_A_SMALL_EVENT = 6;
    private static final int REMOTE_ID_STEP = 3;
    private static final Instant BASE = Instant.parse("2026-01-01T12:00:00Z");
    private static final int SECONDS_APART = 10;
    private static final List<String> STATES = List.of("pending", "accepted", "completed", "rejected", "canceled");
    private static final BigDecimal RETAIL = new BigDecimal("100.50");
    private static final BigDecimal WHOLESALE = new BigDecimal("90.25");

    private TicketEvolutionSeed() {
    }

    static Origin<Long> events(int listingsOfTheBigEvent) {
        return Origin.counted(EVENT + 1, 130, (number, json) -> writeEvent(number + 1, listingsOfTheBigEvent, json));
    }

    static Origin<Long> deletedEvents() {
        return Origin.counted(DELETED_EVENT + 1, 15, (number, json) -> writeDeletedEvent(number + 1, json));
    }

    static Origin<Long> categories() {
        return Origin.counted(1L, 130, (number, json) -> writeCategory(number + 1, json));
    }

    static Origin<Long> listings(int listingsOfTheBigEvent) {
        int count = SMALL_EVENTS * LISTINGS_OF_A_SMALL_EVENT + listingsOfTheBigEvent;
        return Origin.counted(LISTING + 1, count, (number, json) -> writeListing(number + 1, json));
    }

    static Origin<Long> inventory(int count) {
        return Origin.of(count, TicketEvolutionSeed::remoteId,
                id -> id % REMOTE_ID_STEP == 0 && id <= remoteId(count) ? (int) (id / REMOTE_ID_STEP) - 1 : -1,
                (number, json) -> writeTicketGroup(number + 1, json));
    }

    static Origin<Long> orders(int count) {
        return Origin.counted(ORDER + 1, count, (number, json) -> writeOrder(number + 1, json));
    }

    static Origin<Long> clients() {
        return Origin.counted(CLIENT + 1, CLIENTS, (number, json) -> {
            long id = CLIENT + 1 + number;
            json.writeStartObject();
            json.writeNumberField("id", id);
            json.writeStringField("name", "Test Client " + (1 + number));
            json.writeStringField("url", "/clients/" + id);
            json.writeStringField("updated_at", time(1 + number));
            json.writeEndObject();
        });
    }

    private static void writeEvent(int number, int listingsOfTheBigEvent, JsonGenerator json) throws IOException {
        long id = EVENT + number;
        String day = BASE.plusSeconds((60L + number) * 86_400).toString().substring(0, 10);
        int listings = number <= SMALL_EVENTS ? LISTINGS_OF_A_SMALL_EVENT
                : number == SMALL_EVENTS + 1 ? listingsOfTheBigEvent : 0;
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("name", "Event " + number);
        // the wall clock of the venue with a Z that means nothing, as the provider has it
        json.writeStringField("occurs_at", day + "T19:30:00Z");
        json.writeStringField("occurs_at_local", day + "T19:30:00-05:00");
        json.writeStringField("state", "shown");
        json.writeBooleanField("tbd", false);
        json.writeStringField("popularity_score", "0.00" + number);
        json.writeStringField("url", "/events/" + id);
        json.writeNumberField("available_count", listings * 4);
        // number 98 to 102, around the end of the first page, were updated in one second
        json.writeStringField("updated_at", time(number > 98 && number <= 102 ? 98 : number));
        writeNamed("category", json);
        json.writeStringField("id", "82");
        json.writeStringField("name", "Test");
        json.writeEndObject();
        writeNamed("venue", json);
        json.writeNumberField("id", 700 + number % 5);
        json.writeStringField("name", "Venue " + number % 5);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void writeDeletedEvent(int number, JsonGenerator json) throws IOException {
        long id = DELETED_EVENT + number;
        // number 7 to 10 went in one second
        String time = time(number > 7 && number <= 10 ? 7 : number);
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeStringField("name", "Deleted event " + number);
        json.writeStringField("url", "/events/" + id);
        json.writeStringField("updated_at", time);
        json.writeStringField("deleted_at", time);
        json.writeEndObject();
    }

    private static void writeCategory(int number, JsonGenerator json) throws IOException {
        json.writeStartObject();
        // ids of categories are texts, where other ids are numbers
        json.writeStringField("id", String.valueOf(number));
        json.writeStringField("name", "Category " + number);
        json.writeStringField("url", "/categories/" + number);
        json.writeStringField("updated_at", time(number));
        json.writeEndObject();
    }

    private static void writeListing(int number, JsonGenerator json) throws IOException {
        int smallListings = SMALL_EVENTS * LISTINGS_OF_A_SMALL_EVENT;
        long event = number > smallListings ? SMALL_EVENTS + 1 : 1 + (number - 1) / LISTINGS_OF_A_SMALL_EVENT;
        BigDecimal more = BigDecimal.valueOf(number);
        json.writeStartObject();
        json.writeNumberField("id", LISTING + number);
        json.writeStringField("type", "event");
        json.writeStringField("section", "10" + number % 5);
        json.writeStringField("row", "A");
        json.writeNumberField("available_quantity", 4);
        json.writeNumberField("quantity", 4);
        json.writeNumberField("retail_price", RETAIL.add(more));
        json.writeNumberField("wholesale_price", WHOLESALE.add(more));
        json.writeStringField("format", number % 2 == 0 ? "Eticket" : "TM_mobile");
        json.writeBooleanField("in_hand", true);
        json.writeBooleanField("owned", false);
        json.writeStringField("ticket_group_signature", "signature-" + number);
        json.writeArrayFieldStart("splits");
        json.writeNumber(2);
        json.writeNumber(4);
        json.writeEndArray();
        writeNamed("event", json);
        json.writeNumberField("id", EVENT + event);
        json.writeEndObject();
        json.writeEndObject();
    }

    /** Every fourth is not mapped to an event yet: both ids are null then. */
    private static void writeTicketGroup(int number, JsonGenerator json) throws IOException {
        boolean mapped = isMapped(number);
        json.writeStartObject();
        writeNumberOrNull("id", mapped ? LISTING + number : null, json);
        json.writeNumberField("remote_id", remoteId(number - 1));
        writeNumberOrNull("event_id", mapped ? EVENT + 1 + number % SMALL_EVENTS : null, json);
        json.writeEndObject();
    }

    static boolean isMapped(int number) {
        return number % 4 != 0;
    }

    /** The seller's own id, of a record's number from zero; there are gaps between them. */
    static long remoteId(int number) {
        return REMOTE_ID_STEP * (number + 1L);
    }

    private static void writeOrder(int number, JsonGenerator json) throws IOException {
        long id = ORDER + number;
        String state = orderState(number);
        String time = time(orderMoment(number));
        json.writeStartObject();
        json.writeNumberField("id", id);
        // one sample of the provider has a space before the number
        json.writeStringField("oid", (number == 7 ? " " : "") + TicketEvolutionData.oid(id));
        json.writeStringField("url", "/orders/" + id);
        json.writeStringField("state", state);
        // the two sides of an order need not be in the same state
        json.writeStringField("buyer_state", number % 20 == 11 ? "pending" : state);
        json.writeStringField("seller_state", state);
        json.writeStringField("type", orderType(number));
        json.writeStringField("reference", "seed-" + number);
        json.writeStringField("total", "242.0");
        json.writeStringField("balance", "0.0");
        json.writeStringField("fee", "12.1");
        json.writeStringField("tax", "0.0");
        json.writeStringField("shipping", "0.0");
        json.writeStringField("created_at", time);
        json.writeStringField("updated_at", time);
        json.writeNullField("fraud_check_status");
        writeNamed("buyer", json);
        json.writeNumberField("id", BUYER);
        json.writeStringField("type", BUYER_TYPE);
        json.writeEndObject();
        writeNamed("seller", json);
        json.writeNumberField("id", SELLER);
        json.writeStringField("type", "Office");
        json.writeEndObject();
        json.writeArrayFieldStart("items");
        json.writeStartObject();
        json.writeNumberField("id", id * 10);
        json.writeNumberField("quantity", 2);
        json.writeStringField("price", "121.0");
        json.writeEndObject();
        json.writeEndArray();
        json.writeEndObject();
    }

    static String orderState(int number) {
        return STATES.get(number % STATES.size());
    }

    static String orderType(int number) {
        return number % 10 == 9 ? "PurchaseOrder" : "Order";
    }

    static Instant orderTime(int number) {
        return instant(orderMoment(number));
    }

    /**
     * Which order this one shares its second with: of every thousand the 130 from number 301 on, more than a page has,
     * and of every hundred the four that lie around the end of a page.
     */
    private static int orderMoment(int number) {
        int inThousand = number % 1_000;
        if (inThousand >= 301 && inThousand <= 430) {
            return number - (inThousand - 301);
        }
        int inHundred = number % 100;
        return number > 100 && inHundred >= 1 && inHundred <= 3 ? number - inHundred : number;
    }

    private static Instant instant(int moment) {
        return BASE.plusSeconds((long) moment * SECONDS_APART);
    }

    private static String time(int moment) {
        return Iso.time(Iso.micros(instant(moment)), 'T', "Z");
    }

    private static void writeNamed(String name, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        json.writeStartObject();
    }

    private static void writeNumberOrNull(String name, Long number, JsonGenerator json) throws IOException {
        json.writeFieldName(name);
        if (number == null) {
            json.writeNull();
        } else {
            json.writeNumber(number);
        }
    }
}
