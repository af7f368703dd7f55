// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.timetap;

import java.util.List;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.RawQuery;
import dev.ticketauth.simulators.server.Records;
import dev.ticketauth.simulators.server.Span;

/** What a report is narrowed down to. An empty list lets everything through. */
record TimeTapFilter(List<String> statuses, List<String> clients, List<String> staff, List<String> locations,
        List<String> services, Span start) {

    /** @param start in minutes */
    static TimeTapFilter of(RawQuery query, Span start) {
        return new TimeTapFilter(
                query.list("statusList"), query.has("clientId") ? query.list("clientId") : query.list("clientIdList"),
                query.list("staffIdList"), query.list("locationIdList"), query.list("reasonIdList"), start);
    }

    boolean passes(TimeTapFirstAppointments first, int number) {
        return Records.passes(statuses, first.status(number))
                && passes(clients, first.client(number)) && passes(staff, first.staff(number))
                && passes(locations, first.location(number)) && passes(services, first.service(number))
                && passes(first.start(number));
    }

    boolean passes(ObjectNode appointment) {
        return Records.passes(statuses, Json.text(appointment, "status"))
                && Records.passes(clients, appointment.at("/client/clientId").asText())
                && Records.passes(staff, appointment.at("/staff/professionalId").asText())
                && Records.passes(locations, appointment.at("/location/locationId").asText())
                && Records.passes(services, appointment.at("/reason/reasonId").asText())
                && passes(TimeTapTime.start(appointment));
    }

    private boolean passes(long minute) {
        return minute >= start.from() && minute < start.until();
    }

    private static boolean passes(List<String> wanted, int id) {
        return wanted.isEmpty() || wanted.contains(String.valueOf(id));
    }
}
