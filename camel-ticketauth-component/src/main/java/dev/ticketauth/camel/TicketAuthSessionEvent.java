// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import org.apache.camel.CamelContext;

/**
 * Something happened to a session at a provider, for the context's event notifiers. Its type is {@code Custom}, and it
 * holds no secret. Callers that wait for a login are woken before notifiers are called.
 */
public final class TicketAuthSessionEvent extends TicketAuthEvent {

    /** What happened. */
    public enum Kind {
        /** A login that callers have waited for brought a token. */
        LOGGED_IN,
        /** A login that callers have waited for failed; {@link #getReason()} says why. */
        LOGIN_FAILED,
        /** A token was renewed ahead of its expiry. */
        RENEWED,
        /** A token could not be renewed ahead of its expiry and is used until then; {@link #getReason()} says why. */
        RENEWAL_FAILED,
        /** The provider refused a token, which is dropped. */
        REJECTED,
        /**
         * The provider refused a token that is kept for now: it is young, and renewals before it have cured nothing.
         */
        REJECTED_AGAIN
    }

    private final Kind kind;

    TicketAuthSessionEvent(CamelContext camelContext, Kind kind, String provider, String tenant, String reason) {
        super(camelContext, provider, tenant, reason);
        this.kind = kind;
    }

    /** What happened. */
    public Kind getKind() {
        return kind;
    }

    @Override
    public String toString() {
        return describe("Session", kind);
    }
}
