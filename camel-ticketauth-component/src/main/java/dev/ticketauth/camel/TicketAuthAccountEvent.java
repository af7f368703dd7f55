// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import org.apache.camel.CamelContext;

/**
 * Calls with an account have begun to fail, or work again, for the context's event notifiers. It comes when that
 * changes, and not for every call; {@link TicketAuthSessionEvent} tells of logins.
 */
public final class TicketAuthAccountEvent extends TicketAuthEvent {

    /** What has changed. */
    public enum Kind {
        /** The provider refuses the keys, or what was signed with them; {@link #getReason()} says what to do. */
        REFUSED,
        /** The provider can't be reached, or says that it is not available. */
        UNAVAILABLE,
        /** The provider wants fewer requests. */
        RATE_LIMITED,
        /**
         * A call has worked after others had failed for one of these reasons, or was answered after others had not
         * been. {@link #getReason()} repeats the reason.
         */
        WORKS_AGAIN
    }

    private final Kind kind;
    private final String account;

    TicketAuthAccountEvent(CamelContext camelContext, Kind kind, String provider, String account, String tenant,
                           String reason) {
        super(camelContext, provider, tenant, reason);
        this.kind = kind;
        this.account = account;
    }

    /** What has changed. */
    public Kind getKind() {
        return kind;
    }

    /** The account as records name it: Ticketmatic's, else the tenant, else the environment. */
    public String getAccount() {
        return account;
    }

    @Override
    public String toString() {
        return describe("Account " + account, kind);
    }
}
