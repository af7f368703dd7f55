package dev.ticketauth.simulators.ticketmatic;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/**
 * 40 events (20001 to 20040; 30 active, 5 closed, 5 drafts) with 25 tickets each, 250 orders (100001 to 100250; every
 * tenth one an unconfirmed basket) and 20 contacts (500001 to 500020).
 */
public final class TicketmaticData {
    static final int DRAFT = 19001;
    static final int ACTIVE = 19002;
    static final int CLOSED = 19003;
    static final int UNCONFIRMED = 21001;
    static final int CONFIRMED = 21002;

    private static final Instant BASE = Instant.parse("2026-01-01T10:00:00Z");
    private static final int TICKETS_PER_EVENT = 25;
    // ticket ids are beyond 32 bits, as in the provider's samples
    private static final long FIRST_TICKET = 6_843_548_354L;
    private static final int FIRST_EVENT = 20_001;

    private final Records<Long> events = new Records<>();
    private final Records<Long> orders = new Records<>();
    private final Records<Long> contacts = new Records<>();
    private long lastOrder = 100_250;
    private long lastContact = 500_020;
    private long lastTicket = FIRST_TICKET + 99_999;

    TicketmaticData() {
        for (int i = 0; i < 40; i++) {
            events.put((long) FIRST_EVENT + i, event(i));
        }
        for (int i = 1; i <= 250; i++) {
            orders.put(100_000L + i, order(i));
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
    public List<ObjectNode> tickets(long event) {
        return IntStream.range(0, TICKETS_PER_EVENT).mapToObj(i -> ticket(event, i)).toList();
    }

    synchronized ObjectNode createOrder(ObjectNode request, Instant now) {
        long id = ++lastOrder;
        ObjectNode order = emptyOrder(id, request.path("saleschannelid").asLong(), TicketmaticTime.plain(now));
        orders.put(id, order);
        return order;
    }

    synchronized ObjectNode createContact(ObjectNode request, Instant now) {
        long id = ++lastContact;
        ObjectNode contact = request.deepCopy().put("id", id).put("lastupdatets", TicketmaticTime.plain(now));
        contacts.put(id, contact);
        return contact;
    }

    synchronized long nextTicketId() {
        return ++lastTicket;
    }

    private static ObjectNode event(int i) {
        int status = i < 30 ? ACTIVE : i < 35 ? CLOSED : DRAFT;
        return Json.object().put("id", FIRST_EVENT + i).put("name", "Concert " + (i + 1)).put("currentstatus", status)
                .put("startts", TicketmaticTime.plain(BASE.plus(Duration.ofDays(30L + i))))
                .put("endts", TicketmaticTime.plain(BASE.plus(Duration.ofDays(30L + i)).plus(Duration.ofHours(2))))
                .put("createdts", time(0)).put("lastupdatets", time(i));
    }

    private static ObjectNode ticket(long event, int i) {
        long id = FIRST_TICKET + (event - FIRST_EVENT) * TICKETS_PER_EVENT + i;
        ObjectNode ticket = Json.object().put("id", id).put("tickettypeid", 301 + i % 2).put("tickettypepriceid", 401 + i % 2)
                .put("price", new BigDecimal("25.00")).put("seatname", "A" + (i + 1)).put("accesscontrolstatus", 0);
        if (i < 5) {
            return ticket.put("orderid", 100_001 + i).put("barcode", barcode(id));
        }
        return ticket.putNull("orderid").putNull("barcode");
    }

    private static ObjectNode order(int i) {
        boolean basket = i % 10 == 0;
        long id = 100_000L + i;
        ObjectNode order = emptyOrder(id, 1 + i % 2, time(i));
        order.put("status", basket ? UNCONFIRMED : CONFIRMED).put("customerid", 500_001 + i % 20);
        order.put("totalamount", new BigDecimal("25.00")).put("amountpaid", new BigDecimal(basket ? "0.00" : "25.00"));
        order.put("paymentstatus", basket ? 0 : 1).put("nbroftickets", 1);
        ObjectNode ticket = order.withArray("tickets").addObject().put("id", FIRST_TICKET + 50_000 + i).put("orderid", id)
                .put("eventid", FIRST_EVENT + i % 30).put("price", new BigDecimal("25.00")).put("tickettypepriceid", 401);
        if (!basket) {
            ticket.put("barcode", barcode(FIRST_TICKET + 50_000 + i));
        }
        return order;
    }

    private static ObjectNode emptyOrder(long id, long salesChannel, String time) {
        ObjectNode order = Json.object().put("orderid", id).put("code", "T" + id).put("status", UNCONFIRMED)
                .putNull("customerid").put("saleschannelid", salesChannel).put("totalamount", BigDecimal.ZERO)
                .put("amountpaid", BigDecimal.ZERO).put("paymentstatus", 0).put("deliverystatus", 2601)
                .put("nbroftickets", 0).put("createdts", time).put("lastupdatets", time);
        order.putArray("tickets");
        order.putArray("products");
        order.putArray("payments");
        return order;
    }

    static String barcode(long ticket) {
        return String.valueOf(1_000_000_000_000_000_000L + ticket);
    }

    private static String time(int i) {
        return TicketmaticTime.plain(BASE.plus(Duration.ofMinutes(i)));
    }
}
