// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.ticketevolution;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;

import dev.ticketauth.simulators.server.KeyPair;
import dev.ticketauth.simulators.server.SimulatorSettings;

/** Settings of the Ticket Evolution simulator. */
public final class TicketEvolutionSettings extends SimulatorSettings<TicketEvolutionSettings> {
    private static final int MOST_LISTINGS = 100_000;

    String signedHost = "127.0.0.1";
    boolean sortedQueryRequired = true;
    boolean queryOfBodylessWriteSigned;
    int ordersPerPageMax = 100;
    boolean ordersUpdatedAtKnown = true;
    boolean totalEntriesTold = true;
    int orders = 1_260;
    int listings = 1_000;
    int inventory = 1_200;
    String inventoryKey = "";
    int createdStatus = 201;
    String v10OrderKey = "order";
    boolean spaceInClientNameRequired = true;
    Map<String, TicketEvolutionNotice> pushedNotices = TicketEvolutionNotice.BY_STATE;
    boolean catalogBodyInBraces = true;

    private TicketEvolutionSettings() {
        // 32 and 40 characters as the provider's keys are; the secret looks like Base64 and is none
        super(new KeyPair("FAKEtokenFAKEtokenFAKEtoken00001", "fake/secret+fake/secret+fake/secret+0001"));
    }

    public static TicketEvolutionSettings defaults() {
        return new TicketEvolutionSettings();
    }

    /**
     * The host in the signed string, without scheme and port; default {@code 127.0.0.1}, where the simulator listens.
     */
    public TicketEvolutionSettings withSignedHost(String value) {
        return with(copy -> copy.signedHost = Objects.requireNonNull(value));
    }

    /** The signing page says that an unsorted query gets 401, a client's tests disagree; default true: it does. */
    public TicketEvolutionSettings withSortedQueryRequired(boolean value) {
        return with(copy -> copy.sortedQueryRequired = value);
    }

    /**
     * Whether a write without a body is signed with its query, as one client does it for DELETE, and not with nothing
     * after the question mark; not documented by the provider; default false.
     */
    public TicketEvolutionSettings withQueryOfBodylessWriteSigned(boolean value) {
        return with(copy -> copy.queryOfBodylessWriteSigned = value);
    }

    /** Most orders on a page; versions of the provider's page differ (10 or 100); default 100. */
    public TicketEvolutionSettings withOrdersPerPageMax(int value) {
        return with(copy -> copy.ordersPerPageMax = positive(value));
    }

    /**
     * Whether orders can be filtered by updated_at; a filter that is not known is ignored. Not documented by the
     * provider, though one of its clients shows such a request; default true.
     */
    public TicketEvolutionSettings withOrdersUpdatedAtKnown(boolean value) {
        return with(copy -> copy.ordersUpdatedAtKnown = value);
    }

    /** Whether lists of orders tell total_entries, or null; one client had to cope with null; default true. */
    public TicketEvolutionSettings withTotalEntriesTold(boolean value) {
        return with(copy -> copy.totalEntriesTold = value);
    }

    /** How many orders there are at the start, up to a million; default 1,260. */
    public TicketEvolutionSettings withOrders(int value) {
        return with(copy -> copy.orders = records(value));
    }

    /**
     * How many listings the event 900021 has, up to 100,000, since they come all at once; default 1,000. The twenty
     * events before it have six each.
     */
    public TicketEvolutionSettings withListings(int value) {
        if (value > MOST_LISTINGS) {
            throw new IllegalArgumentException(value + " listings are more than " + MOST_LISTINGS);
        }
        return with(copy -> copy.listings = records(value));
    }

    /** How many ticket groups the inventory has, up to a million; default 1,200. */
    public TicketEvolutionSettings withInventory(int value) {
        return with(copy -> copy.inventory = records(value));
    }

    /**
     * Attribute that holds the inventory; the provider's page has the bare array, one of its clients reads an object
     * with the key {@code inventory}; default empty: the answer is the array itself.
     */
    public TicketEvolutionSettings withInventoryKey(String value) {
        return with(copy -> copy.inventoryKey = Objects.requireNonNull(value));
    }

    /** Status of a created order or client, 200 or 201; not documented by the provider; default 201. */
    public TicketEvolutionSettings withCreatedStatus(int value) {
        return with(copy -> copy.createdStatus = httpStatus(value));
    }

    /** Key around the order that v10 answers, empty for none; not documented by the provider; default {@code order}. */
    public TicketEvolutionSettings withV10OrderKey(String value) {
        return with(copy -> copy.v10OrderKey = Objects.requireNonNull(value));
    }

    /** Documented, but recorded answers took a name without; default true. */
    public TicketEvolutionSettings withSpaceInClientNameRequired(boolean value) {
        return with(copy -> copy.spaceInClientNameRequired = value);
    }

    /**
     * What is pushed when an order gets into this state. The provider's pages name {@code buyer::seller_accepted},
     * {@code buyer::order_rejected} and {@code buyer::delivery_complete}, but not the states that they go with:
     * accepted, rejected and completed by default. The names for other states are in no text that could be read.
     */
    public TicketEvolutionSettings withPushedNotice(String state, String recipient, String eventType) {
        Map<String, TicketEvolutionNotice> more = new HashMap<>(pushedNotices);
        more.put(Objects.requireNonNull(state), new TicketEvolutionNotice(recipient, eventType));
        return with(copy -> copy.pushedNotices = Map.copyOf(more));
    }

    /**
     * Whether the body of a catalog push is a JSON object, or the inside of one without its braces, as the provider's
     * page shows it; default true: it is an object.
     */
    public TicketEvolutionSettings withCatalogBodyInBraces(boolean value) {
        return with(copy -> copy.catalogBodyInBraces = value);
    }
}
