// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.provider.timetap;

import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.camel.provider.Fields;
import dev.ticketauth.camel.provider.Parameters;
import dev.ticketauth.camel.spi.ApiCalls;
import dev.ticketauth.camel.spi.ApiRequest;
import dev.ticketauth.camel.spi.BookingDesk;
import dev.ticketauth.camel.spi.BookingOrder;

/**
 * Books appointments and cancels them. Nothing is written before the slot is known to be open; then comes the client,
 * then the appointment.
 */
final class AppointmentDesk implements BookingDesk {

    private static final String APPOINTMENTS = "/appointments";
    private static final String DURATION = "duration";
    private static final String NOTE = "note";
    private static final String STAFF_MAIL = "sendStaffEmail";
    private static final String CLIENT_MAIL = "sendClientEmail";

    private final Optional<Long> businessId;

    /** @throws IllegalArgumentException when the id is no number */
    AppointmentDesk(Optional<String> businessId) {
        this.businessId = businessId.map(text -> NumericId.of("option 'businessId'", text));
    }

    @Override
    public Set<Action> actions() {
        return Set.of(Action.CREATE, Action.CANCEL);
    }

    @Override
    public boolean keepsReferences() {
        return true;
    }

    @Override
    public JsonNode create(BookingOrder order, ApiCalls calls) {
        AppointmentDraft draft = new AppointmentDraft(order);
        if (!draft.hasTimes()) {
            LocalDateTime start = BookingStart.of(draft, order.start(), calls);
            draft.setTimes(DaySlots.of(draft.place(), start.toLocalDate(), order.param(DURATION), calls).times(start));
        }
        if (!draft.hasBusiness()) {
            draft.setBusiness(businessOf(calls));
        }
        if (!draft.hasClient()) {
            draft.setClient(new Clients(calls).findOrCreate(draft.customer()));
        }
        ObjectNode appointment = draft.appointment();
        ApiRequest request
                = ApiRequest.of("POST", APPOINTMENTS, appointment).with(Parameters.without(order.params(), List.of(DURATION)));
        calls.refersTo(ReferenceNote.reference(Fields.text(appointment, NOTE)));
        boolean canBeFound = AppointmentTime.staffClock(appointment) != null && clientOf(appointment) != null;
        return canBeFound
                ? calls.once(request, () -> lookUp(appointment, calls))
                : calls.once(request, "its start or its client can't be read from 'raw', so it can't be looked up");
    }

    // the API key is the id of its business
    private long businessOf(ApiCalls calls) {
        if (businessId.isPresent()) {
            return businessId.get();
        }
        if (!NumericId.isNumber(calls.accessKey())) {
            throw new IllegalArgumentException("option 'businessId' is required: accessKey, which usually is it, is no number");
        }
        return Long.parseLong(calls.accessKey());
    }

    // the filters only make the list short; what matters is compared here
    private static Optional<JsonNode> lookUp(ObjectNode wanted, ApiCalls calls) {
        LocalDateTime start = AppointmentTime.staffClock(wanted);
        String client = clientOf(wanted);
        // whether the last day belongs to a report is not documented by the provider
        Map<String, Object> filters = Map.of("startDate", start.toLocalDate().toString(),
                "endDate", start.toLocalDate().plusDays(1).toString(), "clientIdList", client);
        for (JsonNode found : calls.list(Appointments.report(filters, ReportPages.USUAL_PAGE_SIZE))) {
            if (isThat(found, wanted, start, client)) {
                return Optional.of(found);
            }
        }
        return Optional.empty();
    }

    // a report may leave a field out: only what both have can differ
    private static boolean isThat(JsonNode found, ObjectNode wanted, LocalDateTime start, String client) {
        if (AppointmentRecord.id(found) == null || AppointmentRecord.isCancelled(found)) {
            return false;
        }
        String reference = ReferenceNote.reference(Fields.text(wanted, NOTE));
        if (reference != null && found.has(NOTE)) {
            return reference.equals(ReferenceNote.reference(Fields.text(found, NOTE)));
        }
        return start.equals(AppointmentTime.staffClock(found)) && agree(client, clientOf(found))
                && agree(AppointmentRecord.staffId(wanted), AppointmentRecord.staffId(found))
                && agree(reasonOf(wanted), reasonOf(found));
    }

    private static boolean agree(String wanted, String found) {
        return wanted == null || found == null || wanted.equals(found);
    }

    private static String clientOf(JsonNode appointment) {
        return Fields.id(appointment.path("client").get("clientId"));
    }

    private static String reasonOf(JsonNode appointment) {
        return Fields.id(appointment.path("reason").get("reasonId"));
    }

    // one that is cancelled already is left alone: its people may have had their mail
    @Override
    public JsonNode cancel(String id, Map<String, Object> params, ApiCalls calls) {
        String path = Appointments.path(id);
        String mails = '/' + flag(STAFF_MAIL, params) + '/' + flag(CLIENT_MAIL, params);
        JsonNode before = calls.read(ApiRequest.get(path));
        if (AppointmentRecord.isCancelled(before)) {
            return before;
        }
        ApiRequest request = ApiRequest.of("PUT", path + "/cancel" + mails, null)
                .with(Parameters.without(params, List.of(STAFF_MAIL, CLIENT_MAIL)));
        JsonNode answer = calls.once(request,
                () -> Optional.of(calls.read(ApiRequest.get(path))).filter(AppointmentRecord::isCancelled));
        // what the answer holds is not documented by the provider
        boolean tells = AppointmentRecord.isCancelled(answer) && id.equals(AppointmentRecord.id(answer));
        return tells ? answer : calls.read(ApiRequest.get(path));
    }

    private static String flag(String name, Map<String, Object> params) {
        Object value = params.get(name);
        String text = value == null ? "false" : value.toString();
        if (!text.equals("true") && !text.equals("false")) {
            throw new IllegalArgumentException("parameter '" + name + "' must be true or false");
        }
        return text;
    }
}
