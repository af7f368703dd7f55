package dev.ticketauth.camel;

import org.apache.camel.spi.Metadata;

/**
 * The headers of the component.
 */
public final class TicketAuthConstants {

    @Metadata(label = "producer", description = "The operation to perform; wins over the option operation.",
              javaType = "String")
    public static final String OPERATION = "CamelTicketAuthOperation";

    @Metadata(label = "producer",
              description = "The tenant whose keys and session are used; wins over the option tenant. A tenant that is not known"
                            + " fails.",
              javaType = "String")
    public static final String TENANT = "CamelTicketAuthTenant";

    @Metadata(label = "producer",
              description = "The provider's own parameters of the request; win over the options params.name.",
              javaType = "java.util.Map")
    public static final String PARAMS = "CamelTicketAuthParams";

    @Metadata(label = "producer", description = "The provider that answered.", javaType = "String")
    public static final String PROVIDER = "CamelTicketAuthProvider";

    @Metadata(label = "producer", description = "How many requests were sent for this call, logins not counted.",
              javaType = "Integer")
    public static final String ATTEMPTS = "CamelTicketAuthAttempts";

    @Metadata(label = "producer",
              description = "The id by which the provider finds the last request in its logs, where it has such ids.",
              javaType = "String")
    public static final String REQUEST_ID = "CamelTicketAuthRequestId";

    @Metadata(label = "producer", description = "When the token of the operation token expires unless it is used before.",
              javaType = "java.time.Instant")
    public static final String TOKEN_EXPIRES_AT = "CamelTicketAuthTokenExpiresAt";

    private TicketAuthConstants() {
    }
}
