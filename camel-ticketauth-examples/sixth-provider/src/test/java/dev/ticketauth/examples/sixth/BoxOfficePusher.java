// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.sixth;

import java.time.InstantSource;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/** Pushes bookings, and says which are new. */
final class BoxOfficePusher extends Pusher {

    private final Records<String> bookings;

    BoxOfficePusher(Records<String> bookings, PushTarget target, InstantSource clock) {
        super("boxoffice", target, clock);
        this.bookings = bookings;
        follow(bookings, (id, before, after) -> send(before == null ? "created" : "changed", id, after));
    }

    @Override
    public void push(String id) {
        ObjectNode booking = bookings.find(id);
        if (booking == null) {
            throw new NoSuchElementException("No booking with the id " + id);
        }
        send("changed", id, booking);
    }

    private void send(String event, String id, ObjectNode booking) {
        send(id, "application/json", Json.bytes(Json.object().put("event", event).set("booking", booking)));
    }
}
