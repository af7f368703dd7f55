package dev.ticketauth.camel.metrics;

import java.util.Optional;

import io.micrometer.core.instrument.MeterRegistry;
import org.apache.camel.CamelContext;

/**
 * Finds the meter registry of an application.
 */
final class MeterRegistries {

    // as camel-micrometer names its registry
    private static final String REGISTRY = "metricsRegistry";
    private static final String MICROMETER = "io.micrometer.core.instrument.MeterRegistry";

    private MeterRegistries() {
    }

    /** Whether Micrometer is on the class path; otherwise nothing that knows it may be touched. */
    static boolean isPossible(CamelContext camelContext) {
        return camelContext.getClassResolver().resolveClass(MICROMETER) != null;
    }

    /** The one with the name that camel-micrometer uses, or the only one. */
    static Optional<MeterRegistry> find(CamelContext camelContext) {
        MeterRegistry named = camelContext.getRegistry().lookupByNameAndType(REGISTRY, MeterRegistry.class);
        return Optional.ofNullable(
                named == null ? camelContext.getRegistry().findSingleByType(MeterRegistry.class) : named);
    }
}
