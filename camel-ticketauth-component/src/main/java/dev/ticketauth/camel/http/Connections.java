// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.camel.http;

import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

import org.apache.camel.CamelContext;

/**
 * The connections of a context that are started, for those who look at them from outside.
 */
public final class Connections {

    private final Set<ApiConnection> started = ConcurrentHashMap.newKeySet();

    /** Those of a context, whichever of its components they belong to. */
    public static synchronized Connections of(CamelContext camelContext) {
        Connections known = camelContext.getCamelContextExtension().getContextPlugin(Connections.class);
        if (known != null) {
            return known;
        }
        Connections made = new Connections();
        camelContext.getCamelContextExtension().addContextPlugin(Connections.class, made);
        return made;
    }

    void add(ApiConnection connection) {
        started.add(connection);
    }

    void remove(ApiConnection connection) {
        started.remove(connection);
    }

    /** What can be seen of their accounts. Endpoints with the same keys tell the same. */
    public Stream<AccountStatus> accounts() {
        return started.stream().flatMap(ApiConnection::accounts);
    }

    /** The same of one place. */
    public Stream<AccountStatus> accounts(AccountStatus.Place place) {
        return started.stream().filter(connection -> connection.place().equals(place)).flatMap(ApiConnection::accounts);
    }
}
