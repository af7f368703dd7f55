// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.time.InstantSource;
import java.util.Map;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/**
 * The whole appointment as JSON, after it was booked, edited or deleted; nothing tells which of these it was. Source:
 * the provider's page "Integrating Webhooks". A deleted one comes as it was last.
 */
final class TimeTapPusher extends Pusher {
    private final TimeTapSettings settings;
    private final Records<Integer> appointments;

    TimeTapPusher(TimeTapSettings settings, Records<Integer> appointments, PushTarget target, InstantSource clock) {
        super("timetap", target, clock);
        this.settings = settings;
        this.appointments = appointments;
        follow(appointments, (id, before, after) -> send(id, after == null ? before : after));
    }

    @Override
    public void push(String id) {
        ObjectNode appointment = id.matches("\\d{1,9}") ? appointments.find(Integer.valueOf(id)) : null;
        if (appointment == null) {
            throw new NoSuchElementException("No appointment with the id " + id);
        }
        send(Integer.valueOf(id), appointment);
    }

    private void send(Integer id, ObjectNode appointment) {
        send(id.toString(), "application/json;charset=UTF-8", Json.written(json -> {
            json.writeStartObject();
            for (Map.Entry<String, JsonNode> field : appointment.properties()) {
                json.writeFieldName(pushedName(field.getKey()));
                json.writeTree(field.getValue());
            }
            json.writeEndObject();
        }));
    }

    /** Two fields have other names than in the provider's own API. */
    private String pushedName(String field) {
        return switch (field) {
            case "calendarId" -> "calendarid";
            case "staff" -> settings.pushedStaffField;
            default -> field;
        };
    }
}
