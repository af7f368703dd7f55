// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.resource.JsonText;
import org.apache.camel.Converter;

/**
 * Converts tickets, bookings and changes to JSON.
 */
@Converter(generateLoader = true)
public final class TicketAuthConverter {

    private TicketAuthConverter() {
    }

    @Converter
    public static JsonNode toJson(Ticket ticket) {
        return RecordJson.of(ticket);
    }

    @Converter
    public static byte[] toBytes(Ticket ticket) {
        return JsonText.bytes(RecordJson.of(ticket));
    }

    @Converter
    public static String toString(Ticket ticket) {
        return new String(toBytes(ticket), StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toInputStream(Ticket ticket) {
        return new ByteArrayInputStream(toBytes(ticket));
    }

    @Converter
    public static JsonNode toJson(Booking booking) {
        return RecordJson.of(booking);
    }

    @Converter
    public static byte[] toBytes(Booking booking) {
        return JsonText.bytes(RecordJson.of(booking));
    }

    @Converter
    public static String toString(Booking booking) {
        return new String(toBytes(booking), StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toInputStream(Booking booking) {
        return new ByteArrayInputStream(toBytes(booking));
    }

    @Converter
    public static JsonNode toJson(TicketAuthChange change) {
        return RecordJson.of(change);
    }

    @Converter
    public static byte[] toBytes(TicketAuthChange change) {
        return JsonText.bytes(RecordJson.of(change));
    }

    @Converter
    public static String toString(TicketAuthChange change) {
        return new String(toBytes(change), StandardCharsets.UTF_8);
    }

    @Converter
    public static InputStream toInputStream(TicketAuthChange change) {
        return new ByteArrayInputStream(toBytes(change));
    }
}
