// SPDX-License-Identifier: Apache-2.0
package dev.ticketauth.examples.hub;

import org.apache.camel.builder.RouteBuilder;

/**
 * The one route that writes, for all that read. A record that is polled and pushed at the same time is written twice,
 * and two writers with a transaction each could wait for each other.
 */
final class StoreRoute extends RouteBuilder {
    /** The body is a ticket or a booking; when the exchange is done it is in the database. */
    static final String URI = "direct:store";

    private final Database database;

    StoreRoute(Database database) {
        this.database = database;
    }

    @Override
    public void configure() {
        // what fails, fails for the route that has read it
        errorHandler(noErrorHandler());
        from(URI).routeId("store").process(database.records());
    }
}
