// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.metrics;

import java.util.Optional;

import dev.ticketauth.camel.http.TrafficListener;
import dev.ticketauth.camel.session.SessionListener;
import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/**
 * The way to meters, for those who cannot know whether Micrometer is there. Only here that is looked at: the other
 * classes of this package can't even be loaded without it.
 */
public final class Meters {

    // as camel-micrometer names its registry
    private static final String REGISTRY = "metricsRegistry";
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private Meters() {
    }

    /**
     * Meters of sessions in the meter registry of a context, when it has one and Micrometer is there.
     *
     * @param withTenant whether meters have a tag for the tenant
     */
    public static Optional<SessionListener> ofSessions(CamelContext camelContext, boolean withTenant) {
        return isPossible(camelContext)
                ? registry(camelContext).map(meters -> new SessionMeters(meters, withTenant)) : Optional.empty();
    }

    /** The same of what goes to providers and comes from them. */
    public static Optional<TrafficListener> ofTraffic(CamelContext camelContext, boolean withTenant) {
        return isPossible(camelContext)
                ? registry(camelContext).map(meters -> new TrafficMeters(meters, withTenant)) : Optional.empty();
    }

    private static boolean isPossible(CamelContext camelContext) {
        return camelContext.getClassResolver().resolveClass(MICROMETER) != null;
    }

    // the one with the name that camel-micrometer uses, or the only one
    private static Optional<MeterRegistry> registry(CamelContext camelContext) {
        MeterRegistry named = camelContext.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        return Optional.ofNullable(
                named == null ? camelContext.getRegistry().findSingleByType(MeterRegistry.class) : named);
    }
}
