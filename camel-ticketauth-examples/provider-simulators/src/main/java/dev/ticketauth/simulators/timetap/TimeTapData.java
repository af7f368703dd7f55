// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Digests;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Origin;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;
import dev.ticketauth.simulators.server.Timeline;

/**
 * 1,200 appointments (calendarId 700001 to 701200), 15 clients (8001 to 8015), 2 locations (101, 102), 4 staff (201 to
 * 204) and 2 services (301, 302). Staff work from 9 to 17 on every day, on the clock of the location, in slots of half
 * an hour; on most days they have something to do before three o'clock. The number of appointments is a setting.
 */
public final class TimeTapData {
    /** The minute of the day at which the first slot begins. */
    static final int OPENING = 9 * 60;
    /** The minutes of a slot. */
    static final int SLOT = 30;
    static final String CANCELLED = "CANCELLED";
    private static final int SLOTS = 16;

    private final Records<Integer> appointments;
    private final Timeline<Integer> byStart;
    private final Records<Integer> clients = new Records<>();
    private final Records<Integer> locations = new Records<>();
    private final Records<Integer> staff = new Records<>();
    private final Records<Integer> services = new Records<>();
    private final TimeTapFirstAppointments firstAppointments;
    private int lastAppointment;
    private int lastClient = 8_000 + TimeTapFirstAppointments.CLIENTS;

    TimeTapData(int businessId, TimeTapSettings settings) {
        for (int i = 1; i <= 2; i++) {
            locations.put(100 + i, Json.object().put("locationId", 100 + i).put("businessId", businessId)
                    .put("locationName", "Location " + i).put("active", true).put("locationType", "PHYSICAL")
                    .putNull("latitude").putNull("longitude")
                    .set("timeZone", Json.object().put("timeZoneCode", settings.staffZone.getId())));
            services.put(300 + i, Json.object().put("reasonId", 300 + i).put("businessId", businessId)
                    .put("reasonDesc", "Service " + i).put("reasonType", "SERVICE").put("visitMinutes", SLOT)
                    .put("price", new BigDecimal("45.00")).put("active", true));
        }
        for (int i = 1; i <= TimeTapFirstAppointments.STAFF; i++) {
            staff.put(200 + i, Json.object().put("professionalId", 200 + i).put("businessId", businessId)
                    .put("fullName", "Staff " + i));
        }
        for (int i = 1; i <= TimeTapFirstAppointments.CLIENTS; i++) {
            clients.put(8_000 + i, Json.object().put("clientId", 8_000 + i).put("businessId", businessId)
                    .put("firstName", "Test").put("lastName", "Client " + i).put("fullName", "Test Client " + i)
                    .put("emailAddress", "client" + i + "@example.org").put("cellPhone", String.valueOf(5_550_100 + i))
                    .put("status", "Active"));
        }
        firstAppointments = new TimeTapFirstAppointments(businessId, settings, clients, staff, locations, services);
        appointments = new Records<>(
                Origin.counted(
                        TimeTapFirstAppointments.FIRST_ID, settings.appointments, firstAppointments::write));
        byStart = appointments.timeline(firstAppointments::start, TimeTapTime::start);
        lastAppointment = TimeTapFirstAppointments.FIRST_ID + settings.appointments - 1;
    }

    TimeTapFirstAppointments firstAppointments() {
        return firstAppointments;
    }

    public Records<Integer> appointments() {
        return appointments;
    }

    public Records<Integer> clients() {
        return clients;
    }

    public Records<Integer> locations() {
        return locations;
    }

    /** By professionalId. */
    public Records<Integer> staff() {
        return staff;
    }

    /** By reasonId. */
    public Records<Integer> services() {
        return services;
    }

    /** The start times of the open slots of a staff person on a day, as 24-hour HHMM numbers on the staff's clock. */
    public List<Integer> openSlots(int staffId, LocalDate day) {
        Set<Integer> taken = new HashSet<>();
        Span span = new Span(TimeTapTime.minute(day), TimeTapTime.minute(day.plusDays(1)));
        byStart.page(span, 0, Integer.MAX_VALUE, false).forEach(number -> {
            if (firstAppointments.staff(number) == staffId && !firstAppointments.status(number).equals(CANCELLED)) {
                taken.add(TimeTapTime.number(firstAppointments.minuteOfDay(number)));
            }
        }, appointment -> {
            if (appointment.at("/staff/professionalId").asInt() == staffId
                    && !Json.text(appointment, "status").equals(CANCELLED)) {
                taken.add(appointment.path("startTime").asInt());
            }
        });
        return IntStream.range(0, SLOTS).map(slot -> TimeTapTime.number(OPENING + slot * SLOT)).boxed()
                .filter(start -> !taken.contains(start)).toList();
    }

    synchronized ObjectNode createAppointment(ObjectNode request) {
        int id = ++lastAppointment;
        ObjectNode appointment = request.deepCopy().put("calendarId", id);
        // the provider's own spelling
        appointment.put("appointementIdHash", Digests.hex("MD5", "appointment " + id));
        appointments.put(id, appointment);
        return appointment;
    }

    synchronized ObjectNode createClient(ObjectNode request) {
        int id = ++lastClient;
        ObjectNode client = request.deepCopy().put("clientId", id).put("status", "Active");
        clients.put(id, client);
        return client;
    }

    /** The end of a slot of half an hour. */
    static int end(int start) {
        return start % 100 == 0 ? start + 30 : start + 70;
    }
}
