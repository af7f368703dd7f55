package dev.ticketauth.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/**
 * Something happened to a session at a provider, for the context's event notifiers. Its type is {@code Custom}, and it
 * holds no secret. Callers that wait for a login are woken before notifiers are called.
 */
public final class TicketAuthSessionEvent implements CamelEvent.CamelContextEvent {

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

    private final CamelContext camelContext;
    private final Kind kind;
    private final String provider;
    private final String tenant;
    private final String reason;
    private long timestamp;

    TicketAuthSessionEvent(CamelContext camelContext, Kind kind, String provider, String tenant, String reason) {
        this.camelContext = camelContext;
        this.kind = kind;
        this.provider = provider;
        this.tenant = tenant;
        this.reason = reason;
    }

    /** What happened. */
    public Kind getKind() {
        return kind;
    }

    /** The provider's name in the endpoint URI. */
    public String getProvider() {
        return provider;
    }

    /** The tenant whose session it is, or null for one without a tenant. */
    public String getTenant() {
        return tenant;
    }

    /** Why a login failed, for a person; null when none did. */
    public String getReason() {
        return reason;
    }

    @Override
    public CamelContext getContext() {
        return camelContext;
    }

    @Override
    public Type getType() {
        return Type.Custom;
    }

    /** Milliseconds since the epoch, or 0 when the context's event factory has timestamps off. */
    @Override
    public long getTimestamp() {
        return timestamp;
    }

    @Override
    public void setTimestamp(long timestamp) {
        this.timestamp = timestamp;
    }

    @Override
    public String toString() {
        return "Session of " + provider + (tenant == null ? "" : ", tenant " + tenant) + ": " + kind
               + (reason == null ? "" : ": " + reason);
    }
}
