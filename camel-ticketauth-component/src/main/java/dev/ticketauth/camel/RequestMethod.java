// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Locale;
import java.util.Set;

import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * Which HTTP method a message is sent with.
 */
final class RequestMethod {

    private static final Set<String> METHODS = Set.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS");

    private RequestMethod() {
    }

    /** The option, else the header CamelHttpMethod, else POST with a body and GET without. */
    static String of(TicketAuthConfiguration options, Message message) {
        String named = options.getMethod();
        if (named == null) {
            Object header = message.getHeader(Exchange.HTTP_METHOD);
            named = header == null ? null : header.toString();
        }
        if (named == null) {
            return MessageBody.isPresent(message) ? "POST" : "GET";
        }
        String method = named.toUpperCase(Locale.ROOT);
        if (!METHODS.contains(method)) {
            throw new IllegalArgumentException(
                    "'" + named + "' is not a method that can be sent; allowed: GET, HEAD, POST, PUT, PATCH, DELETE, OPTIONS");
        }
        return method;
    }
}
