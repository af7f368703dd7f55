// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

import org.apache.camel.Message;

/**
 * Which headers of a push a route may see.
 */
final class RouteHeaders {

    // what is about the way of the message, or proves who sent it, or would mark it for tracing
    private static final Set<String> NOT_FOR_ROUTES = Set.of(
            "authorization", "proxy-authorization", "cookie", "host", "connection", "content-length", "content-type",
            "content-encoding", "transfer-encoding", "expect", "breadcrumbid");
    // they steer what comes next in a route: the HTTP component has set some, others come from outside
    private static final String[] STEERING = { "camel", "org.apache.camel", "kafka.", "jms" };

    private RouteHeaders() {
    }

    /**
     * Takes the headers out of a message that nobody reads after this: whatever a route may not see is gone.
     *
     * @param secretName the name under which a secret came, or null
     * @param fields     the names of fields and parameters, which HTTP components show as headers
     */
    static Map<String, Object> takenOf(Message message, String secretName, Set<String> fields) {
        Map<String, Object> headers = message.getHeaders();
        headers.keySet().removeIf(
                name -> !isForRoutes(name) || name.equalsIgnoreCase(secretName) || fields.contains(name));
        return headers;
    }

    private static boolean isForRoutes(String name) {
        for (String prefix : STEERING) {
            if (name.regionMatches(true, 0, prefix, 0, prefix.length())) {
                return false;
            }
        }
        return !NOT_FOR_ROUTES.contains(name.toLowerCase(Locale.ROOT));
    }
}
