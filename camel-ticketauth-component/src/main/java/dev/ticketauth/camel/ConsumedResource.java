// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.RecordType.Kind;

/**
 * What a consumer gives its route, as the option resource names it.
 */
enum ConsumedResource {

    tickets(Kind.tickets),
    bookings(Kind.bookings),
    /** Bookings, in the form in which webhooks tell of them. */
    changes(Kind.bookings);

    private final Kind kind;

    ConsumedResource(Kind kind) {
        this.kind = kind;
    }

    /** The records that are read for it. */
    Kind kind() {
        return kind;
    }
}
