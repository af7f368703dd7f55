// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.metrics;

import java.time.Duration;
import java.util.Locale;
import java.util.function.DoubleSupplier;

import dev.ticketauth.camel.http.TrafficListener;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import io.micrometer.core.instrument.Tags;

/**
 * Micrometer's view of what goes to providers and comes from them: timers {@code ticketauth.operations},
 * {@code ticketauth.requests} and {@code ticketauth.ratelimit.waits}, counters {@code ticketauth.repetitions} and
 * {@code ticketauth.pushes}, and the gauge {@code ticketauth.consumer.lag}.
 */
final class TrafficMeters implements TrafficListener {

    private static final String PREFIX = "ticketauth.";
    private static final String OUTCOME = "outcome";

    private final MeterRegistry meters;
    private final boolean withTenant;

    /** @param withTenant whether meters have a tag for the tenant */
    TrafficMeters(MeterRegistry meters, boolean withTenant) {
        this.meters = meters;
        this.withTenant = withTenant;
    }

    @Override
    public void sent(String provider, String tenant, String method, int status, Duration taken) {
        meters.timer(PREFIX + "requests", tags(provider, tenant, "method", method, OUTCOME, outcome(status)))
                .record(taken);
    }

    // few values, whatever a provider answers
    private static String outcome(int status) {
        return switch (status) {
            case 0 -> "no_answer";
            case 401, 403 -> "refused";
            case 429 -> "rate_limited";
            default -> status < 300 ? "success" : status < 400 ? "redirected" : status < 500 ? "rejected" : "failed";
        };
    }

    @Override
    public void repeated(String provider, String tenant, Repetition why) {
        meters.counter(PREFIX + "repetitions", tags(provider, tenant, "reason", why.name().toLowerCase(Locale.ROOT)))
                .increment();
    }

    @Override
    public void hadTurn(String provider, String tenant, boolean admitted, Duration waited) {
        meters.timer(PREFIX + "ratelimit.waits", tags(provider, tenant, OUTCOME, admitted ? "success" : "too_long"))
                .record(waited);
    }

    @Override
    public void operated(String provider, String tenant, String operation, String outcome, Duration taken) {
        meters.timer(PREFIX + "operations", tags(provider, tenant, "operation", operation, OUTCOME, outcome))
                .record(taken);
    }

    @Override
    public void pushed(String provider, String tenant, int status) {
        meters.counter(PREFIX + "pushes", tags(provider, tenant, "status", String.valueOf(status))).increment();
    }

    @Override
    public Runnable consuming(String provider, String tenant, String route, DoubleSupplier seconds) {
        Gauge gauge = Gauge.builder(PREFIX + "consumer.lag", seconds, DoubleSupplier::getAsDouble).baseUnit("seconds")
                .tags(tags(provider, tenant, "route", route)).strongReference(true).register(meters);
        return () -> meters.remove(gauge);
    }

    // as an Iterable: Micrometer 1.16 has methods that take Tags; the one of Spring Boot 3.5 has not
    private Iterable<Tag> tags(String provider, String tenant, String... more) {
        Tags tags = Tags.of("provider", provider).and(more);
        return withTenant ? tags.and("tenant", tenant == null ? "" : tenant) : tags;
    }
}
