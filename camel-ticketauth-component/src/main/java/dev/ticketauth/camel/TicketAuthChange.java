// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.Instant;
import java.util.Objects;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.spi.PushedChange;
import dev.ticketauth.camel.spi.PushedChange.What;
import dev.ticketauth.camel.spi.RecordState;

/**
 * Something has changed at a provider: what a webhook and a consumer with {@code resource=changes} give a route.
 * Converts to {@code String}, {@code byte[]}, {@code InputStream} and {@code JsonNode}: JSON as
 * {@code docs/schemas/change.schema.json} of the project describes it. {@link #toString()} shows nothing that concerns
 * a person.
 *
 * @param type     {@code booking.changed}, {@code booking.cancelled}, or {@code booking.created} when the provider says
 *                 so; for other things that a provider tells of, such as events, the same with their name and
 *                 {@code .deleted} for {@code .cancelled}
 * @param provider the provider's name in the endpoint URI
 * @param account  Ticketmatic's account, else the tenant, else the environment
 * @param resource the kind of the record in the plural: {@code bookings}, {@code events}
 * @param id       the provider's id of the record
 * @param version  tells this state of the record from others: the time of its last change, where it has one, and a hash
 *                 of what the provider sent
 * @param time     when the record changed, or null when the provider does not say
 * @param record   the booking as it is now, or null when the change is not about a booking or does not hold it
 * @param raw      what the provider sent: the pushed JSON or the fields of the pushed form, or the record that was
 *                 polled or read again; not to be changed
 */
public record TicketAuthChange(
        String type, String provider, String account, String resource, String id, String version, Instant time,
        Booking record, JsonNode raw) {

    public TicketAuthChange {
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(provider, "provider");
        Objects.requireNonNull(account, "account");
        Objects.requireNonNull(resource, "resource");
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(version, "version");
        Objects.requireNonNull(raw, "raw");
    }

    /** A booking that was read from the provider's API. */
    static TicketAuthChange of(Booking booking, String version) {
        return new TicketAuthChange(
                type(PushedChange.BOOKING, What.CHANGED, booking), booking.provider(), booking.account(),
                resource(PushedChange.BOOKING), booking.id(), version, booking.updatedAt(), booking, booking.raw());
    }

    /**
     * What the provider has pushed.
     *
     * @param booking the booking in it, or null
     */
    static TicketAuthChange of(
            String provider, String account, PushedChange pushed, Booking booking, String version, JsonNode raw) {
        return new TicketAuthChange(
                type(pushed.subject(), pushed.what(), booking), provider, account, resource(pushed.subject()), pushed.id(),
                version, booking == null ? null : booking.updatedAt(), booking, raw);
    }

    private static String resource(String subject) {
        return subject + 's';
    }

    private static String type(String subject, What what, Booking booking) {
        boolean isBooking = subject.equals(PushedChange.BOOKING);
        boolean isGone = what == What.DELETED || booking != null && booking.state() == RecordState.CANCELLED;
        if (what == What.CREATED && !isGone) {
            return subject + ".created";
        }
        return subject + (isGone ? isBooking ? ".cancelled" : ".deleted" : ".changed");
    }

    @Override
    public String toString() {
        return "TicketAuthChange[" + type + ", " + provider + "/" + account + ", " + id + ", " + version + "]";
    }
}
