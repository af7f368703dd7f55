// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.quarkus;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

import dev.ticketauth.camel.Booking;
import jakarta.enterprise.context.ApplicationScoped;

/** The newest state of every appointment; an application of yours would have a table here. */
@ApplicationScoped
public class AppointmentBook {

    private final Map<String, Booking> appointments = new ConcurrentHashMap<>();

    /** Takes the place of what is known about this appointment. */
    public void enter(Booking appointment) {
        appointments.put(appointment.id(), appointment);
    }

    /** The appointment with this id, if it was read. */
    public Optional<Booking> find(String id) {
        return Optional.ofNullable(appointments.get(id));
    }

    /** How many appointments are known. */
    public int size() {
        return appointments.size();
    }
}
