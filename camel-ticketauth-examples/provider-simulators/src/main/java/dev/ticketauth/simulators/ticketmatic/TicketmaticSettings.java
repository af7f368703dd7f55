// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketmatic;

import java.time.Duration;
import java.util.Objects;

import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.SimulatorSettings;

/** Settings of the Ticketmatic simulator. */
public final class TicketmaticSettings extends SimulatorSettings<TicketmaticSettings> {
    // every tenth is a basket
    private static final int MOST_ORDERS = 1_200_000;

    String account = "testaccount";
    Duration futureTolerance = Duration.ofMinutes(30);
    String unauthorizedBody;
    String errorContentType = "application/json";
    int notFoundStatus = 404;
    int defaultLimit = 100;
    int maxLimit = 1000;
    boolean lastUpdateSinceInclusive = true;
    boolean bodyRefusedOnConfirm = true;
    int confirmedOrderDeleteStatus = 400;
    int orders = 1_200;
    int ticketsPerEvent = 1_000;
    boolean totalMissing;
    boolean archivedOrdersAmongUpdates;
    String ticketsContentType = "application/x-ndjson";

    private TicketmaticSettings() {
        super(new KeyPair("ticketmatic-access-key-for-tests", "ticketmatic-secret-key-for-tests"));
    }

    public static TicketmaticSettings defaults() {
        return new TicketmaticSettings();
    }

    /** Short name of the account that the keys belong to; default {@code testaccount}. */
    public TicketmaticSettings withAccount(String value) {
        return with(copy -> copy.account = Objects.requireNonNull(value));
    }

    /** How far {@code ts} may lie ahead of the server's clock; not documented by the provider; default 30 minutes. */
    public TicketmaticSettings withFutureTolerance(Duration value) {
        return with(copy -> copy.futureTolerance = Objects.requireNonNull(value));
    }

    /** The body of every 401; not documented by the provider; default null: {@code {"code":401,"message":…}}. */
    public TicketmaticSettings withUnauthorizedBody(String value) {
        return with(copy -> copy.unauthorizedBody = value);
    }

    /** The content type of errors; not documented by the provider; default {@code application/json}. */
    public TicketmaticSettings withErrorContentType(String value) {
        return with(copy -> copy.errorContentType = Objects.requireNonNull(value));
    }

    /** Status for an id that does not exist; the provider lists no 404 at all; default 404. */
    public TicketmaticSettings withNotFoundStatus(int value) {
        return with(copy -> copy.notFoundStatus = httpStatus(value));
    }

    /** Page size without {@code limit}; not documented by the provider; default 100. */
    public TicketmaticSettings withDefaultLimit(int value) {
        return with(copy -> copy.defaultLimit = positive(value));
    }

    /** A greater {@code limit} is cut to this; not documented by the provider; default 1000, which clients use. */
    public TicketmaticSettings withMaxLimit(int value) {
        return with(copy -> copy.maxLimit = positive(value));
    }

    /**
     * Whether a record of exactly {@code lastupdatesince} is in the list; not documented by the provider; default true.
     */
    public TicketmaticSettings withLastUpdateSinceInclusive(boolean value) {
        return with(copy -> copy.lastUpdateSinceInclusive = value);
    }

    /** Whether confirming an order with a body gets 400; documented is only that it has none; default true. */
    public TicketmaticSettings withBodyRefusedOnConfirm(boolean value) {
        return with(copy -> copy.bodyRefusedOnConfirm = value);
    }

    /**
     * Status of deleting a confirmed order, which then stays (200: it goes); not documented by the provider; default
     * 400.
     */
    public TicketmaticSettings withConfirmedOrderDeleteStatus(int value) {
        return with(copy -> copy.confirmedOrderDeleteStatus = httpStatus(value));
    }

    /** Content type of ticket streams; not documented by the provider; default {@code application/x-ndjson}. */
    public TicketmaticSettings withTicketsContentType(String value) {
        return with(copy -> copy.ticketsContentType = Objects.requireNonNull(value));
    }

    /** How many orders there are at the start, at most 1,200,000, which holds a million bookings; default 1,200. */
    public TicketmaticSettings withOrders(int value) {
        return with(copy -> copy.orders = records(value, MOST_ORDERS));
    }

    /** How many tickets each event has, at most a million; default 1,000. */
    public TicketmaticSettings withTicketsPerEvent(int value) {
        return with(copy -> copy.ticketsPerEvent = records(value));
    }

    /**
     * Whether lists come without {@code nbrofresults} also when they hold something; that is not documented by the
     * provider; default false.
     */
    public TicketmaticSettings withTotalMissing(boolean value) {
        return with(copy -> copy.totalMissing = value);
    }

    /**
     * Whether a list since an update has archived orders without being asked for them; not documented by the provider;
     * default false.
     */
    public TicketmaticSettings withArchivedOrdersAmongUpdates(boolean value) {
        return with(copy -> copy.archivedOrdersAmongUpdates = value);
    }

    public String account() {
        return account;
    }
}
