// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.wsync;

import java.time.InstantSource;
import java.util.NoSuchElementException;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.ticketauth.simulators.push.PushTarget;
import dev.ticketauth.simulators.push.Pusher;
import dev.ticketauth.simulators.server.Json;
import dev.ticketauth.simulators.server.Records;

/**
 * A ticket or a booking as JSON, as the API shows it. <b>Not documented by the provider</b>, of whose page on webhooks
 * nothing but the title could be read. A removed one comes as it was last.
 */
final class WsyncPusher extends Pusher {
    private final WsyncData data;

    WsyncPusher(WsyncData data, PushTarget target, InstantSource clock) {
        super("wsync", target, clock);
        this.data = data;
        Records.Listener<String> listener = (id, before, after) -> send(id, after == null ? before : after);
        follow(data.tickets(), listener);
        follow(data.bookings(), listener);
    }

    @Override
    public void push(String id) {
        ObjectNode booking = data.bookings().find(id);
        ObjectNode record = booking == null ? data.tickets().find(id) : booking;
        if (record == null) {
            throw new NoSuchElementException("No booking and no ticket with the id " + id);
        }
        send(id, record);
    }

    private void send(String id, ObjectNode record) {
        send(id, "application/json;charset=UTF-8", Json.bytes(record));
    }
}
