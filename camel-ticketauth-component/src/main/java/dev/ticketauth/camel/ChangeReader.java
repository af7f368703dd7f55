// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Optional;
import java.util.Set;

import com.fasterxml.jackson.databind.JsonNode;
import dev.ticketauth.camel.http.ApiConnection;
import dev.ticketauth.camel.spi.BookingFields;
import dev.ticketauth.camel.spi.Item;
import dev.ticketauth.camel.spi.PushedChange;
import dev.ticketauth.camel.spi.Pushes;
import dev.ticketauth.camel.spi.Resource;
import dev.ticketauth.camel.sync.RecordVersion;
import dev.ticketauth.camel.webhook.TooLargeException;
import dev.ticketauth.camel.webhook.UnreadablePushException;

/**
 * Makes the change that a route gets of a push, of the record that a push is about, and of a change that was put aside.
 */
final class ChangeReader {

    /** TimeTap answers 400 when it has no appointment with an id; others may say that it is gone, or none of theirs. */
    private static final Set<Integer> ABSENT = Set.of(400, 404, 410, 422);

    private final TicketAuthEndpoint endpoint;
    private final ApiConnection connection;
    private final Pushes pushes;
    private final PushReader reader;
    private final RecordType<BookingFields, Booking> bookings;
    private final String tenant;
    private final String account;

    ChangeReader(TicketAuthEndpoint endpoint, Pushes pushes) {
        this.endpoint = endpoint;
        this.connection = endpoint.connection();
        this.pushes = pushes;
        this.reader = new PushReader(pushes, endpoint.getConfiguration().getWebhookMaxBodySize());
        this.bookings = RecordType.bookings(
                connection.api().resources().flatMap(resources -> resources.bookings()).orElseThrow());
        this.tenant = endpoint.getConfiguration().getTenant();
        this.account = endpoint.recordAccount(tenant);
    }

    String provider() {
        return connection.provider();
    }

    /** @throws IllegalArgumentException when records can't be read again */
    void requireFetchBack() {
        if (!bookings.resource().access().contains(Resource.Access.GET)) {
            throw new IllegalArgumentException(
                    "provider '" + connection.provider() + "' can't read a booking by its id, so webhookAuth=fetchBack is not"
                                               + " possible; use another check");
        }
        bookings.resource().require(Resource.Access.GET);
    }

    /**
     * What a push says.
     *
     * @throws UnreadablePushException when it is not what the provider sends
     * @throws TooLargeException       when it is so without its compression
     */
    TicketAuthChange read(InboundMessage message) throws UnreadablePushException, TooLargeException {
        Item push = reader.read(message);
        try {
            PushedChange pushed = pushes.read(push.json());
            Booking booking = pushed.isBooking() && pushed.record() != null
                    ? bookings.record(connection.provider(), account, pushed.record()) : null;
            String version = RecordVersion.of(booking == null ? null : booking.updatedAt(), push.fingerprint());
            return TicketAuthChange.of(connection.provider(), account, pushed, booking, version, push.json());
        } catch (IllegalArgumentException e) {
            throw new UnreadablePushException(e.getMessage());
        }
    }

    /** Whether a push is about something that can be read again. */
    boolean isReadable(TicketAuthChange pushed) {
        return pushed.resource().equals(bookings.kind().name());
    }

    /**
     * The booking that a push is about, as the provider has it now.
     *
     * @return                     empty when the provider has no such booking, or the push is about something else
     * @throws TicketAuthException when the provider can't be asked
     */
    Optional<TicketAuthChange> readAgain(TicketAuthChange pushed) {
        if (!isReadable(pushed)) {
            return Optional.empty();
        }
        try {
            Booking booking = new ApiCaller(endpoint, tenant).record(bookings, pushed.id(), account);
            return booking.id().equals(pushed.id()) ? Optional.of(ofRecord(booking)) : Optional.empty();
        } catch (TicketAuthException e) {
            if (ABSENT.contains(e.getStatus())) {
                return Optional.empty();
            }
            throw e;
        } catch (IllegalArgumentException e) {
            // no id of this provider's
            return Optional.empty();
        }
    }

    private static TicketAuthChange ofRecord(Booking booking) {
        return TicketAuthChange.of(booking, RecordVersion.of(booking.updatedAt(), Item.of(booking.raw()).fingerprint()));
    }

    /** A change as {@link RecordJson} has written it. */
    TicketAuthChange parse(JsonNode json) {
        JsonNode record = json.path("record").get("raw");
        Booking booking = record == null ? null : bookings.record(connection.provider(), account, record);
        return new TicketAuthChange(
                json.path("type").asText(), connection.provider(), account, json.path("resource").asText(),
                json.path("id").asText(), json.path("version").asText(), booking == null ? null : booking.updatedAt(), booking,
                json.path("raw"));
    }
}
