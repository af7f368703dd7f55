// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.RecordType.Kind;
import dev.ticketauth.camel.sync.Listed;
import dev.ticketauth.camel.sync.RecordVersion;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/**
 * Makes the exchange of a record that is consumed.
 *
 * @param <R> a ticket or a booking
 */
final class RecordExchange<R> {

    private final TicketAuthConsumer consumer;
    private final EventMessage event;
    private final ConsumedResource consumed;
    private final boolean tellsChanges;

    RecordExchange(TicketAuthConsumer consumer, EventMessage event, ConsumedResource consumed, boolean tellsChanges) {
        this.consumer = consumer;
        this.event = event;
        this.consumed = consumed;
        this.tellsChanges = tellsChanges;
    }

    /**
     * @param index its place among those that are sent without waiting for anything, from 0
     * @param size  how many they are
     */
    Exchange of(Listed<R> listed, int index, int size) {
        Exchange exchange = consumer.createExchange(false);
        Message message = exchange.getIn();
        String version = RecordVersion.of(listed.changedAt(), listed.fingerprint());
        if (consumed == ConsumedResource.changes) {
            event.write(message, TicketAuthChange.of((Booking) listed.record(), version));
        } else {
            Kind kind = consumed.kind();
            event.write(message, listed.record(), kind.one() + ".changed", kind.name(), listed.id(), version);
        }
        if (tellsChanges && listed.changedAt() != null) {
            message.setHeader(TicketAuthConstants.CURSOR, RecordVersion.changedAt(version));
        }
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
        return exchange;
    }
}
