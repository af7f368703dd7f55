// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.ticketauth.simulators.server.Iso;

/**
 * The orders a simulator begins with, by their number. Runs of them share a time of change, one of them at every
 * multiple of 20, so that it reaches over the end of most pages. The times are written in all ways that the provider's
 * clients know.
 */
final class TicketmaticFirstOrders {
    static final long FIRST_ID = 100_001;

    private static final long BASE = Iso.micros(Instant.parse("2026-01-01T10:00:00Z"));
    private static final long TICK = 7_000_000;
    private static final long HALF_AN_HOUR = Duration.ofMinutes(30).toMillis() * 1_000;
    private static final long TWO_HOURS = Duration.ofHours(2).toMillis() * 1_000;
    private static final int GROUP = 20;
    /** How many before a multiple of the group share its time. */
    private static final int BEFORE_GROUP = 3;
    private static final int[] TICKS = { 0, 0, 0, 0, 0, 0, 1, 2, 3, 4, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13 };
    private static final int TICKS_OF_GROUP = 14;
    private static final int[] FRACTIONS = { 0, 500_000, 382_520, 645_922, 10, 120_000, 1 };
    private static final BigDecimal[] AMOUNTS
            = { new BigDecimal("0.00"), new BigDecimal("25.00"), new BigDecimal("50.00"), new BigDecimal("75.00") };
    private static final String[] SOURCES = { "web", "desk", "Box office \u20ac", "" };

    private final int size;

    TicketmaticFirstOrders(int size) {
        this.size = size;
    }

    int size() {
        return size;
    }

    static long id(int number) {
        return FIRST_ID + number;
    }

    static String code(long id) {
        return "T" + id;
    }

    static int status(int number) {
        int nth = number + 1;
        return nth % 10 == 0
                ? TicketmaticData.UNCONFIRMED : nth % 25 == 7 ? TicketmaticData.ARCHIVED : TicketmaticData.CONFIRMED;
    }

    static int customer(int number) {
        return 500_001 + (number + 1) % 20;
    }

    static int salesChannel(int number) {
        return 1 + (number + 1) % 2;
    }

    static int tickets(int number) {
        return 1 + number % TicketmaticFirstTickets.MOST_OF_ORDER;
    }

    /** When it was changed last, in microseconds. */
    static long changed(int number) {
        int shifted = number + BEFORE_GROUP;
        long tick = (long) shifted / GROUP * TICKS_OF_GROUP + TICKS[shifted % GROUP];
        return BASE + tick * TICK + FRACTIONS[(int) (tick % FRACTIONS.length)];
    }

    static long created(int number) {
        return changed(number) - HALF_AN_HOUR;
    }

    static void write(int number, JsonGenerator json) throws IOException {
        boolean basket = status(number) == TicketmaticData.UNCONFIRMED;
        int tickets = tickets(number);
        long id = id(number);
        json.writeStartObject();
        json.writeNumberField("orderid", id);
        json.writeStringField("code", code(id));
        json.writeNumberField("status", status(number));
        json.writeNumberField("customerid", customer(number));
        json.writeNumberField("saleschannelid", salesChannel(number));
        json.writeNumberField("totalamount", AMOUNTS[tickets]);
        json.writeNumberField("amountpaid", AMOUNTS[basket ? 0 : tickets]);
        json.writeNumberField("paymentstatus", basket ? 0 : 1);
        json.writeNumberField("deliverystatus", 2601);
        json.writeNumberField("nbroftickets", tickets);
        json.writeStringField("createdts", Iso.time(created(number), ' ', ""));
        json.writeStringField("lastupdatets", text(changed(number), number));
        json.writeArrayFieldStart("tickets");
        for (int i = 0; i < tickets; i++) {
            TicketmaticFirstTickets.writeOfOrder(number, i, !basket, json);
        }
        json.writeEndArray();
        json.writeArrayFieldStart("products");
        json.writeEndArray();
        json.writeArrayFieldStart("payments");
        json.writeEndArray();
        writeCustomFields(number, json);
        json.writeEndObject();
    }

    /** The same time in turn: with a blank, as RFC 3339, with a T and no zone, with an offset. */
    private static String text(long micros, int number) {
        return switch (number % 4) {
            case 0 -> Iso.time(micros, ' ', "");
            case 1 -> Iso.time(micros, 'T', "Z");
            case 2 -> Iso.time(micros, 'T', "");
            default -> Iso.time(micros + TWO_HOURS, 'T', "+02:00");
        };
    }

    /** An account has custom fields of all types, and not every record has each. */
    private static void writeCustomFields(int number, JsonGenerator json) throws IOException {
        json.writeStringField("c_source", SOURCES[number % SOURCES.length]);
        switch (number % 5) {
            case 0 -> json.writeNumberField("c_rating", number % 7);
            case 1 -> json.writeBooleanField("c_invoice", number % 2 == 0);
            case 2 -> {
                json.writeFieldName("c_interests");
                json.writeArray(new int[] { 1, number % 9 }, 0, 2);
            }
            case 3 -> json.writeStringField("c_visitts", Iso.time(created(number), ' ', ""));
            default -> json.writeNullField("c_visitts");
        }
    }
}
