// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Origin;
import dev.ticketauth.simulators.server.Records;

/**
 * 40 events (20001 to 20040; 30 active, 5 closed, 5 drafts) with 1,000 tickets each, 1,200 orders (100001 to 101200;
 * every tenth one an unconfirmed basket, of every 25 one archived) and 20 contacts (500001 to 500020). The numbers of
 * orders and of tickets are settings.
 */
public final class TicketmaticData {
    static final int DRAFT = 19001;
    static final int ACTIVE = 19002;
    static final int CLOSED = 19003;
    static final int UNCONFIRMED = 21001;
    static final int CONFIRMED = 21002;
    static final int ARCHIVED = 21003;
    static final int FIRST_EVENT = 20_001;
    static final int ACTIVE_EVENTS = 30;

    private static final Instant BASE = Instant.parse("2026-01-01T10:00:00Z");
    private static final int EVENTS = 40;

    private final Records<Long> events = new Records<>();
    private final Records<Long> orders;
    private final Records<Long> contacts = new Records<>();
    private final Map<Long, Records<Long>> tickets = new ConcurrentHashMap<>();
    private final TicketmaticFirstOrders firstOrders;
    private final int ticketsPerEvent;
    private long lastOrder;
    private long lastContact = 500_020;

    TicketmaticData(TicketmaticSettings settings) {
        firstOrders = new TicketmaticFirstOrders(settings.orders);
        orders = new Records<>(Origin.counted(TicketmaticFirstOrders.FIRST_ID, settings.orders, TicketmaticFirstOrders::write));
        lastOrder = TicketmaticFirstOrders.FIRST_ID + settings.orders - 1;
        ticketsPerEvent = settings.ticketsPerEvent;
        for (int i = 0; i < EVENTS; i++) {
            events.put((long) FIRST_EVENT + i, event(i));
        }
        for (int i = 1; i <= 20; i++) {
            contacts.put(500_000L + i, Json.object().put("id", 500_000L + i).put("firstname", "Test").put("lastname",
                    "Person " + i).put("email", "person" + i + "@example.org").put("lastupdatets", time(i)));
        }
    }

    public Records<Long> events() {
        return events;
    }

    public Records<Long> orders() {
        return orders;
    }

    public Records<Long> contacts() {
        return contacts;
    }

    /** The tickets of an event, those it was set up with: a Ticketmatic ticket exists before it is sold. */
    public Records<Long> tickets(long event) {
        return tickets.computeIfAbsent(event, id -> {
            int number = (int) (id - FIRST_EVENT);
            // an event that a test has added begins without tickets
            return number < 0 || number >= EVENTS
                    ? new Records<>()
                    : new Records<>(
                            Origin.counted(TicketmaticFirstTickets.id(number, 0), ticketsPerEvent,
                                    new TicketmaticFirstTickets(number, firstOrders)::write));
        });
    }

    /** Takes a ticket that nobody has, for a price of its event: null when there is none left, or no such price. */
    synchronized ObjectNode reserveTicket(long price, long order) {
        int event = TicketmaticFirstTickets.eventOfPrice(price);
        if (event < 0 || event >= EVENTS) {
            return null;
        }
        TicketmaticFirstTickets first = new TicketmaticFirstTickets(event, firstOrders);
        Records<Long> all = tickets(FIRST_EVENT + event);
        for (int number = (int) (price + 1) % 2; number < ticketsPerEvent; number += 2) {
            long id = TicketmaticFirstTickets.id(event, number);
            ObjectNode ticket = first.order(number) >= 0 ? null : all.find(id);
            if (ticket != null && ticket.path("orderid").isNull()) {
                all.put(id, ticket.put("orderid", order));
                return Json.object().put("id", id).put("orderid", order).put("eventid", FIRST_EVENT + event)
                        .put("price", TicketmaticFirstTickets.PRICE)
                        .put("tickettypeid", TicketmaticFirstTickets.type(event, number)).put("tickettypepriceid", price);
            }
        }
        return null;
    }

    /** A ticket of an order that was confirmed gets its barcode. */
    void sellTicket(ObjectNode ofOrder) {
        String barcode = TicketmaticFirstTickets.barcode(ofOrder.get("id").asLong());
        ofOrder.put("barcode", barcode);
        changeTicket(ofOrder, ticket -> ticket.put("barcode", barcode));
    }

    /** A ticket that leaves its order is free again. */
    void releaseTicket(ObjectNode ofOrder) {
        changeTicket(ofOrder, ticket -> ticket.putNull("orderid").putNull("barcode"));
    }

    synchronized ObjectNode createOrder(ObjectNode request, Instant now) {
        long id = ++lastOrder;
        String time = TicketmaticTime.plain(now);
        ObjectNode order = Json.object().put("orderid", id).put("code", TicketmaticFirstOrders.code(id))
                .put("status", UNCONFIRMED).putNull("customerid").put("saleschannelid", request.path("saleschannelid").asLong())
                .put("totalamount", BigDecimal.ZERO).put("amountpaid", BigDecimal.ZERO).put("paymentstatus", 0)
                .put("deliverystatus", 2601).put("nbroftickets", 0).put("createdts", time).put("lastupdatets", time);
        List.of("tickets", "products", "payments").forEach(order::putArray);
        orders.put(id, order);
        return order;
    }

    synchronized ObjectNode createContact(ObjectNode request, Instant now) {
        long id = ++lastContact;
        ObjectNode contact = request.deepCopy().put("id", id).put("lastupdatets", TicketmaticTime.plain(now));
        contacts.put(id, contact);
        return contact;
    }

    private void changeTicket(ObjectNode ofOrder, Consumer<ObjectNode> change) {
        Records<Long> ofEvent = tickets(ofOrder.path("eventid").asLong());
        long id = ofOrder.path("id").asLong();
        // a test may have put an order whose tickets no event has
        if (ofEvent.has(id)) {
            ofEvent.change(id, change);
        }
    }

    private static ObjectNode event(int i) {
        int status = i < ACTIVE_EVENTS ? ACTIVE : i < 35 ? CLOSED : DRAFT;
        ObjectNode event = Json.object().put("id", FIRST_EVENT + i).put("name", "Concert " + (i + 1))
                .put("currentstatus", status)
                .put("startts", TicketmaticTime.plain(BASE.plus(Duration.ofDays(30L + i))))
                .put("endts", TicketmaticTime.plain(BASE.plus(Duration.ofDays(30L + i)).plus(Duration.ofHours(2))))
                .put("createdts", time(0)).put("lastupdatets", time(i));
        ObjectNode contingent = event.putObject("prices").putArray("contingents").addObject();
        for (int type = 0; type < 2; type++) {
            contingent.withArray("pricetypes").addObject()
                    .put("tickettypepriceid", TicketmaticFirstTickets.typePrice(i, type))
                    .putArray("saleschannels").addObject().put("saleschannelid", 1).put("price", TicketmaticFirstTickets.PRICE);
        }
        return event;
    }

    private static String time(int i) {
        return TicketmaticTime.plain(BASE.plus(Duration.ofMinutes(i)));
    }
}
