package dev.ticketauth.simulators.timetap;

import java.io.IOException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Answer;
import dev.ticketauth.simulators.server.BadRequest;
import dev.ticketauth.simulators.server.Call;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;

/** Appointments: reports, booking, cancelling. An id that does not exist is a 400 with a text here, not a 404. */
final class TimeTapAppointments {
    private static final int DEFAULT_PAGE_SIZE = 25;

    private final TimeTapSettings settings;
    private final TimeTapData data;

    TimeTapAppointments(TimeTapSettings settings, TimeTapData data) {
        this.settings = settings;
        this.data = data;
    }

    Answer report(Call call) {
        return Answer.json(200, Json.array(page(call, filtered(call.query()))));
    }

    Answer reportWithCount(Call call) {
        List<ObjectNode> found = filtered(call.query());
        ObjectNode body = Json.object().put(settings.countField, found.size());
        return Answer.json(200, body.set(settings.listField, Json.array(page(call, found))));
    }

    Answer reportCount(Call call) {
        return Answer.json(200, Json.object().put("count", filtered(call.query()).size()));
    }

    Answer one(Call call) {
        return Answer.json(200, existing(call));
    }

    Answer create(Call call) throws IOException {
        ObjectNode request = call.jsonObject();
        attachClient(request);
        if (!isOpenSlot(request)) {
            return Answer.text(settings.outsideAvailabilityStatus, "The time is outside Staff Availability");
        }
        return Answer.json(settings.createdStatus, data.createAppointment(request));
    }

    /** A full replacement, which has to name the status again. */
    Answer update(Call call) throws IOException {
        ObjectNode request = call.jsonObject();
        int id = existing(call).get("calendarId").asInt();
        if (!request.hasNonNull("status")) {
            throw new BadRequest("STATUS field required");
        }
        request.put("calendarId", id);
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
                appointment -> appointment.put("status", "CANCELLED").put("subStatus", "CANCEL")));
    }

    private List<ObjectNode> page(Call call, List<ObjectNode> found) {
        int size = Math.min(call.query().number("pageSize", DEFAULT_PAGE_SIZE, 1), settings.maxPageSize);
        return Records.page(found, call.query().number("pageNumber", 1, 1), size);
    }

    private List<ObjectNode> filtered(RawQuery query) {
        String from = query.get("startDate", "");
        String to = query.get("endDate", "9999-12-31");
        List<String> client = query.has("clientId") ? query.list("clientId") : query.list("clientIdList");
        return data.appointments().all().stream()
                .filter(appointment -> {
                    String day = Json.text(appointment, "startDate");
                    return day.compareTo(from) >= 0 && day.compareTo(to) <= 0;
                })
                .filter(appointment -> Records.passes(query.list("statusList"), Json.text(appointment, "status")))
                .filter(appointment -> Records.passes(client, appointment.at("/client/clientId").asText()))
                .filter(appointment -> Records.passes(query.list("staffIdList"),
                        appointment.at("/staff/professionalId").asText()))
                .filter(appointment -> Records.passes(query.list("locationIdList"),
                        appointment.at("/location/locationId").asText()))
                .filter(appointment -> Records.passes(query.list("reasonIdList"),
                        appointment.at("/reason/reasonId").asText()))
                .toList();
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

    private boolean isOpenSlot(ObjectNode request) {
        JsonNode start = request.path("startTime");
        if (!start.isIntegralNumber()) {
            throw new BadRequest("startTime must be a number such as 900 or 1430");
        }
        try {
            LocalDate day = LocalDate.parse(Json.text(request, "startDate"));
            return data.openSlots(request.at("/staff/professionalId").asInt(), day).contains(start.asInt());
        } catch (DateTimeParseException e) {
            throw new BadRequest("startDate must be a date such as 2026-03-02");
        }
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
