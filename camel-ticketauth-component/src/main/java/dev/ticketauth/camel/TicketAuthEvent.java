// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import org.apache.camel.CamelContext;
import org.apache.camel.spi.CamelEvent;

/**
 * Something that the context's event notifiers are told. Its type is {@code Custom}, and it holds no secret.
 */
public abstract class TicketAuthEvent implements CamelEvent.CamelContextEvent {

    private final CamelContext camelContext;
    private final String provider;
    private final String tenant;
    private final String reason;
    private long timestamp;

    TicketAuthEvent(CamelContext camelContext, String provider, String tenant, String reason) {
        this.camelContext = camelContext;
        this.provider = provider;
        this.tenant = tenant;
        this.reason = reason;
    }

    /** The provider's name in the endpoint URI. */
    public String getProvider() {
        return provider;
    }

    /** The tenant whom it is about, or null for an endpoint without one. */
    public String getTenant() {
        return tenant;
    }

    /** Why something failed, for a person; null when nothing did. */
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

    String describe(String what, Enum<?> kind) {
        return what + " of " + provider + (tenant == null ? "" : ", tenant " + tenant) + ": " + kind
               + (reason == null ? "" : ": " + reason);
    }
}
