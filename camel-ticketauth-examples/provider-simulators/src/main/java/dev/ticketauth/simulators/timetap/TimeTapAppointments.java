// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.io.IOException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;

/** Appointments: booking, changing, cancelling. An id that does not exist is a 400 with a text here, not a 404. */
final class TimeTapAppointments {
    private final TimeTapSettings settings;
    private final TimeTapData data;
    private final InstantSource clock;

    TimeTapAppointments(TimeTapSettings settings, TimeTapData data, InstantSource clock) {
        this.settings = settings;
        this.data = data;
        this.clock = clock;
    }

    Answer one(Call call) {
        return Answer.json(200, existing(call));
    }

    /** At an open slot only, one after the other: of two bookings for the same slot the second is refused. */
    Answer create(Call call) throws IOException {
        ObjectNode request = call.jsonObject();
        attachClient(request);
        synchronized (data) {
            if (!isOpenSlot(request)) {
                return Answer.text(settings.outsideAvailabilityStatus, "The time is outside Staff Availability");
            }
            long now = clock.millis();
            request.put("createddate", now).put("modifieddate", now);
            return Answer.json(settings.createdStatus, data.createAppointment(request));
        }
    }

    /** A full replacement, which has to name the status again. */
    Answer update(Call call) throws IOException {
        ObjectNode request = call.jsonObject();
        int id = existing(call).get("calendarId").asInt();
        if (!request.hasNonNull("status")) {
            throw new BadRequest("STATUS field required");
        }
        request.put("calendarId", id).put("modifieddate", clock.millis());
        data.appointments().put(id, request);
        return Answer.json(200, request);
    }

    Answer cancel(Call call) {
        for (String mail : List.of("sendStaffEmail", "sendClientEmail")) {
            if (!List.of("true", "false").contains(call.path(mail))) {
                throw new BadRequest(mail + " must be true or false but is '" + call.path(mail) + "'");
            }
        }
        int id = existing(call).get("calendarId").asInt();
        return Answer.json(200, data.appointments().change(id,
                appointment -> appointment.put("status", TimeTapData.CANCELLED).put("subStatus", "CANCEL")
                        .put("modifieddate", clock.millis())));
    }

    /** A client has to exist; a whole client without a clientId books, as users report, with no client attached. */
    private void attachClient(ObjectNode request) {
        JsonNode id = request.at("/client/clientId");
        if (!id.isIntegralNumber()) {
            request.putNull("client");
            return;
        }
        ObjectNode client = data.clients().find(id.asInt());
        if (client == null) {
            throw new BadRequest("Client for Id " + id.asInt() + " not found!");
        }
        request.set("client", client);
    }

    /** Also completes the times of a request that is for an open slot. */
    private boolean isOpenSlot(ObjectNode request) {
        JsonNode start = request.path("startTime");
        if (!start.isIntegralNumber()) {
            throw new BadRequest("startTime must be a number such as 900 or 1430");
        }
        LocalDate day;
        try {
            day = LocalDate.parse(Json.text(request, "startDate"));
        } catch (DateTimeParseException e) {
            throw new BadRequest("startDate must be a date such as 2026-03-02");
        }
        ZoneId zone = clientZone(request);
        if (!data.openSlots(request.at("/staff/professionalId").asInt(), day).contains(start.asInt())
                || settings.clientTimesChecked
                        && !agrees(request, TimeTapTime.at(settings.staffZone, day, start.asInt(), zone))) {
            return false;
        }
        TimeTapTime.complete(request, day, start.asInt(), TimeTapData.end(start.asInt()), settings.staffZone, zone);
        return true;
    }

    private ZoneId clientZone(ObjectNode request) {
        try {
            return request.hasNonNull("clientTimeZone")
                    ? ZoneId.of(Json.text(request, "clientTimeZone")) : settings.clientZone;
        } catch (DateTimeException e) {
            throw new BadRequest("clientTimeZone is unknown");
        }
    }

    /** Whether the time on the client's clock, where it is given, is that of the slot. */
    private static boolean agrees(ObjectNode request, LocalDateTime start) {
        JsonNode time = request.path("clientStartTime");
        JsonNode day = request.path("clientStartDate");
        return (time.isMissingNode() || time.asInt(-1) == TimeTapTime.number(start.toLocalTime()))
                && (day.isMissingNode() || day.asText().equals(start.toLocalDate().toString()));
    }

    private ObjectNode existing(Call call) {
        String id = call.path("id");
        ObjectNode appointment = id.matches("\\d{1,9}") ? data.appointments().find(Integer.valueOf(id)) : null;
        if (appointment == null) {
            throw new BadRequest("Appointment for Id " + id + " not found!");
        }
        return appointment;
    }
}
