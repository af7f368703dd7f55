// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import org.apache.camel.Exchange;

/**
 * How a route has ended.
 */
final class RouteOutcome {

    private RouteOutcome() {
    }

    /** Why an exchange counts as failed; null when it is completed, which one that the route has handled is, too. */
    static Throwable failureOf(Exchange exchange) {
        if (exchange.getException() != null) {
            return exchange.getException();
        }
        return exchange.isRollbackOnly() || exchange.isRollbackOnlyLast()
                ? new IllegalStateException("the route rolled the exchange back") : null;
    }
}
