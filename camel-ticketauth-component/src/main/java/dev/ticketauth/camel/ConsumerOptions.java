// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;

/**
 * Reads the options of a consumer.
 */
final class ConsumerOptions {

    private ConsumerOptions() {
    }

    /**
     * What to consume.
     *
     * @throws IllegalArgumentException when the option says something else
     */
    static ConsumedResource resource(TicketAuthConfiguration options) {
        String name = options.getResource();
        return Arrays.stream(ConsumedResource.values()).filter(each -> each.name().equals(name)).findFirst().orElseThrow(
                () -> new IllegalArgumentException(
                        "option 'resource' " + (name == null ? "is required to consume" : "is '" + name + "'")
                                                   + "; allowed: bookings, changes, tickets"));
    }

    /**
     * Checks the others.
     *
     * @return                          where to begin without a cursor, or null
     * @throws IllegalArgumentException when one is wrong
     */
    static Instant check(TicketAuthConfiguration options) {
        if (options.getOperation() != null) {
            throw new IllegalArgumentException("option 'operation' is for to(...); a consumer has option 'resource'");
        }
        if (options.getPath() != null || options.getMethod() != null || options.getRecordId() != null) {
            throw new IllegalArgumentException("options 'path', 'method' and 'recordId' are for to(...)");
        }
        if (options.getOverlap().isNegative() || options.getMaxMessagesPerPoll() < 0 || options.getMaxInFlight() < 0) {
            throw new IllegalArgumentException("options 'overlap', 'maxMessagesPerPoll' and 'maxInFlight' can't be negative");
        }
        if (options.getPageSize() < 0 || options.getMaxPages() < 1) {
            throw new IllegalArgumentException("option 'pageSize' can't be negative, and 'maxPages' is at least 1");
        }
        return options.getSince() == null ? null : time(options.getSince().strip());
    }

    private static Instant time(String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeException e) {
            throw new IllegalArgumentException(
                    "option 'since' is '" + text
                                               + "'; allowed: a time with an offset in ISO 8601, such as 2026-01-01T00:00:00Z");
        }
    }
}
