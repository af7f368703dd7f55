package dev.ticketauth.camel;

import dev.ticketauth.camel.RecordType.Kind;
import dev.ticketauth.camel.sync.Listed;
import org.apache.camel.Exchange;
import org.apache.camel.ExchangePropertyKey;
import org.apache.camel.Message;

/**
 * Makes the exchange of a record that is consumed.
 *
 * @param <R> a ticket or a booking
 */
final class RecordExchange<R> {

    // as the components of Camel name them that have cloud events
    private static final String EVENT_ID = "CamelCloudEventID";
    private static final String EVENT_TYPE = "CamelCloudEventType";
    private static final String EVENT_SOURCE = "CamelCloudEventSource";
    private static final String EVENT_SUBJECT = "CamelCloudEventSubject";
    private static final String EVENT_TIME = "CamelCloudEventTime";

    private final TicketAuthConsumer consumer;
    private final String provider;
    private final Kind kind;
    private final boolean tellsChanges;
    private final String eventType;
    private final String eventSource;

    RecordExchange(TicketAuthConsumer consumer, String provider, String account, Kind kind, boolean tellsChanges) {
        this.consumer = consumer;
        this.provider = provider;
        this.kind = kind;
        this.tellsChanges = tellsChanges;
        this.eventType = "ticketauth." + kind.one() + ".changed";
        this.eventSource = "ticketauth:" + provider + "/" + account;
    }

    /**
     * @param index its place among those that are sent without waiting for anything, from 0
     * @param size  how many they are
     */
    Exchange of(Listed<R> listed, int index, int size) {
        Exchange exchange = consumer.createExchange(false);
        Message message = exchange.getIn();
        String time = listed.changedAt() == null ? null : listed.changedAt().toString();
        String hash = Long.toHexString(listed.fingerprint());
        String version = time == null ? hash : time + "/" + hash;
        message.setBody(listed.record());
        message.setHeader(TicketAuthConstants.PROVIDER, provider);
        message.setHeader(TicketAuthConstants.RESOURCE, kind.name());
        message.setHeader(TicketAuthConstants.RECORD_ID, listed.id());
        message.setHeader(TicketAuthConstants.RECORD_VERSION, version);
        message.setHeader(EVENT_ID, listed.id() + "/" + version);
        message.setHeader(EVENT_TYPE, eventType);
        message.setHeader(EVENT_SOURCE, eventSource);
        message.setHeader(EVENT_SUBJECT, listed.id());
        if (time != null) {
            message.setHeader(EVENT_TIME, time);
            if (tellsChanges) {
                message.setHeader(TicketAuthConstants.CURSOR, time);
            }
        }
        exchange.setProperty(ExchangePropertyKey.BATCH_INDEX, index);
        exchange.setProperty(ExchangePropertyKey.BATCH_SIZE, size);
        exchange.setProperty(ExchangePropertyKey.BATCH_COMPLETE, index == size - 1);
        return exchange;
    }
}
