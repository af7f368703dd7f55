// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import dev.ticketauth.camel.sync.RecordVersion;
import org.apache.camel.Message;

/**
 * The message by which a route learns of a record.
 */
final class EventMessage {

    // as the components of Camel name them that have cloud events
    private static final String EVENT_ID = "CamelCloudEventID";
    private static final String EVENT_TYPE = "CamelCloudEventType";
    private static final String EVENT_SOURCE = "CamelCloudEventSource";
    private static final String EVENT_SUBJECT = "CamelCloudEventSubject";
    private static final String EVENT_TIME = "CamelCloudEventTime";

    private final String provider;
    private final String source;

    EventMessage(String provider, String account) {
        this.provider = provider;
        this.source = "ticketauth:" + provider + "/" + account;
    }

    /**
     * Writes body and headers.
     *
     * @param type     what has happened, such as {@code booking.changed}
     * @param resource the kind of the record in the plural
     * @param version  a {@link RecordVersion}
     */
    void write(Message message, Object body, String type, String resource, String id, String version) {
        message.setBody(body);
        message.setHeader(TicketAuthConstants.PROVIDER, provider);
        message.setHeader(TicketAuthConstants.RESOURCE, resource);
        message.setHeader(TicketAuthConstants.RECORD_ID, id);
        message.setHeader(TicketAuthConstants.RECORD_VERSION, version);
        message.setHeader(EVENT_ID, id + "/" + version);
        message.setHeader(EVENT_TYPE, "ticketauth." + type);
        message.setHeader(EVENT_SOURCE, source);
        message.setHeader(EVENT_SUBJECT, id);
        String changedAt = RecordVersion.changedAt(version);
        if (changedAt != null) {
            message.setHeader(EVENT_TIME, changedAt);
        }
    }

    void write(Message message, TicketAuthChange change) {
        write(message, change, change.type(), change.resource(), change.id(), change.version());
    }
}
