// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.function.Consumer;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.ProviderSimulators;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.ticketevolution.TicketEvolutionData;
import dev.ticketauth.simulators.ticketmatic.TicketmaticData;
import dev.ticketauth.simulators.timetap.TimeTapData;
import dev.ticketauth.simulators.tt.TtData;

/**
 * What happens at the providers between the two rounds: some records change, some are new, one appears late with a time
 * before the newest that was read, and where records can vanish, one does.
 */
final class SimulatedChanges {
    private static final String LAST_UPDATE = "lastupdatets";
    private static final String UPDATED_AT = "updated_at";
    private static final String TIME_STAMP = "timeStamp";

    private final String now = Instant.now().truncatedTo(ChronoUnit.SECONDS).toString();
    /** Of a state that is pushed, too, and perhaps after the one that follows it. */
    private final String earlier = Instant.parse(now).minusSeconds(1).toString();

    void happenAt(ProviderSimulators simulators) {
        Records<String> tickets = simulators.wsync().data().tickets();
        for (String id : new String[] { "ticket-0010", "ticket-0600" }) {
            tickets.change(id, ticket -> ticket.put("status", "booked").put("updatedAt", earlier));
            tickets.change(id, ticket -> ticket.put("status", "used").put("updatedAt", now));
        }
        copy(tickets, "ticket-0011", "ticket-9001", ticket -> ticket.put("id", "ticket-9001").put("updatedAt", now));
        tickets.remove("ticket-0012");
        happenAt(simulators.ticketmatic().data());
        happenAt(simulators.timetap().data());
        happenAt(simulators.tt().data());
        happenAt(simulators.ticketEvolution().data());
    }

    private void happenAt(TicketmaticData data) {
        Records<Long> orders = data.orders();
        for (long id : new long[] { 100_003, 100_501, 101_001 }) {
            orders.change(id, order -> order.put("c_source", "changed").put(LAST_UPDATE, now));
        }
        copy(orders, 100_005L, 102_001L, order -> order.put("orderid", 102_001).put(LAST_UPDATE, now));
        // one of the last, with Z
        String newest = orders.find(101_198L).get(LAST_UPDATE).asText();
        copy(orders, 100_006L, 102_002L, order -> order.put("orderid", 102_002).put(LAST_UPDATE, before(newest)));
        orders.remove(100_008L);
        Records<Long> tickets = data.tickets(Simulation.TICKETMATIC_EVENT);
        tickets.change(tickets.ids().get(0), ticket -> ticket.put("accesscontrolstatus", 2));
    }

    // no order of changes: a late one is like any other
    private void happenAt(TimeTapData data) {
        Records<Integer> appointments = data.appointments();
        for (int id : new int[] { 700_001, 700_600 }) {
            appointments.change(id, appointment -> appointment.put("status", "NO_SHOW").put("modifieddate", now));
        }
        copy(appointments, 700_002, 702_001, appointment -> appointment.put("calendarId", 702_001));
        appointments.remove(700_003);
    }

    // fills are facts: they neither change nor vanish
    private void happenAt(TtData data) {
        Records<Integer> fills = data.fills();
        long newest = Long.parseLong(fills.find(fills.size()).get(TIME_STAMP).asText());
        addFill(fills, 9_001, newest + 1_000_000_000L);
        addFill(fills, 9_002, newest + 1_000_000_000L);
        addFill(fills, 9_003, newest - 30_000_000_000L);
        Records<Integer> orders = data.orders();
        orders.change(10, order -> order.put("leavesQuantity", 2));
        orders.remove(11);
    }

    private static void addFill(Records<Integer> fills, int number, long time) {
        copy(fills, 1, number, fill -> fill.put("recordId", "record-" + number).put("uniqueExecId", "execution-" + number)
                .put(TIME_STAMP, Long.toString(time)));
    }

    private void happenAt(TicketEvolutionData data) {
        Records<Long> orders = data.orders();
        for (long id : new long[] { 400_003, 400_350, 401_000 }) {
            orders.change(id, order -> order.put("state", "accepted").put(UPDATED_AT, earlier));
            orders.change(id, order -> order.put("state", "completed").put(UPDATED_AT, now));
        }
        copy(orders, 400_005L, 409_001L, order -> order.put("id", 409_001).put(UPDATED_AT, now));
        String newest = orders.find(401_260L).get(UPDATED_AT).asText();
        copy(orders, 400_006L, 409_002L, order -> order.put("id", 409_002).put(UPDATED_AT, before(newest)));
        Records<Long> listings = data.listings();
        listings.change(600_500L, listing -> listing.put("available_quantity", 2));
        copy(listings, 600_501L, 609_001L, listing -> listing.put("id", 609_001));
        listings.remove(600_502L);
    }

    private static String before(String newest) {
        return Instant.parse(newest).minusSeconds(30).toString();
    }

    private static <K extends Comparable<K>> void copy(Records<K> records, K from, K to, Consumer<ObjectNode> change) {
        ObjectNode copy = records.find(from);
        change.accept(copy);
        records.put(to, copy);
    }
}
