// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.simulators.server;

import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The resources of a simulator. A path is written as {@code /orders/{id}}; a last segment {@code **} stands for any
 * rest, also none. The first route that fits wins. HEAD finds what GET finds.
 */
public final class Routes {
    private final List<Route> routes = new ArrayList<>();

    /** What a route does. */
    @FunctionalInterface
    public interface Handler {
        Answer answer(Call call) throws Refusal, IOException;
    }

    /** Who may use a route. */
    public enum Access {
        /** An API request: credentials are checked first. */
        API,
        /** Gives out a session, for credentials of its own. */
        LOGIN,
        /** Needs no credentials. */
        OPEN,
        /** Steers the simulator and is no part of the provider's API: needs no credentials, is not recorded. */
        CONTROL
    }

    /** One resource and method. */
    public record Route(String method, String[] segments, Access access, Handler handler) {

        private boolean takes(String requested) {
            return method.equals("*") || method.equals(requested) || method.equals("GET") && requested.equals("HEAD");
        }

        private Map<String, String> match(String[] path) {
            Map<String, String> values = new LinkedHashMap<>();
            for (int i = 0; i < segments.length; i++) {
                String segment = segments[i];
                if (segment.equals("**")) {
                    return values;
                }
                if (i >= path.length) {
                    return null;
                }
                if (segment.startsWith("{") && !path[i].isEmpty()) {
                    // a plus sign in a path is a plus sign
                    values.put(segment.substring(1, segment.length() - 1), RawQuery.decode(path[i].replace("+", "%2B")));
                } else if (!segment.equals(path[i])) {
                    return null;
                }
            }
            return path.length == segments.length ? values : null;
        }
    }

    public Routes add(String method, String path, Handler handler) {
        return add(method, path, Access.API, handler);
    }

    public Routes add(String method, String path, Access access, Handler handler) {
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("The path '" + path + "' does not begin with a slash");
        }
        routes.add(new Route(method, path.split("/", -1), access, handler));
        return this;
    }

    /** The route of this request, or null. */
    public Route find(Call call) {
        String[] path = call.rawPath().split("/", -1);
        for (Route route : routes) {
            if (route.takes(call.method())) {
                Map<String, String> values = route.match(path);
                if (values != null) {
                    call.pathValues(values);
                    return route;
                }
            }
        }
        return null;
    }

    /** Whether the path exists for another method. */
    public boolean knowsPath(Call call) {
        String[] path = call.rawPath().split("/", -1);
        return routes.stream().anyMatch(route -> route.match(path) != null);
    }
}
