// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.wsync;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.ticketauth.simulators.server.Iso;
import dev.ticketauth.simulators.server.Origin;

/** The tickets that are there at the start; each follows from its number, which counts from one here. */
final class WsyncSeed {
    private static final Instant BASE = Instant.parse("2026-01-01T08:00:00Z");
    private static final int SECONDS_APART = 10;
    private static final int DAY = 86_400;
    private static final int LEAST_DIGITS = 4;
    private static final String TICKET = "ticket-";
    private static final List<String> STATUSES = List.of("booked", "used", "cancelled");

    private WsyncSeed() {
    }

    static Origin<String> tickets(int count) {
        // as many digits in every id, so that their order is that of the numbers
        int digits = Math.max(LEAST_DIGITS, String.valueOf(count).length());
        return Origin.of(count, number -> id(TICKET, number + 1, digits), id -> number(id, digits) - 1,
                (number, json) -> writeTicket(number + 1, digits, json));
    }

    static String status(int number) {
        return STATUSES.get(number % STATUSES.size());
    }

    static String booking(int number) {
        return id("booking-", number, LEAST_DIGITS);
    }

    private static void writeTicket(int number, int digits, JsonGenerator json) throws IOException {
        json.writeStartObject();
        json.writeStringField("id", id(TICKET, number, digits));
        json.writeStringField("status", status(number));
        json.writeStringField("createdAt", time((long) number * SECONDS_APART));
        json.writeStringField("updatedAt", time((long) moment(number) * SECONDS_APART + DAY));
        json.writeNumberField("price", BigDecimal.valueOf(1_050 + 100L * number, 2));
        json.writeStringField("currency", "EUR");
        json.writeEndObject();
    }

    private static String time(long seconds) {
        return Iso.time(Iso.micros(BASE.plusSeconds(seconds)), 'T', "Z");
    }

    /** Of every hundred tickets, the six around its end were updated in one second. */
    private static int moment(int number) {
        int inHundred = number % 100;
        if (inHundred > 98) {
            return number - (inHundred - 98);
        }
        return inHundred <= 3 && number > 3 ? number - inHundred - 2 : number;
    }

    private static String id(String kind, int number, int digits) {
        String text = Integer.toString(number);
        return kind + "0".repeat(Math.max(0, digits - text.length())) + text;
    }

    /** The number in an id that is written like that of a ticket, else 0. */
    private static int number(String id, int digits) {
        try {
            int number = id.startsWith(TICKET) ? Integer.parseInt(id.substring(TICKET.length())) : 0;
            return id(TICKET, number, digits).equals(id) ? number : 0;
        } catch (NumberFormatException e) {
            return 0;
        }
    }
}
