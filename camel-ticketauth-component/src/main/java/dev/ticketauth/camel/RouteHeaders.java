// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Map;
import java.util.Set;

import org.apache.camel.Message;

/**
 * Which headers of a push a route may see.
 */
final class RouteHeaders {

    // what is about the way of the message, or proves who sent it, or would mark it for tracing
    private static final String[] NOT_FOR_ROUTES = {
            "authorization", "proxy-authorization", "cookie", "host", "connection", "content-length", "content-type",
            "content-encoding", "transfer-encoding", "expect", "breadcrumbId" };
    // they steer what comes next in a route: the HTTP component has set some, others come from outside
    private static final String[] STEERING = { "camel", "org.apache.camel", "kafka.", "jms" };

    private RouteHeaders() {
    }

    /**
     * The headers of a message that a route may see.
     *
     * @param secretName the name under which a secret came, or null
     * @param fields     the names of fields and parameters, which HTTP components show as headers
     */
    static Map<String, Object> of(Message message, String secretName, Set<String> fields) {
        Map<String, Object> headers = message.getExchange().getContext().getCamelContextExtension().getHeadersMapFactory()
                .newMap();
        for (Map.Entry<String, Object> header : message.getHeaders().entrySet()) {
            String name = header.getKey();
            if (isForRoutes(name) && !name.equalsIgnoreCase(secretName) && !fields.contains(name)) {
                headers.put(name, header.getValue());
            }
        }
        return headers;
    }

    private static boolean isForRoutes(String name) {
        // most of them, as Camel writes them
        if (name.startsWith("Camel")) {
            return false;
        }
        for (String prefix : STEERING) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return false;
            }
        }
        // their lengths tell most of them apart
        for (String other : NOT_FOR_ROUTES) {
            if (other.equalsIgnoreCase(name)) {
                return false;
            }
        }
        return true;
    }
}
