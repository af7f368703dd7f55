// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.auth.Clock;
import org.apache.camel.CamelContext;
import org.apache.camel.spi.EventNotifier;
import org.apache.camel.spi.ManagementStrategy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The way to a context's event notifiers.
 */
final class Notifications {

    private static final Logger LOG = LoggerFactory.getLogger(Notifications.class);

    private final CamelContext camelContext;
    private final Clock clock;

    Notifications(CamelContext camelContext, Clock clock) {
        this.camelContext = camelContext;
        this.clock = clock;
    }

    CamelContext camelContext() {
        return camelContext;
    }

    /** Whether anybody is there to be told. */
    boolean isWanted() {
        ManagementStrategy management = camelContext.getManagementStrategy();
        return management != null && !management.getStartedEventNotifiers().isEmpty();
    }

    void send(TicketAuthEvent event) {
        ManagementStrategy management = camelContext.getManagementStrategy();
        if (management.getEventFactory() != null && management.getEventFactory().isTimestampEnabled()) {
            event.setTimestamp(clock.now().toEpochMilli());
        }
        for (EventNotifier notifier : management.getStartedEventNotifiers()) {
            try {
                if (notifier.isEnabled(event)) {
                    notifier.notify(event);
                }
            } catch (Exception e) {
                LOG.warn("{} failed with {}", notifier, event, e);
            }
        }
    }
}
