// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the component.
 */
public final class TicketAuthConstants {

    @Metadata(label = "producer",
              description = "The operation to perform; wins over the option operation, unless that is verify.",
              javaType = "String")
    public static final String OPERATION = "CamelTicketAuthOperation";

    @Metadata(label = "producer",
              description = "The tenant whose keys and session are used; wins over the option tenant. A tenant that is not known"
                            + " fails.",
              javaType = "String")
    public static final String TENANT = "CamelTicketAuthTenant";

    @Metadata(label = "producer",
              description = "Parameters of a request, filters of a list and the like, by their names; win over the options params.name."
                            + " A collection gives a parameter of a request several times, null leaves it out.",
              javaType = "java.util.Map")
    public static final String PARAMS = "CamelTicketAuthParams";

    @Metadata(label = "common",
              description = "The provider that answered, after all operations but sign and explain; of the consumer and of"
                            + " webhooks the provider that the record is from.",
              javaType = "String")
    public static final String PROVIDER = "CamelTicketAuthProvider";

    @Metadata(label = "producer",
              description = "How many requests were sent for this call, redirected ones included, logins not; of a list, those up to"
                            + " its first page.",
              javaType = "Integer")
    public static final String ATTEMPTS = "CamelTicketAuthAttempts";

    @Metadata(label = "producer",
              description = "The id by which the provider finds the last request in its logs, after request and sign; TT has such"
                            + " ids.",
              javaType = "String")
    public static final String REQUEST_ID = "CamelTicketAuthRequestId";

    @Metadata(label = "producer", description = "When the token of the operation token expires unless it is used before.",
              javaType = "java.time.Instant")
    public static final String TOKEN_EXPIRES_AT = "CamelTicketAuthTokenExpiresAt";

    @Metadata(label = "common",
              description = "The kind of the record: tickets or bookings; of pushes also events, performers or venues.",
              javaType = "String")
    public static final String RESOURCE = "CamelTicketAuthResource";

    @Metadata(label = "common",
              description = "The provider's id of the record. For getTicket, getBooking and cancelBooking it wins over the option"
                            + " recordId; afterwards it is that of the record in the body.",
              javaType = "String")
    public static final String RECORD_ID = "CamelTicketAuthRecordId";

    @Metadata(label = "consumer",
              description = "What tells this state of the record from others: the time of its last change, where it has one, and"
                            + " a hash of its text.",
              javaType = "String")
    public static final String RECORD_VERSION = "CamelTicketAuthRecordVersion";

    @Metadata(label = "consumer",
              description = "The cursor when this record and all before it are completed: the time of its last change. Only of"
                            + " records that a provider lists in the order of changes.",
              javaType = "String")
    public static final String CURSOR = "CamelTicketAuthCursor";

    @Metadata(label = "producer",
              description = "The reference of a booking: for createBooking it wins over that of the body, and afterwards it is"
                            + " the one that the provider has.",
              javaType = "String")
    public static final String REFERENCE = "CamelTicketAuthReference";

    @Metadata(label = "consumer",
              description = "That a newer state of the record was received before this one; absent otherwise. Webhooks only, see"
                            + " the option webhookOutdated.",
              javaType = "Boolean")
    public static final String OUTDATED = "CamelTicketAuthOutdated";

    private TicketAuthConstants() {
    }
}
