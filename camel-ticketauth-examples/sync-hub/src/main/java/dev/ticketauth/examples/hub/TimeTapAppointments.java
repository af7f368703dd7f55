package dev.ticketauth.examples.hub;

import java.io.IOException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.apache.camel.Exchange;

/** TimeTap: all appointments; then a client and an appointment in the first free slot of a day. */
final class TimeTapAppointments extends Source {
    private static final Kind APPOINTMENT = Kind.of("appointment", "/calendarId", null);
    private static final Kind CLIENT = Kind.of("client", "/clientId", null);
    private static final String SLOT = "slot";
    private static final String CLIENT_ID = "clientId";

    TimeTapAppointments(Sync sync, boolean writes) {
        super(sync, writes);
    }

    @Override
    protected List<Listing> listings() {
        return List.of(new Listing(APPOINTMENT, "/appointmentList/report", "", NumberedPages::new));
    }

    @Override
    protected void configureWriting() {
        LocalDate day = optional("day").map(LocalDate::parse).orElseGet(() -> LocalDate.now(ZoneOffset.UTC).plusDays(1));
        fromWriting()
                .process(exchange -> ask(exchange, Map.of()))
                .to(request("GET", availability(day)))
                .process(exchange -> {
                    exchange.setProperty(SLOT, firstSlot(exchange, day));
                    send(exchange, client());
                })
                // a client inside the appointment would not be made; it has to be there before
                .to(request("POST", "/clients"))
                .process(exchange -> exchange.setProperty(CLIENT_ID, made(exchange, CLIENT).id()))
                .process(exchange -> send(exchange, appointment(exchange, day)))
                .to(request("POST", "/appointments"))
                .process(storeMade(APPOINTMENT));
    }

    private String availability(LocalDate day) {
        return String.format("/availability/%d/%02d/%02d/%s/%s/%s", day.getYear(), day.getMonthValue(), day.getDayOfMonth(),
                setting("staff-id"), setting("location-id"), setting("service-id"));
    }

    private JsonNode firstSlot(Exchange exchange, LocalDate day) throws IOException {
        JsonNode slots = answer(exchange).root();
        if (slots.isEmpty()) {
            throw new IllegalStateException("there is no free slot on " + day + "; hub.timetap.day can name another day");
        }
        return slots.get(0);
    }

    private ObjectNode client() {
        return object().put("businessId", number("business-id")).put("firstName", "Sync").put("lastName", "Hub")
                .put("fullName", "Sync Hub").put("emailAddress", "sync-hub@example.org");
    }

    private ObjectNode appointment(Exchange exchange, LocalDate day) {
        JsonNode slot = exchange.getProperty(SLOT, JsonNode.class);
        ObjectNode appointment = object().put("businessId", number("business-id")).put("status", "OPEN")
                .put("startDate", day.toString()).put("endDate", day.toString())
                .put("clientStartDate", day.toString()).put("clientEndDate", day.toString())
                .put("note", "Booked by the sync hub");
        // times are the slot's own: the staff's clock and the client's may differ
        appointment.set("startTime", slot.get("startTime"));
        appointment.set("endTime", slot.get("endTime"));
        appointment.set("clientStartTime", slot.get("clientStartTime"));
        appointment.putObject("client").put(CLIENT_ID, exchange.getProperty(CLIENT_ID, Integer.class));
        appointment.putObject("staff").put("professionalId", number("staff-id"));
        appointment.putObject("location").put("locationId", number("location-id"));
        appointment.putObject("reason").put("reasonId", number("service-id"));
        return appointment;
    }

    private int number(String name) {
        return Integer.parseInt(setting(name));
    }

    private static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    /** Numbered from 1. The list says nothing about its end: it has come when a page is empty. */
    private static final class NumberedPages implements Pages {
        private static final int SIZE = 25;
        private int number = 1;

        @Override
        public Map<String, Object> parameters() {
            return Map.of("pageNumber", number, "pageSize", SIZE);
        }

        @Override
        public boolean isFollowed(JsonNode answer, List<Item> items) {
            number++;
            return !items.isEmpty();
        }
    }
}
