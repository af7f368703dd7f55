package dev.ticketauth.simulators.timetap;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Digests;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/**
 * 120 appointments (calendarId 700001 to 700120, every tenth one cancelled), 15 clients (8001 to 8015), 2 locations, 2
 * staff and 2 services. Staff work from 9 to 17 on every day, in slots of half an hour; the first staff person has the
 * appointments with an odd number, the second the others.
 */
public final class TimeTapData {
    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-03-02");

    private final Records<Integer> appointments = new Records<>();
    private final Records<Integer> clients = new Records<>();
    private final Records<Integer> locations = new Records<>();
    private final Records<Integer> staff = new Records<>();
    private final Records<Integer> services = new Records<>();
    private int lastAppointment = 700_120;
    private int lastClient = 8_015;

    TimeTapData(int businessId) {
        for (int i = 1; i <= 2; i++) {
            locations.put(100 + i, Json.object().put("locationId", 100 + i).put("businessId", businessId)
                    .put("locationName", "Location " + i).put("active", true).put("locationType", "PHYSICAL")
                    .putNull("latitude").putNull("longitude").set("timeZone", Json.object().put("timeZoneCode", "UTC")));
            staff.put(200 + i, Json.object().put("professionalId", 200 + i).put("businessId", businessId)
                    .put("fullName", "Staff " + i));
            services.put(300 + i, Json.object().put("reasonId", 300 + i).put("businessId", businessId)
                    .put("reasonDesc", "Service " + i).put("reasonType", "SERVICE").put("visitMinutes", 30)
                    .put("price", new BigDecimal("45.00")).put("active", true));
        }
        for (int i = 1; i <= 15; i++) {
            clients.put(8_000 + i, Json.object().put("clientId", 8_000 + i).put("businessId", businessId)
                    .put("firstName", "Test").put("lastName", "Client " + i).put("fullName", "Test Client " + i)
                    .put("emailAddress", "client" + i + "@example.org").put("status", "Active"));
        }
        for (int i = 1; i <= 120; i++) {
            appointments.put(700_000 + i, appointment(businessId, i));
        }
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

    /** The start times of the open slots of a staff person on a day, as 24-hour HHMM numbers. */
    public List<Integer> openSlots(int staffId, LocalDate day) {
        Set<Integer> taken = appointments.all().stream()
                .filter(appointment -> appointment.at("/staff/professionalId").asInt() == staffId
                        && Json.text(appointment, "startDate").equals(day.toString())
                        && !Json.text(appointment, "status").equals("CANCELLED"))
                .map(appointment -> appointment.get("startTime").asInt()).collect(Collectors.toSet());
        List<Integer> open = new ArrayList<>();
        for (int slot = 0; slot < 16; slot++) {
            int start = time(slot);
            if (!taken.contains(start)) {
                open.add(start);
            }
        }
        return open;
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

    private ObjectNode appointment(int businessId, int i) {
        String day = FIRST_DAY.plusDays(i / 4).toString();
        int start = time(i % 16);
        ObjectNode appointment = Json.object().put("calendarId", 700_000 + i).put("businessId", businessId)
                .put("status", i % 10 == 0 ? "CANCELLED" : "OPEN").put("startDate", day).put("endDate", day)
                .put("clientStartDate", day).put("clientEndDate", day).put("startTime", start).put("endTime", end(start))
                .put("clientStartTime", start).put("clientEndTime", end(start)).put("staffTimeZone", "UTC")
                .put("clientTimeZone", "UTC").put("note", "Appointment " + i);
        appointment.set("client", clients.find(8_001 + i % 15));
        appointment.set("staff", staff.find(i % 2 == 1 ? 201 : 202));
        appointment.set("location", locations.find(101));
        appointment.set("reason", services.find(301));
        return appointment;
    }

    private static int time(int slot) {
        return 900 + slot / 2 * 100 + slot % 2 * 30;
    }
}
