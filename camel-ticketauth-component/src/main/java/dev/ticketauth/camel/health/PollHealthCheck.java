// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.health;

import java.util.Map;
import java.util.function.Supplier;

import org.apache.camel.health.HealthCheckResultBuilder;
import org.apache.camel.support.ScheduledPollConsumer;
import org.apache.camel.support.ScheduledPollConsumerHealthCheck;

/**
 * Camel's check of a polling consumer, with a reason that says what to do.
 */
public final class PollHealthCheck extends ScheduledPollConsumerHealthCheck {

    private final Supplier<String> reason;

    /** @param reason why polls fail, or null where that is not known */
    public PollHealthCheck(ScheduledPollConsumer consumer, String id, Supplier<String> reason) {
        super(consumer, id);
        this.reason = reason;
    }

    @Override
    public Result call(Map<String, Object> options) {
        Result result = super.call(options);
        String why = result.getState() == State.DOWN ? reason.get() : null;
        if (why == null) {
            return result;
        }
        HealthCheckResultBuilder builder = HealthCheckResultBuilder.on(this).down().message(why);
        result.getError().ifPresent(builder::error);
        return builder.details(result.getDetails()).build();
    }
}
