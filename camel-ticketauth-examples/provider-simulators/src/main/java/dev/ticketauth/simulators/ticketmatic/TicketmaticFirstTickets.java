// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.io.IOException;
import java.math.BigDecimal;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.ticketauth.simulators.server.Iso;

/**
 * The tickets that an event was set up with, by their number. The orders a simulator begins with have some of them: the
 * first order of an event the tickets 0 to 2 or fewer of these, the next one those from 3 on, and so on.
 */
final class TicketmaticFirstTickets {
    static final int MOST_OF_ORDER = 3;
    static final BigDecimal PRICE = new BigDecimal("25.00");

    // beyond 32 bits, as in the provider's samples
    private static final long FIRST_ID = 6_843_548_354L;
    private static final long IDS_OF_EVENT = 10_000_000;
    private static final long BARCODES = 1_000_000_000_000_000_000L;
    private static final int FIRST_TYPE = 301;
    private static final int FIRST_PRICE = 401;

    private final int event;
    private final TicketmaticFirstOrders orders;

    /** @param event the number of the event */
    TicketmaticFirstTickets(int event, TicketmaticFirstOrders orders) {
        this.event = event;
        this.orders = orders;
    }

    static long id(int event, int number) {
        return FIRST_ID + event * IDS_OF_EVENT + number;
    }

    static String barcode(long id) {
        return String.valueOf(BARCODES + id);
    }

    static int type(int event, int number) {
        return FIRST_TYPE + 2 * event + number % 2;
    }

    static int typePrice(int event, int number) {
        return FIRST_PRICE + 2 * event + number % 2;
    }

    /** The number of the event that has this price, or a number that no event has. */
    static int eventOfPrice(long price) {
        return price < FIRST_PRICE || price > Integer.MAX_VALUE ? -1 : (int) (price - FIRST_PRICE) / 2;
    }

    /** The number of the order that has the ticket from the start, or -1. */
    int order(int number) {
        if (event >= TicketmaticData.ACTIVE_EVENTS) {
            return -1;
        }
        long order = (long) number / MOST_OF_ORDER * TicketmaticData.ACTIVE_EVENTS + event;
        return order < orders.size() && number % MOST_OF_ORDER < TicketmaticFirstOrders.tickets((int) order)
                ? (int) order : -1;
    }

    void write(int number, JsonGenerator json) throws IOException {
        int order = order(number);
        json.writeStartObject();
        json.writeNumberField("id", id(event, number));
        json.writeNumberField("tickettypeid", type(event, number));
        json.writeNumberField("tickettypepriceid", typePrice(event, number));
        json.writeNumberField("price", PRICE);
        json.writeStringField("seatname", "A" + (number + 1));
        if (order < 0) {
            json.writeNullField("orderid");
        } else {
            json.writeNumberField("orderid", TicketmaticFirstOrders.id(order));
        }
        boolean paid = order >= 0 && TicketmaticFirstOrders.status(order) != TicketmaticData.UNCONFIRMED;
        json.writeStringField("barcode", paid ? barcode(id(event, number)) : null);
        boolean entered = paid && number % 7 == 0;
        json.writeNumberField("accesscontrolstatus", entered ? 1 : 0);
        if (entered) {
            json.writeStringField("accesscontrollastenteredts", Iso.time(TicketmaticFirstOrders.changed(order), ' ', ""));
        }
        json.writeEndObject();
    }

    /** One of the tickets of an order, as the order shows it: the barcode only once the order is confirmed. */
    static void writeOfOrder(int order, int number, boolean confirmed, JsonGenerator json) throws IOException {
        int event = order % TicketmaticData.ACTIVE_EVENTS;
        int ofEvent = order / TicketmaticData.ACTIVE_EVENTS * MOST_OF_ORDER + number;
        long id = id(event, ofEvent);
        json.writeStartObject();
        json.writeNumberField("id", id);
        json.writeNumberField("orderid", TicketmaticFirstOrders.id(order));
        json.writeNumberField("eventid", TicketmaticData.FIRST_EVENT + event);
        json.writeNumberField("price", PRICE);
        json.writeNumberField("tickettypeid", type(event, ofEvent));
        json.writeNumberField("tickettypepriceid", typePrice(event, ofEvent));
        if (confirmed) {
            json.writeStringField("barcode", barcode(id));
        }
        json.writeEndObject();
    }
}
